"""The control of the publishers' disagreements: which indicator. It stands in the address."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from coopstats.catalog import indicator
from coopstats.ui.filters import page_parameter, set_page_parameters
from coopstats.ui.page import Page
from coopstats.ui.words import word

PARAMETER = "gap"


def disagreement_control(offered: Sequence[str], page: Page) -> str:
    """Draw the select box in the sidebar; gives an indicator's id, or "" for all of them.

    An indicator of the link that has no disagreement in this scope is refused aloud.
    """
    lang = page.lang
    said = page_parameter(PARAMETER)
    if said and said not in offered:
        page.refuse(word("indicator", lang), said, word("all_indicators", lang))
        said = ""
        set_page_parameters(**{PARAMETER: ""})
    st.session_state["f_gap"] = said
    with st.sidebar:
        st.selectbox(
            word("disagreement_of", lang),
            ["", *offered],
            key="f_gap",
            format_func=lambda id_: (
                indicator(id_).title.say(lang) if id_ else word("all_indicators", lang)
            ),
            placeholder=word("indicator", lang),
            on_change=_take,
        )
    return said


def _take() -> None:
    set_page_parameters(**{PARAMETER: str(st.session_state["f_gap"])})
