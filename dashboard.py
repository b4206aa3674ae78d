"""The frame: page settings, the menu, the language. `streamlit run dashboard.py`."""

import streamlit as st

from coopstats.ui.board import prepare
from coopstats.ui.filters import language_switch, session_scope
from coopstats.ui.frame import mark_frame, menu_page, ways_home
from coopstats.ui.words import word

MENU = {
    "menu_view": ("overview",),
    "menu_topic": ("revenue", "membership", "growth"),
    "menu_cut": ("map", "province", "sector", "compare"),
    "menu_units": ("cooperatives", "effective", "dynamics"),
    "menu_data": ("sources",),
}

# Menu words of pages whose own name says something else in a filter.
TITLES = {"sector": "sector_page"}

mark_frame()
lang = session_scope().lang
st.set_page_config(page_title=word("brand", lang), page_icon="static/icon.svg", layout="wide")
prepare()
st.logo("static/logo.svg", size="large")
menu = {
    word(group, lang): [menu_page(page, word(TITLES.get(page, page), lang)) for page in pages]
    for group, pages in MENU.items()
}
menu[word("menu_view", lang)] += ways_home(page for pages in MENU.values() for page in pages)
page = st.navigation(menu, position="sidebar")
language_switch()
page.run()
