"""How did they move? One line a series, its name at its end, gaps where nothing was published."""

from __future__ import annotations

from typing import Any

from coopstats.analysis.rows import grouped
from coopstats.charts import style
from coopstats.charts.compared import (
    Compared,
    colors_of,
    exhibit,
    finding,
    hover,
    is_whole,
    label_margin,
    not_final_legend,
    row_label,
    rows_of,
    spread,
)
from coopstats.charts.exhibit import Exhibit
from coopstats.charts.numbers import number

LABEL_PX, LABEL_PX_OWN = 15, 27


def lines(compared: Compared, exhibit_id: str, height: int = 440) -> Exhibit:
    """Lines over the years, one publisher and definition a line; ranks with the first on top."""
    drawn = compared.drawn()
    colors = colors_of(drawn)
    measure, lang = compared.measure, compared.lang
    traces: list[dict[str, Any]] = []
    ends: list[tuple[str, int, float]] = []
    rows = grouped(rows_of(compared.frame.sort_values("year")), lambda row: str(row.series))
    for series in drawn:
        color, dash = colors[series]
        x: list[int] = []
        y: list[float | None] = []
        text: list[str] = []
        fill: list[str] = []
        codes: list[str] = []
        before: int | None = None
        for row in rows[series]:
            year = int(row.year)
            if before is not None and year - before > 1:
                x.append(before + 1)
                y.append(None)
                text.append("")
                fill.append(color)
                codes.append("")
            before = year
            x.append(year)
            y.append(measure.plotted(float(row.value)))
            text.append(hover(compared, row))
            fill.append(color if is_whole(row) else style.CARD)
            codes.append(str(row.geo_code))
        ends.append((series, x[-1], y[-1] or 0.0))
        traces.append(
            {
                "type": "scatter",
                "mode": "lines+markers",
                "x": x,
                "y": y,
                "text": text,
                "hovertemplate": "%{text}<extra></extra>",
                "customdata": codes,
                "connectgaps": False,
                "line": {"color": color, "width": 2.1, "dash": dash},
                "marker": {"size": 7, "color": fill, "line": {"color": color, "width": 1.7}},
            }
        )
    values = [v for trace in traces for v in trace["y"] if v is not None]
    low, high = _range(values, compared)
    first, last = int(compared.frame["year"].min()), int(compared.frame["year"].max())
    span = max(last - first, 1)
    # Labels stand in a margin of their own, moved apart so that none covers another.
    # A name with its publisher takes two lines.
    line_px = LABEL_PX_OWN if compared.own else LABEL_PX
    per_px = (high - low) / (height - 44)
    placed = spread([value for _, _, value in ends], line_px * per_px)
    annotations = [
        {
            "x": 1,
            "xref": "paper",
            "xshift": 8,
            "xanchor": "left",
            "y": at,
            "text": row_label(_dated(compared.names[series], year, last)),
            "align": "left",
            "showarrow": False,
            "font": {"size": 11.5, "color": colors[series][0]},
        }
        for (series, year, _), at in zip(ends, placed, strict=True)
    ]
    low = min(low, *(p - line_px * per_px / 2 for p in placed))
    high = max(high, *(p + line_px * per_px / 2 for p in placed))
    reverse = measure.kind == "rank"
    figure = {
        "data": traces,
        "layout": style.layout(
            lang,
            height,
            margin={
                "l": 22 + 7 * len(number(high, lang)),
                "r": 8
                + label_margin([_dated(compared.names[s], year, last) for s, year, _ in ends]),
                "t": 12,
                "b": 30,
            },
            xaxis=style.axis(
                range=[first - 0.04 * span - 0.2, last + 0.03 * span + 0.1],
                # On a phone the names leave the years a hundred pixels: four stand there upright.
                dtick=max(1, -(-span // 4)),
                tickangle=0,
                tick0=first,
                tickformat="d",
            ),
            yaxis=style.axis(
                showgrid=True,
                nticks=6,
                range=[high, low] if reverse else [low, high],
                tickformat="d" if reverse else ",.0f" if high >= 10 else ",.1f",
            ),
            annotations=annotations,
            shapes=_reference(compared),
        ),
    }
    return exhibit(
        compared,
        exhibit_id,
        figure,
        height,
        finding(compared, compared.at(last)),
        compared.frame,
        not_final_legend(compared, compared.frame, "hollow"),
    )


def _dated(name: str, year: int, last: int) -> str:
    """A name with the year of its last figure where the line ends before the others."""
    if year == last:
        return name
    place, _, source = name.partition(" · ")
    return f"{place} ({year})" + (f" · {source}" if source else "")


def _range(values: list[float], compared: Compared) -> tuple[float, float]:
    low, high = min(values), max(values)
    if compared.measure.kind == "rank":
        return max(0.0, low - 1.5), high + 1.5
    room = 0.06 * ((high - low) or abs(high) or 1)
    if low >= 0 and compared.measure.kind in ("unit", "percent") and low < 0.6 * high:
        return 0.0, high + room
    return low - room, high + room


def _reference(compared: Compared) -> list[dict[str, Any]]:
    at = {"index": 100, "change": 0}.get(compared.measure.kind)
    if at is None:
        return []
    return [
        {
            "type": "line",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": at,
            "y1": at,
            "layer": "below",
            "line": {"color": style.QUIET, "width": 1, "dash": "dot"},
        }
    ]
