"""How did each move, one panel a series? Small multiples on one scale, the others pale behind."""

from __future__ import annotations

from typing import Any

from coopstats.catalog.phrases import say
from coopstats.charts import style
from coopstats.charts.compared import (
    Compared,
    exhibit,
    finding,
    hover,
    is_whole,
    not_final_legend,
    rows_of,
)
from coopstats.charts.exhibit import Exhibit, LegendItem
from coopstats.charts.style import plain

COLUMNS = 3
PANEL_PX = 176
# A panel is one unit wide and high; these are the gaps between panels in the same units.
ACROSS, DOWN = 1.16, 2.02


def multiples(compared: Compared, exhibit_id: str) -> Exhibit:
    """Panels of three a row, all with the same years and the same scale, so heights compare.

    Drawn in one plane with a few traces, however many panels: a trace costs the browser more than
    its points.
    """
    measure, lang = compared.measure, compared.lang
    drawn = compared.drawn()
    frame = compared.frame
    first, last = int(frame["year"].min()), int(frame["year"].max())
    span = max(last - first, 1)
    values = [measure.plotted(float(v)) for v in frame["value"]]
    low, high = min(values), max(values)
    if low >= 0 and measure.kind in ("unit", "percent"):
        low = 0.0
    extent = (high - low) or 1.0
    reverse = measure.kind == "rank"

    def x_in(column: int, year: int) -> float:
        return round(column * ACROSS + 0.04 + 0.92 * (year - first) / span, 4)

    def y_in(row: int, value: float) -> float:
        share = (measure.plotted(value) - low) / extent
        return round(-row * DOWN + (1 - share if reverse else share), 4)

    context_x: list[float | None] = []
    context_y: list[float | None] = []
    line_x: list[float | None] = []
    line_y: list[float | None] = []
    marks: list[tuple[float, float, str, str, str]] = []
    annotations: list[dict[str, Any]] = []
    points = {s: rows_of(frame[frame["series"] == s].sort_values("year")) for s in drawn}
    for position, series in enumerate(drawn):
        column, row = position % COLUMNS, position // COLUMNS
        for other in drawn:
            xs, ys = (line_x, line_y) if other == series else (context_x, context_y)
            before: int | None = None
            for point in points[other]:
                year = int(point.year)
                if before is not None and year - before > 1:
                    xs.append(None)
                    ys.append(None)
                xs.append(x_in(column, year))
                ys.append(y_in(row, float(point.value)))
                before = year
            xs.append(None)
            ys.append(None)
        own = points[series]
        marks += [
            (
                x_in(column, int(point.year)),
                y_in(row, float(point.value)),
                hover(compared, point),
                style.STRONG if is_whole(point) else style.CARD,
                str(point.geo_code),
            )
            for point in own
        ]
        newest = own[-1]
        value = plain(measure.text(float(newest.value), lang))
        when = f" <i>({int(newest.year)})</i>" if int(newest.year) != last else ""
        annotations += [
            _text(column * ACROSS, -row * DOWN + 1.44, _short(compared.names[series]), "left", 12),
            _text(column * ACROSS, -row * DOWN + 1.22, f"<b>{value}</b>{when}", "left", 11),
            _text(x_in(column, first), -row * DOWN - 0.07, str(first), "left", 10, "top"),
            _text(x_in(column, last), -row * DOWN - 0.07, str(last), "right", 10, "top"),
        ]
    rows = (len(drawn) + COLUMNS - 1) // COLUMNS
    height = 24 + PANEL_PX * rows
    figure = {
        "data": [
            _trace(context_x, context_y, style.NO_DATA_LINE, 1.1),
            _trace(line_x, line_y, style.STRONG, 2.2),
            {
                "type": "scatter",
                "mode": "markers",
                "x": [mark[0] for mark in marks],
                "y": [mark[1] for mark in marks],
                "text": [mark[2] for mark in marks],
                "hovertemplate": "%{text}<extra></extra>",
                "customdata": [mark[4] for mark in marks],
                "marker": {
                    "size": 5.5,
                    "color": [mark[3] for mark in marks],
                    "line": {"color": style.STRONG, "width": 1.4},
                },
            },
        ],
        "layout": style.layout(
            lang,
            height,
            margin={"l": 4, "r": 4, "t": 4, "b": 4},
            xaxis=style.axis(visible=False, range=[-0.02, (COLUMNS - 1) * ACROSS + 1.02]),
            yaxis=style.axis(visible=False, range=[-(rows - 1) * DOWN - 0.3, 1.58]),
            annotations=annotations,
            shapes=[
                {
                    "type": "line",
                    "x0": (position % COLUMNS) * ACROSS,
                    "x1": (position % COLUMNS) * ACROSS + 1,
                    "y0": -(position // COLUMNS) * DOWN - 0.03,
                    "y1": -(position // COLUMNS) * DOWN - 0.03,
                    "line": {"color": style.LINE, "width": 1},
                }
                for position in range(len(drawn))
            ],
        ),
    }
    legend = (
        *(
            (LegendItem(say("cmp_context", lang), style.NO_DATA_LINE, "line"),)
            if len(drawn) > 1
            else ()
        ),
        *not_final_legend(compared, frame, "hollow"),
    )
    return exhibit(
        compared, exhibit_id, figure, height, finding(compared, compared.at(last)), frame, legend
    )


def _trace(
    x: list[float | None], y: list[float | None], color: str, width: float
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "hoverinfo": "skip",
        "connectgaps": False,
        "line": {"color": color, "width": width},
    }


def _short(name: str) -> str:
    """A name that fits a third of a phone's width."""
    return plain(name if len(name) <= 30 else name[:29] + "…")


def _text(
    x: float, y: float, text: str, side: str, size: int, anchor: str = "middle"
) -> dict[str, Any]:
    return {
        "x": x,
        "y": y,
        "text": text,
        "showarrow": False,
        "xanchor": side,
        "yanchor": anchor,
        "font": {"size": size, "color": style.QUIET if size == 10 else style.INK},
    }
