"""The four charts in Dash: the dashboard's own figures, made and cached by the same code.

Run with the port to listen on. The callback returns all four figures at once.
"""

import sys

from dash import Dash, Input, Output, dcc, html

from coopstats.catalog import provinces_of
from coopstats.charts.scope import Ask
from coopstats.ui.data import CachedAsk
from coopstats.warehouse import Service
from tests.bench.renderings.four_charts import HEIGHTS, figures_with_outline

WIDTH = 660
names = {place.code: place.name.vi for place in provinces_of("63")}
ask: Ask = CachedAsk(Service("published").current().warehouse)


def graph(chart: str) -> dcc.Graph:
    size = {"width": f"{WIDTH}px", "height": f"{HEIGHTS[chart]}px"}
    return dcc.Graph(id=chart, style=size, config={"displayModeBar": False})


app = Dash("bench", title="Dash", update_title="")
app.layout = html.Div(
    [
        dcc.Dropdown(
            [{"label": name, "value": code} for code, name in names.items()],
            next(iter(names)),
            id="place",
            clearable=False,
        ),
        html.Div(
            [
                html.Div([graph("map"), graph("sectors")]),
                html.Div([graph("ranking"), graph("trend")]),
            ],
            style={"display": "flex", "gap": "16px"},
        ),
    ]
)


@app.callback([Output(chart, "figure") for chart in HEIGHTS], Input("place", "value"))
def draw(place: str) -> list[dict]:
    figures = figures_with_outline(ask, place).values()
    return [
        {"data": f["data"], "layout": {**f["layout"], "width": WIDTH, "autosize": False}}
        for f in figures
    ]


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=int(sys.argv[1]), debug=False)
