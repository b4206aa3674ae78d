"""The control of the publishers' disagreements: which indicator. It stands in the address."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from coopstats.catalog import INDICATORS, indicator
from coopstats.ui.filters import page_parameter, set_page_parameters
from coopstats.ui.page import Page
from coopstats.ui.words import word

PARAMETER = "gap"


def disagreement_control(offered: Sequence[str], page: Page) -> str:
    """Draw the select box in the sidebar; gives an indicator's id, or "" for all of them.

    A link's indicator that the catalog does not hold is refused aloud; one without a disagreement
    in this scope stays, and the card says so.
    """
    lang = page.lang
    said = page_parameter(PARAMETER)
    if said and said not in INDICATORS:
        shown = word("all_indicators", lang)
        name = word("indicator", lang).lower()
        text = word("link_unknown", lang, name=name, value=said[:60], shown=shown)
        page.notices.append({"level": "warn", "text": text})
        said = ""
    options = ["", *offered, *([said] if said and said not in offered else [])]
    st.session_state["f_gap"] = said
    with st.sidebar:
        st.selectbox(
            word("disagreement_of", lang),
            options,
            key="f_gap",
            format_func=lambda id_: (
                indicator(id_).title.say(lang) if id_ else word("all_indicators", lang)
            ),
            placeholder=word("indicator", lang),
            on_change=_take,
        )
    if said != page_parameter(PARAMETER):
        set_page_parameters(**{PARAMETER: said})
    return said


def _take() -> None:
    set_page_parameters(**{PARAMETER: str(st.session_state["f_gap"])})
