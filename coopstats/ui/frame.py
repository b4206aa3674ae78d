"""The frame around pages: drawn by dashboard.py, asked for by a page that finds itself alone."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

PAGES = Path(__file__).resolve().parents[2] / "pages"
FIRST_PAGE = "overview"
_FRAMED = "hl_framed"


def mark_frame() -> None:
    """Note that dashboard.py draws the frame for this visitor."""
    st.session_state[_FRAMED] = True


def ensure_frame() -> None:
    """Run again through dashboard.py where a page was run by itself.

    Streamlit finds the folder `pages` by itself until `st.navigation` has been called once in the
    process, so visitors who open a link to a page before anybody opened the first page would get it
    without menu and language. Calling it here ends that. Asks once a visitor: a page that is run
    alone on purpose, as in a test, still shows its body.
    """
    if st.session_state.get(_FRAMED):
        return
    mark_frame()
    # The same addresses as the menu of dashboard.py: an unknown one would open a "not found" dialog.
    st.navigation(
        [
            st.Page(path, url_path=path.stem, default=path.stem == FIRST_PAGE)
            for path in sorted(PAGES.glob("*.py"))
        ]
    )
    st.rerun()
