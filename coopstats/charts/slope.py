"""Who rose and who fell between two years? A slope a series, values and names at both ends."""

from __future__ import annotations

from typing import Any

import pandas as pd

from coopstats.catalog.phrases import say
from coopstats.charts import style
from coopstats.charts.compared import Compared, exhibit, hover, is_whole, rows_of, spread
from coopstats.charts.exhibit import Exhibit, LegendItem
from coopstats.charts.style import plain

LABEL_PX = 17
RISE, FALL, LEVEL = style.STRONG, style.BEHIND, style.QUIET


def between(compared: Compared, first_year: int, last_year: int) -> pd.DataFrame:
    """One row a series that has both years: its last row with first_value and change beside it."""
    first = compared.frame.loc[compared.frame["year"] == first_year, ["series", "value"]]
    last = compared.frame[compared.frame["year"] == last_year]
    joined = last.merge(first.rename(columns={"value": "first_value"}), on="series", how="inner")
    return joined.assign(change=joined["value"] - joined["first_value"])


def slope(
    compared: Compared, first_year: int, last_year: int, exhibit_id: str, height: int = 0
) -> Exhibit | None:
    """Lines from the first year to the last, coloured by direction; None where none has both.

    Under the lens of rank the first rank is on top and going up is climbing.
    """
    both = between(compared, first_year, last_year)
    if both.empty:
        return None
    measure, lang = compared.measure, compared.lang
    height = height or max(340, 70 + 30 * len(both))
    reverse = measure.kind == "rank"
    rows = rows_of(both.sort_values("value", ascending=reverse))
    starts = [measure.plotted(float(row.first_value)) for row in rows]
    ends = [measure.plotted(float(row.value)) for row in rows]
    low, high = min(*starts, *ends), max(*starts, *ends)
    extent = (high - low) or abs(high) or 1.0
    per_px = extent / max(height - 90, 1)
    left, right = spread(starts, LABEL_PX * per_px), spread(ends, LABEL_PX * per_px)
    colors = [_color(float(row.change), reverse) for row in rows]
    low = min(low, *left, *right) - LABEL_PX * per_px
    high = max(high, *left, *right) + LABEL_PX * per_px
    traces = [
        *_lines(starts, ends, colors),
        {
            "type": "scatter",
            "mode": "markers",
            "x": [0] * len(rows) + [1] * len(rows),
            "y": [*starts, *ends],
            "text": [hover(compared, row) for row in rows] * 2,
            "hovertemplate": "%{text}<extra></extra>",
            "customdata": [str(row.geo_code) for row in rows] * 2,
            "marker": {
                "size": 7.5,
                "color": [
                    color if is_whole(row) else style.CARD
                    for row, color in zip(rows, colors, strict=True)
                ]
                * 2,
                "line": {"color": colors * 2, "width": 1.6},
            },
        },
        _labels(0, left, [_start(compared, row) for row in rows], colors, "middle left"),
        _labels(1, right, [_end(compared, row) for row in rows], colors, "middle right"),
    ]
    figure = {
        "data": traces,
        "layout": style.layout(
            lang,
            height,
            margin={"l": 6, "r": 6, "t": 30, "b": 6},
            # Room for the words at both ends; the same share of the width on every screen.
            xaxis=style.axis(
                side="top",
                range=[-0.72, 1.95],
                tickvals=[0, 1],
                ticktext=[f"<b>{first_year}</b>", f"<b>{last_year}</b>"],
                tickfont={"size": 12.5, "color": style.INK},
            ),
            yaxis=style.axis(visible=False, range=[high, low] if reverse else [low, high]),
            shapes=[_pillar(0), _pillar(1)],
        ),
    }
    return exhibit(
        compared,
        exhibit_id,
        figure,
        height,
        _finding(compared, both),
        compared.frame[
            compared.frame["year"].isin([first_year, last_year])
            & compared.frame["series"].isin(both["series"])
        ],
        direction_legend(compared, both),
        say("cmp_from_to", lang, first=first_year, last=last_year),
    )


def direction_legend(compared: Compared, both: pd.DataFrame) -> tuple[LegendItem, ...]:
    """What the colours of slopes and dumbbells mean, as far as they are used."""
    reverse = compared.measure.kind == "rank"
    words = ("cmp_rank_rises", "cmp_rank_falls") if reverse else ("cmp_rises", "cmp_falls")
    used = {_color(float(change), reverse) for change in both["change"]}
    return tuple(
        LegendItem(say(word, compared.lang), color, "line")
        for word, color in (*zip(words, (RISE, FALL), strict=True), ("cmp_no_change", LEVEL))
        if color in used
    )


def _color(change: float, reverse: bool) -> str:
    if change == 0:
        return LEVEL
    return RISE if (change < 0) == reverse else FALL


def _lines(starts: list[float], ends: list[float], colors: list[str]) -> list[dict[str, Any]]:
    traces: list[dict[str, Any]] = []
    for color in dict.fromkeys(colors):
        x: list[int | None] = []
        y: list[float | None] = []
        for start, end, own in zip(starts, ends, colors, strict=True):
            if own == color:
                x += [0, 1, None]
                y += [start, end, None]
        traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": x,
                "y": y,
                "hoverinfo": "skip",
                "line": {"color": color, "width": 2},
            }
        )
    return traces


def _labels(
    x: int, y: list[float], texts: list[str], colors: list[str], position: str
) -> dict[str, Any]:
    return {
        "type": "scatter",
        # A clear mark keeps the words off the end of the line by the same pixels on every screen.
        "mode": "markers+text",
        "marker": {"size": 17, "color": "rgba(0,0,0,0)"},
        "x": [x] * len(y),
        "y": y,
        "text": texts,
        "textposition": position,
        "textfont": {"size": 11.5, "color": colors},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _start(compared: Compared, row: Any) -> str:
    return plain(compared.measure.text(float(row.first_value), compared.lang))


def _end(compared: Compared, row: Any) -> str:
    value = plain(compared.measure.text(float(row.value), compared.lang))
    return f"<b>{value}</b>  {plain(str(row.name_).split(' · ')[0])}{change_text(compared, row)}"


def change_text(compared: Compared, row: Any) -> str:
    """ "  ▲2" for ranks, nothing where the values already say it."""
    if compared.measure.kind != "rank" or float(row.change) == 0:
        return ""
    moved = round(-float(row.change))
    return f"  {'▲' if moved > 0 else '▼'}{abs(moved)}"


def _pillar(x: int) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": x,
        "x1": x,
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "layer": "below",
        "line": {"color": style.LINE, "width": 1},
    }


def _finding(compared: Compared, both: pd.DataFrame) -> str:
    rows = rows_of(both.sort_values("change"))
    texts = [
        f"{row.name_}: {compared.measure.text(float(row.first_value), compared.lang)} → "
        f"{compared.measure.text(float(row.value), compared.lang)}"
        for row in (rows[-1], rows[0])
    ]
    return "; ".join(dict.fromkeys(texts)) + "."
