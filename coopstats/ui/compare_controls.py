"""The compare page's controls: what, where, how and in which form. All of it stands in the address."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from coopstats.analysis.transform import LENSES
from coopstats.catalog import FILTER_SECTORS, INDICATORS, SECTORS, Lang
from coopstats.catalog.phrases import say
from coopstats.charts.captions import years_text
from coopstats.charts.compare_answers import (
    FORMS,
    TWO_YEARS,
    Form,
    form_of,
    prepared,
    scatter_default,
)
from coopstats.charts.compared import MAX_SERIES, series_source
from coopstats.charts.compared_figures import Offer
from coopstats.charts.comparison import OWN, Comparison, Prepared
from coopstats.ui.compared_places import (
    BY_NAME,
    NONE,
    as_parameter,
    choices,
    group_label,
    group_of,
    groups,
    read_rule,
    rule_of_names,
)
from coopstats.ui.filters import page_parameter, session_scope
from coopstats.ui.link_values import read, refuse, write
from coopstats.ui.page import Page
from coopstats.ui.place_picker import place_label, typed_label
from coopstats.ui.words import word

MAX_SECTORS = 6
MAX_OFFERS = 12
ONE_YEAR = ("bar", "scatter", "map")


@dataclass(frozen=True, slots=True)
class CompareChoice:
    """What is compared, in which form, and the other indicators of a scatter.

    `who` is the series asked for, empty for the default; `found` is what there is to choose from.
    """

    asked: Comparison
    form: Form
    across: str
    size: str
    who: str
    found: Prepared


def compare_choice(page: Page) -> CompareChoice:
    """What the address asks to compare. Unknown values of a link are refused aloud."""
    scope, lang = page.scope, page.lang
    id_ = read(page, "ind", INDICATORS, "cooperatives", INDICATORS["cooperatives"].title.say(lang))
    lens = read(page, "lens", LENSES, "level", say("cmp_level", lang))
    form = form_of(read(page, "form", FORMS, "line", say("cmp_line", lang))) or "line"
    rule = _rule(page)
    asked = Comparison(
        id_,
        rule,
        _sectors(page),
        page_parameter("who"),
        lens,
        *_years(page_parameter("at")),
    )
    found: Prepared = page.make(prepared, scope, asked)
    known = {offer.id for offer in found.offers} | {OWN}
    who = read(page, "who", known, "", word("by_preference", lang))
    asked = replace(asked, series=who, first_year=found.first_year, last_year=found.last_year)
    said = page_parameter("at")
    at = f"{found.first_year}-{found.last_year}" if found.years else ""
    if said and at and said != at:
        refuse(page, "at", said, at)
    across = read(page, "across", INDICATORS, scatter_default(id_))
    size = read(page, "size", INDICATORS, "")
    if found.n_cut:
        text = say("cmp_cut", lang, n=MAX_SERIES, m=found.n_cut)
        page.notices.append({"level": "info", "text": text})
    write(ind=id_, lens=lens, form=form, at=at)
    return CompareChoice(asked, form, across, size, who, found)


def _rule(page: Page) -> str:
    said = page_parameter("places")
    rule, unknown, mapped = read_rule(said, page.scope)
    if unknown:
        shown = ", ".join(
            [group_label(rule, page.scope.era, page.lang)]
            if group_of(rule, page.scope.era) != BY_NAME
            else [place_label(c, page.scope.era, page.lang) for c in rule.split(",") if c != NONE]
        )
        refuse(page, "places", ", ".join(unknown), shown)
    if mapped:
        text = say(
            "cmp_era_mapped",
            page.lang,
            old="63" if page.scope.era == "34" else "34",
            new=page.scope.era,
            names="; ".join(f"{old} → {new}" for old, new in mapped),
        )
        page.notices.append({"level": "info", "text": text})
    if said:
        write(places=as_parameter(rule, page.scope.era))
    return rule


def _sectors(page: Page) -> tuple[str, ...]:
    said = [s for s in page_parameter("sectors").split(",") if s]
    known = tuple(s for s in dict.fromkeys(said) if s in FILTER_SECTORS)[:MAX_SECTORS]
    for unknown in (s for s in said if s not in FILTER_SECTORS):
        shown = SECTORS[known[0] if known else page.scope.sector].name.say(page.lang)
        refuse(page, "sectors", unknown, shown)
    return known or (page.scope.sector,)


def _years(said: str) -> tuple[int, int]:
    parts = said.split("-")
    if len(parts) == 2 and all(p.isascii() and p.isdigit() and len(p) == 4 for p in parts):
        return int(parts[0]), int(parts[1])
    return 0, 0


def compare_controls(page: Page, choice: CompareChoice) -> None:
    """Draw the controls: what and how above, where below."""
    asked, form, found, who = choice.asked, choice.form, choice.found, choice.who
    lang, era = page.lang, page.scope.era
    state = st.session_state
    offers = {offer.id: offer for offer in found.offers[:MAX_OFFERS]}
    for offer in found.offers:
        if offer.id == who:
            offers[offer.id] = offer
    state["c_ind"], state["c_lens"], state["c_form"] = asked.indicator, asked.lens, form
    state["c_group"] = group_of(asked.places, era)
    state["c_places"] = list(found.places)
    state["c_sectors"] = list(asked.sectors)
    state["c_who"] = who or (OWN if found.own else found.offer.id if found.offer else OWN)
    first = st.columns([2.2, 1.6, 1.4, 1.4], vertical_alignment="bottom")
    first[0].selectbox(
        word("indicator", lang),
        list(INDICATORS),
        key="c_ind",
        format_func=lambda i: INDICATORS[i].title.say(lang),
        placeholder=word("indicator", lang),
        on_change=_take_indicator,
    )
    first[1].selectbox(
        word("lens", lang),
        LENSES,
        key="c_lens",
        format_func=lambda i: say(f"cmp_{i}", lang),
        placeholder=word("lens", lang),
        on_change=_take_lens,
    )
    first[2].selectbox(
        word("form", lang),
        FORMS,
        key="c_form",
        format_func=lambda i: say(f"cmp_{i}", lang),
        placeholder=word("form", lang),
        on_change=lambda: write(form=str(state["c_form"])),
    )
    with first[3]:
        _draw_years(asked, form, found, lang)
    second = st.columns([1.6, 2.2, 2.8], vertical_alignment="bottom")
    second[0].selectbox(
        word("places_group", lang),
        groups(era),
        key="c_group",
        format_func=lambda rule: group_label(rule, era, lang),
        placeholder=word("places_group", lang),
        on_change=_take_group,
    )
    second[1].selectbox(
        word("who", lang),
        [*offers, OWN],
        key="c_who",
        format_func=lambda i: _offer_label(offers.get(i), found, lang),
        placeholder=word("who", lang),
        help=word("preference_note", lang),
        on_change=lambda: write(who=str(state["c_who"])),
    )
    second[2].multiselect(
        word("sectors_compared", lang),
        FILTER_SECTORS,
        key="c_sectors",
        max_selections=MAX_SECTORS,
        format_func=lambda i: SECTORS[i].name.say(lang),
        placeholder=word("sectors_compared", lang),
        on_change=lambda: write(sectors=",".join(state["c_sectors"])),
    )
    st.multiselect(
        word("places_compared", lang),
        choices(era),
        key="c_places",
        max_selections=MAX_SERIES,
        format_func=lambda code: typed_label(code, era, lang),
        placeholder=word("place_hint", lang),
        on_change=_take_places,
    )
    if form == "scatter":
        _draw_scatter(choice.across, choice.size, lang)


def _draw_years(asked: Comparison, form: Form, found: Prepared, lang: Lang) -> None:
    years = list(found.years)
    if not years:
        return
    state = st.session_state
    state["c_first"], state["c_last"] = found.first_year, found.last_year
    if form in TWO_YEARS or asked.lens == "index":
        left, right = st.columns(2)
        left.selectbox(
            word("first_year", lang),
            years[:-1] or years,
            key="c_first",
            placeholder=word("first_year", lang),
            on_change=_take_years,
        )
        right.selectbox(
            word("last_year", lang),
            [y for y in years if y > found.first_year] or years,
            key="c_last",
            placeholder=word("last_year", lang),
            on_change=_take_years,
        )
        return
    st.selectbox(
        word("year", lang),
        years,
        key="c_last",
        placeholder=word("year", lang),
        disabled=form not in ONE_YEAR and not asked.places.startswith(("top:", "bottom:")),
        on_change=_take_years,
    )


def _draw_scatter(across: str, size: str, lang: Lang) -> None:
    state = st.session_state
    state["c_across"], state["c_size"] = across, size
    left, right = st.columns(2)
    left.selectbox(
        word("across", lang),
        list(INDICATORS),
        key="c_across",
        format_func=lambda i: INDICATORS[i].title.say(lang),
        placeholder=word("across", lang),
        on_change=lambda: write(across=str(state["c_across"])),
    )
    right.selectbox(
        word("size", lang),
        ["", *INDICATORS],
        key="c_size",
        format_func=lambda i: INDICATORS[i].title.say(lang) if i else word("no_size", lang),
        placeholder=word("size", lang),
        on_change=lambda: write(size=str(state["c_size"])),
    )


def _offer_label(offer: Offer | None, found: Prepared, lang: Lang) -> str:
    if offer is None:
        return say("cmp_own_series", lang)
    return say(
        "cmp_same_series",
        lang,
        source=series_source(offer.definition, offer.publisher_id, found.of, lang),
        n=offer.n_places,
        of=found.n_with_figure,
        years=years_text(offer.years[0], offer.years[-1]),
    )


def _take_indicator() -> None:
    # Another indicator has other publishers and years.
    write(ind=str(st.session_state["c_ind"]), who="", at="")


def _take_lens() -> None:
    write(lens=str(st.session_state["c_lens"]), at="")


def _take_group() -> None:
    chosen = str(st.session_state["c_group"])
    era = session_scope().era
    rule = rule_of_names(st.session_state["c_places"]) if chosen == BY_NAME else chosen
    write(places=as_parameter(rule, era))


def _take_places() -> None:
    rule = rule_of_names(st.session_state["c_places"])
    write(places=as_parameter(rule, session_scope().era))


def _take_years() -> None:
    last = int(st.session_state["c_last"])
    first = int(st.session_state.get("c_first", 0))
    # A last year before the first takes the first with it to the oldest year there is.
    write(at=f"{first if first < last else 1900:04d}-{last}")
