"""The four charts the way this dashboard draws them: its place picker, `Page.show` on the board."""

import streamlit as st

from coopstats.catalog import provinces_of
from coopstats.ui.data import ask_of, serving
from coopstats.ui.page import Card, Page
from coopstats.ui.place_picker import place_picker
from tests.bench.renderings.four_charts import four_exhibits, scope_of

st.set_page_config(page_title="Board", layout="wide")
names = {place.code: place.name.vi for place in provinces_of("63")}
code = st.session_state.setdefault("place", next(iter(names)))
place_picker(scope_of(code), lambda chosen: st.session_state.update(place=chosen))
ask = ask_of(serving().warehouse)
shapes, ranking, trend, sectors = four_exhibits(ask, code)
Page("bench", scope_of(code), ask).show(
    names[code], [], [], [Card(shapes, 6, 2), Card(ranking), Card(trend), Card(sectors)]
)
