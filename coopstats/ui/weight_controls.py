"""The weights of effective models: a slider a criterion in the sidebar, all of them in the address."""

from __future__ import annotations

import streamlit as st

from coopstats.catalog.criteria import CRITERIA, MOST_WEIGHT
from coopstats.charts.honours import DEFAULT_WEIGHTS, Weights
from coopstats.ui.filters import page_parameter
from coopstats.ui.link_values import refuse, write
from coopstats.ui.page import Page
from coopstats.ui.words import word


def weights_of(page: Page) -> Weights:
    """The weights that the address asks for, in the order of the criteria; else the defaults."""
    said = page_parameter("weights")
    if not said:
        return DEFAULT_WEIGHTS
    parts = said.split(".")
    is_sound = len(parts) == len(CRITERIA) and all(
        p.isascii() and p.isdigit() and len(p) == 1 and int(p) <= MOST_WEIGHT for p in parts
    )
    if is_sound:
        return tuple(int(p) for p in parts)
    refuse(page, "weights", said, ".".join(str(w) for w in DEFAULT_WEIGHTS))
    return DEFAULT_WEIGHTS


def weight_controls(page: Page, weights: Weights) -> None:
    """Draw the sliders."""
    lang = page.lang
    with st.sidebar, st.expander(word("weights", lang), expanded=True):
        for criterion, weight in zip(CRITERIA.values(), weights, strict=True):
            key = f"w_{criterion.id}"
            st.session_state[key] = weight
            st.slider(criterion.title.say(lang), 0, MOST_WEIGHT, key=key, on_change=_take)


def _take() -> None:
    weights = tuple(int(st.session_state[f"w_{id_}"]) for id_ in CRITERIA)
    write(weights="" if weights == DEFAULT_WEIGHTS else ".".join(str(w) for w in weights))
