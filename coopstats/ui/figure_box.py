"""The box of the sources page that takes a figure id; the id stands in the address."""

from __future__ import annotations

import streamlit as st

from coopstats.ui.filters import page_parameter, set_page_parameters
from coopstats.ui.page import Page
from coopstats.ui.words import word


def figure_box(page: Page) -> str:
    """The figure id asked for, empty where there is none."""
    st.session_state["f_figure"] = page_parameter("figure")
    with st.sidebar:
        st.text_input(
            word("figure_id", page.lang),
            key="f_figure",
            max_chars=400,
            placeholder="t-nso-2022-r3-c2",
            on_change=_take,
        )
    return page_parameter("figure").strip()


def _take() -> None:
    set_page_parameters(figure=str(st.session_state["f_figure"]).strip())
