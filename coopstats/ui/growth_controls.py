"""The growth page's own controls: which series, which two years. Both stand in the address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from coopstats.charts.growth_answers import GrowthSeries
from coopstats.ui.filters import is_as_linked, page_parameter, set_page_parameters
from coopstats.ui.page import Page
from coopstats.ui.words import word


@dataclass(frozen=True, slots=True)
class GrowthChoice:
    """The chosen series and span; `of` is None where the scope has no series of two years."""

    of: GrowthSeries | None
    first_year: int
    last_year: int


def growth_controls(offered: Sequence[GrowthSeries], page: Page) -> GrowthChoice:
    """Draw the controls in the sidebar. An unknown series or year in a link is refused aloud."""
    lang = page.lang
    if not offered:
        return GrowthChoice(None, page.scope.first_year, page.scope.last_year)
    by_id = {series.id: series for series in offered}
    said = page_parameter("series")
    if said and said not in by_id:
        shown = offered[0].label(lang)
        _refuse(page, "series", said, shown)
        said = ""
    st.session_state["f_series"] = said or offered[0].id
    with st.sidebar:
        st.selectbox(
            word("series", lang),
            list(by_id),
            key="f_series",
            format_func=lambda id_: by_id[id_].label(lang),
            placeholder=word("series", lang),
            on_change=_take,
        )
    series = by_id[st.session_state["f_series"]]
    years = [y for y in series.years if page.scope.first_year <= y <= page.scope.last_year]
    if len(years) < 2:
        years = list(series.years)
    first, last = years[0], years[-1]
    span = page_parameter("span")
    if span:
        parts = [int(p) if p.isdigit() else years[-1] for p in span.split("-")]
        if len(parts) == 2 and parts[0] in years and parts[1] in years and parts[0] < parts[1]:
            first, last = parts
        else:
            _refuse(page, "years", span, f"{first}-{last}")
    st.session_state["f_first"], st.session_state["f_last"] = first, last
    with st.sidebar:
        left, right = st.columns(2)
        left.selectbox(
            word("first_year", lang),
            years[:-1],
            key="f_first",
            on_change=_take,
            placeholder=word("first_year", lang),
        )
        right.selectbox(
            word("last_year", lang),
            [y for y in years if y > first],
            key="f_last",
            on_change=_take,
            placeholder=word("last_year", lang),
        )
    set_page_parameters(series=series.id, span=f"{first}-{last}")
    return GrowthChoice(series, first, last)


def _refuse(page: Page, name: str, value: str, shown: str) -> None:
    if not is_as_linked():
        return
    said = word(name, page.lang).lower()
    text = word("link_unknown", page.lang, name=said, value=value[:60], shown=shown)
    page.notices.append({"level": "warn", "text": text})


def _take() -> None:
    series = str(st.session_state["f_series"])
    first, last = int(st.session_state["f_first"]), int(st.session_state["f_last"])
    # A first year at or after the last keeps the start and goes to the newest year there is; another
    # series starts with its whole span.
    span = f"{first}-{last}" if first < last else f"{first}-"
    span = span if series == page_parameter("series") else ""
    set_page_parameters(series=series, span=span)
