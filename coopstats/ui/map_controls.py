"""The map page's controls: indicator, series, year, how it is drawn and classed. All in the address."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import cast

import streamlit as st

from coopstats.analysis.breaks import METHODS, Method
from coopstats.catalog import INDICATORS, Lang
from coopstats.catalog.phrases import say
from coopstats.charts.captions import years_text
from coopstats.charts.choropleth import MARKS
from coopstats.charts.compare_words import measure_of
from coopstats.charts.compared import Measure, series_source
from coopstats.charts.compared_figures import Offer
from coopstats.charts.comparison import OWN, Prepared
from coopstats.charts.map_answers import MapAsked, map_prepared, mark_of
from coopstats.charts.numbers import number
from coopstats.ui.filters import page_parameter
from coopstats.ui.link_values import read, refuse, write
from coopstats.ui.page import Page
from coopstats.ui.words import word

MAX_OFFERS = 12
MAX_BOUNDS = 5


@dataclass(frozen=True, slots=True)
class MapChoice:
    """What the map shows; `who` is the series asked for, `found` what there is to choose from."""

    asked: MapAsked
    who: str
    found: Prepared
    measure: Measure | None


def map_choice(page: Page) -> MapChoice:
    """What the address asks of the map. Unknown values of a link are refused aloud."""
    scope, lang = page.scope, page.lang
    id_ = read(page, "ind", INDICATORS, "cooperatives", INDICATORS["cooperatives"].title.say(lang))
    method = cast(Method, read(page, "method", METHODS, "quantile", say("map_quantile", lang)))
    mark = read(page, "mark", MARKS, "", word("by_preference", lang))
    keep = read(page, "keep", ("1",), "") == "1"
    said_year = page_parameter("at").rpartition("-")[2]
    year = int(said_year) if said_year.isascii() and said_year.isdigit() else 0
    asked = MapAsked(id_, page_parameter("who"), method, mark, (), keep, year)
    found: Prepared = page.make(map_prepared, scope, asked)
    known = {offer.id for offer in found.offers} | {OWN}
    who = read(page, "who", known, "", word("by_preference", lang))
    if said_year and found.years and year not in found.years:
        refuse(page, "at", page_parameter("at"), str(found.last_year))
    asked = replace(asked, series=who, year=found.last_year)
    measure = measure_of(asked.comparison(scope), found, lang) if len(found.frame) else None
    asked = replace(asked, bounds=_bounds(page, measure) if method == "stated" else ())
    at = str(found.last_year) if found.years else ""
    write(ind=id_, method=method, keep="1" if keep else "", at=at)
    return MapChoice(asked, who, found, measure)


def read_bounds(said: str, lang: Lang) -> list[float] | None:
    """Numbers parted by semicolons or spaces as a person of the language writes them; None where
    one cannot be read. "1.200; 3,5" in Vietnamese is 1200 and 3.5."""
    tokens = [t for t in re.split(r"[;\s]+", said.strip()) if t]
    found: list[float] = []
    for token in tokens:
        plain = token.replace(".", "").replace(",", ".") if lang == "vi" else token.replace(",", "")
        if not re.fullmatch(r"-?\d{1,15}(\.\d{1,6})?", plain):
            return None
        found.append(float(plain))
    return sorted(set(found))[:MAX_BOUNDS]


def _bounds(page: Page, measure: Measure | None) -> tuple[float, ...]:
    """The bounds of the address, in the base unit (they are kept so, whatever the language)."""
    said = page_parameter("bounds")
    if not said or measure is None:
        return ()
    found: list[float] = []
    for token in said.split(";"):
        if not re.fullmatch(r"-?\d{1,18}(\.\d{1,6})?", token):
            text = say("map_bounds_unread", page.lang, said=said[:60])
            page.notices.append({"level": "warn", "text": text})
            return ()
        found.append(float(token))
    return tuple(sorted(set(found))[:MAX_BOUNDS])


def _factor(measure: Measure) -> float:
    """What a bound as typed is multiplied by to be in the base unit."""
    return 0.01 if measure.kind in ("percent", "change") else measure.scale


def map_controls(page: Page, choice: MapChoice) -> None:
    """Draw the controls: what above, how below."""
    asked, found, who, measure = choice.asked, choice.found, choice.who, choice.measure
    lang = page.lang
    state = st.session_state
    offers = {offer.id: offer for offer in found.offers[:MAX_OFFERS]}
    for offer in found.offers:
        if offer.id == who:
            offers[offer.id] = offer
    state["m_ind"], state["m_method"] = asked.indicator, asked.method
    state["m_mark"], state["m_keep"] = mark_of(asked), asked.keep
    state["m_who"] = who or (OWN if found.own else found.offer.id if found.offer else OWN)
    first = st.columns([2.2, 2.6, 0.9], vertical_alignment="bottom")
    first[0].selectbox(
        word("indicator", lang),
        list(INDICATORS),
        key="m_ind",
        format_func=lambda i: INDICATORS[i].title.say(lang),
        placeholder=word("indicator", lang),
        on_change=_take_indicator,
    )
    first[1].selectbox(
        word("who", lang),
        [*offers, OWN],
        key="m_who",
        format_func=lambda i: _offer_label(offers.get(i), found, lang),
        placeholder=word("who", lang),
        help=word("preference_note", lang),
        on_change=lambda: write(who=str(state["m_who"]), at=""),
    )
    if found.years and not found.own:
        state["m_year"] = found.last_year
        first[2].selectbox(
            word("year", lang),
            list(found.years),
            key="m_year",
            placeholder=word("year", lang),
            on_change=lambda: write(at=str(state["m_year"])),
        )
    has_bounds = asked.method == "stated" and mark_of(asked) == "fill" and measure is not None
    widths = [1.5, 1.6, 1.9, 2.0] if has_bounds else [1.5, 1.6, 3.9]
    second = st.columns(widths, vertical_alignment="bottom")
    second[0].selectbox(
        word("mark", lang),
        MARKS,
        key="m_mark",
        format_func=lambda i: say(f"map_{i}", lang),
        placeholder=word("mark", lang),
        on_change=lambda: write(mark=str(state["m_mark"])),
    )
    second[1].selectbox(
        word("method", lang),
        METHODS,
        key="m_method",
        format_func=lambda i: say(f"map_{i}", lang),
        placeholder=word("method", lang),
        disabled=mark_of(asked) == "symbols",
        on_change=lambda: write(method=str(state["m_method"])),
    )
    if has_bounds and measure is not None:
        factor = _factor(measure)
        state["m_bounds"] = "; ".join(number(b / factor, lang, 4) for b in asked.bounds)
        second[2].text_input(
            word("bounds", lang, unit=measure.label),
            key="m_bounds",
            placeholder=word("bounds_hint", lang),
            on_change=lambda: _take_bounds(factor, lang),
        )
    second[-1].toggle(
        word("keep_classes", lang),
        key="m_keep",
        on_change=lambda: write(keep="1" if state["m_keep"] else ""),
    )


def _offer_label(offer: Offer | None, found: Prepared, lang: Lang) -> str:
    if offer is None:
        return say("map_own_series", lang)
    return say(
        "cmp_same_series",
        lang,
        source=series_source(offer.definition, offer.publisher_id, found.of, lang),
        n=offer.n_places,
        of=found.n_with_figure,
        years=years_text(offer.years[0], offer.years[-1]),
    )


def _take_indicator() -> None:
    write(ind=str(st.session_state["m_ind"]), who="", at="", bounds="", mark="")


def _take_bounds(factor: float, lang: Lang) -> None:
    said = str(st.session_state["m_bounds"])
    found = read_bounds(said, lang)
    if found is None:
        # Kept as written: the page refuses it aloud on this run.
        write(bounds=said.replace("-", " ")[:60])
        return
    write(bounds=";".join(f"{b * factor:.6f}".rstrip("0").rstrip(".") for b in found))
