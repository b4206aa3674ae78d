"""The four charts the tutorial way: one cached DataFrame, pandas filters, plotly.express.

``HOPLUC_BENCH_DATA`` names a folder with figures.csv and shapes.json, written by the harness. The
map is a filled scatter with one trace a colour class: `px.choropleth` fetches a base map from the
internet, and one trace a class is the fastest form that the tutorial's author could find.
"""

import json
import os
from pathlib import Path

import pandas as pd
import plotly.express as px
import plotly.graph_objects as go
import streamlit as st

FOLDER = Path(os.environ["HOPLUC_BENCH_DATA"])
COLOURS = ["#EAF3EF", "#C5E0D4", "#94C7B3", "#5BA88E", "#2C836A", "#0B5A48"]
STRONG, CALM, OUTLINE = "#0B5A48", "#5BA88E", "#C2693D"
EVENTS = {
    2012.9: "Luật HTX 2012",
    2022.5: "NQ 20-NQ/TW",
    2024.5: "Luật HTX 2023",
    2025.5: "34 tỉnh",
}

st.set_page_config(page_title="Tutorial", layout="wide")


@st.cache_data
def load_figures():
    return pd.read_csv(FOLDER / "figures.csv", dtype={"code": str})


@st.cache_data
def load_shapes():
    return json.loads((FOLDER / "shapes.json").read_text(encoding="utf-8"))


df = load_figures()
shapes = load_shapes()
place = st.selectbox("Tỉnh", shapes["names"], format_func=shapes["names"].get)
name = shapes["names"][place]

panel = df[
    (df["indicator"] == "cooperatives")
    & (df["definition"] == "with_results")
    & (df["year"] == 2022)
    & (df["sector"] == "all")
].sort_values("value", ascending=False)
panel["group"] = pd.qcut(panel["value"], 6, labels=False)

map_figure = go.Figure()
for group, colour in enumerate(COLOURS):
    xs, ys = [], []
    for code in panel.loc[panel["group"] == group, "code"]:
        xs += [*shapes["x"][code], None]
        ys += [*shapes["y"][code], None]
    map_figure.add_scatter(
        x=xs,
        y=ys,
        fill="toself",
        mode="lines",
        fillcolor=colour,
        line={"color": "white", "width": 1},
    )
map_figure.add_scatter(
    x=shapes["x"][place], y=shapes["y"][place], mode="lines", line={"color": OUTLINE, "width": 2}
)
map_figure.add_scatter(
    x=shapes["island_x"], y=shapes["island_y"], mode="markers", marker={"size": 3}
)
map_figure.update_xaxes(visible=False)
map_figure.update_yaxes(visible=False, scaleanchor="x", scaleratio=1.04)
map_figure.update_layout(showlegend=False, height=640, margin={"l": 0, "r": 0, "t": 0, "b": 0})

shown = pd.concat([panel.head(8), panel[panel["code"] == place], panel.tail(4)])
shown = shown.drop_duplicates("code").sort_values("value", ascending=False)
ranking = px.bar(shown, x="value", y="name", orientation="h", text="value", height=320)
ranking.update_traces(
    marker_color=[STRONG if code == place else CALM for code in shown["code"]],
    textposition="outside",
)
ranking.update_yaxes(autorange="reversed", title=None)

own = df[
    (df["indicator"] == "cooperatives") & (df["code"] == place) & (df["sector"] == "all")
].sort_values("year")
trend = px.line(own, x="year", y="value", color="series", markers=True, height=300)
trend.update_layout(
    showlegend=False,
    shapes=[{"type": "line", "x0": x, "x1": x, "yref": "paper", "y0": 0, "y1": 1} for x in EVENTS],
    annotations=[
        {"x": x, "yref": "paper", "y": 1, "text": text, "showarrow": False}
        for x, text in EVENTS.items()
    ],
)

kinds = df[
    (df["indicator"] == "cooperatives")
    & (df["code"] == place)
    & (df["year"] == 2008)
    & df["sector"].isin(["agriculture_kind", "fishery_kind"])
]
sectors = px.bar(kinds, x="value", y="sector", orientation="h", text="value", height=340)

left, right = st.columns(2)
left.plotly_chart(map_figure)
right.plotly_chart(ranking)
right.plotly_chart(trend)
left.plotly_chart(sectors)
