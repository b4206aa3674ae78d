"""The frame around pages: drawn by dashboard.py, asked for by a page that finds itself alone."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page as MenuPage
from streamlit.runtime.scriptrunner import get_script_run_ctx

from coopstats.ui.filters import address, session_scope, tell
from coopstats.ui.words import word

PAGES = Path(__file__).resolve().parents[2] / "pages"
FIRST_PAGE = "overview"
# The first page stands at the bare address. Streamlit keeps its path all the same and takes no second
# page there, so it gets one that nobody types, and its own name is free for a way home.
_FIRST_PATH = "_"
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
    names = [path.stem for path in sorted(PAGES.glob("*.py"))]
    st.navigation([*map(menu_page, names), *ways_home(names)])
    st.rerun()


def menu_page(name: str, title: str | None = None) -> MenuPage:
    """A page of the menu at its address: the first one at the bare address, others at their name."""
    is_first = name == FIRST_PAGE
    path = _FIRST_PATH if is_first else name
    return st.Page(PAGES / f"{name}.py", title=title, url_path=path, default=is_first)


def ways_home(known: Iterable[str]) -> list[MenuPage]:
    """A hidden page at the address asked for where the menu has none there: it leads to the first.

    Streamlit would open a dialog in English instead. The first page's own name is such an address
    too; any other is said to be unknown.
    """
    context = get_script_run_ctx()
    asked = context.pages_manager.intended_page_name if context else None
    if not asked or asked in {_FIRST_PATH, *known} - {FIRST_PAGE}:
        return []

    def go_home() -> None:
        if asked != FIRST_PAGE:
            lang = session_scope().lang
            tell(word("no_such_page", lang, path=asked[:60], page=word(FIRST_PAGE, lang)))
        st.switch_page(f"pages/{FIRST_PAGE}.py", query_params=address())

    return [st.Page(go_home, title=word("brand", "vi"), url_path=asked, visibility="hidden")]
