"""Values of a page's own controls in the address: read and checked, refused aloud, written back."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, cast

import streamlit as st

from coopstats.ui.filters import page_parameter, set_page_parameters
from coopstats.ui.page import Page
from coopstats.ui.words import word

_WRITTEN = "hl_written_parameters"


def read(page: Page, name: str, allowed: Collection[str], default: str, shown: str = "") -> str:
    """A value of the address, or the default where there is none or it is not allowed.

    A visitor is told of an unknown value of a link, not of a value of an earlier choice that another
    filter has made impossible.
    """
    said = page_parameter(name)
    if not said or said in allowed:
        return said or default
    refuse(page, name, said, shown or default)
    return default


def refuse(page: Page, name: str, said: str, shown: str) -> None:
    """Say that a link's value is unknown and what is shown instead."""
    if _written().get(name) == said:
        return
    text = word("link_unknown", page.lang, name=name, value=said[:60], shown=shown)
    page.notices.append({"level": "warn", "text": text})


def write(**values: str) -> None:
    """Put values into the address; an empty one takes the parameter away."""
    _written().update(values)
    set_page_parameters(**values)


def _written() -> dict[str, str]:
    state = cast(dict[str, Any], st.session_state)
    return cast(dict[str, str], state.setdefault(_WRITTEN, {}))
