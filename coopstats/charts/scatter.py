"""Do two things go together? A circle a place: one indicator across, one up, a third its size."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import Any

import pandas as pd

from coopstats.catalog import Era, Lang, place_name
from coopstats.catalog.phrases import say
from coopstats.charts import style
from coopstats.charts.compared import Measure
from coopstats.charts.exhibit import Column, Exhibit, LegendItem, Table
from coopstats.charts.numbers import number
from coopstats.charts.style import plain

LARGEST_PX, SMALLEST_PX = 46, 5
MAX_LABELS = 14


class Axis:
    """One quantity of a scatter: its figures by place for one year, and how they are written."""

    def __init__(self, title: str, source: str, measure: Measure, values: pd.Series) -> None:
        self.title = title
        self.source = source
        self.measure = measure
        self.values = values

    def full(self, code: str, lang: Lang) -> str:
        return self.measure.full(float(self.values[code]), lang)


def scatter(
    across: Axis,
    up: Axis,
    size: Axis | None,
    chosen: Sequence[str],
    others: Sequence[str],
    era: Era,
    lang: Lang,
    period: str,
    exhibit_id: str,
    words: Exhibit,
    height: int = 520,
) -> Exhibit:
    """Circles of the chosen places with their names, and of the other provinces pale behind.

    The area of a circle, not its width, is in proportion to the third indicator. `words` gives the
    source, the caveats and the citation.
    """
    known = set(across.values.index) & set(up.values.index)
    strong = [code for code in chosen if code in known]
    pale = [code for code in others if code in known and code not in strong]
    largest = float(size.values.abs().max()) if size is not None and len(size.values) else 0.0

    def diameter(code: str) -> float:
        if size is None or code not in size.values.index or largest <= 0:
            return 11.0
        return round(
            max(SMALLEST_PX, LARGEST_PX * sqrt(abs(float(size.values[code])) / largest)), 1
        )

    def trace(codes: list[str], color: str, named: bool) -> dict[str, Any]:
        return {
            "type": "scatter",
            "mode": "markers+text" if named else "markers",
            "x": [across.measure.plotted(float(across.values[c])) for c in codes],
            "y": [up.measure.plotted(float(up.values[c])) for c in codes],
            "text": [plain(place_name(c, era).say(lang)) for c in codes],
            "textposition": _positions(across, up, codes),
            "textfont": {"size": 11.5, "color": style.INK},
            "cliponaxis": False,
            "hovertext": [_hover(c, across, up, size, era, lang) for c in codes],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "customdata": codes,
            "marker": {
                "size": [diameter(c) for c in codes],
                "color": color,
                "opacity": 0.78 if named else 0.75,
                "line": {"color": style.CARD, "width": 1},
            },
        }

    traces = [trace(pale, style.NO_DATA_LINE, False)] if pale else []
    traces.append(trace(strong, style.STRONG, len(strong) <= MAX_LABELS))
    drawn = [*strong, *pale]
    xs = [across.measure.plotted(float(across.values[c])) for c in drawn]
    ys = [up.measure.plotted(float(up.values[c])) for c in drawn]
    figure = {
        "data": traces,
        "layout": style.layout(
            lang,
            height,
            margin={"l": 24 + 7 * len(number(max(ys), lang)), "r": 20, "t": 26, "b": 46},
            xaxis=style.axis(
                showgrid=True,
                nticks=6,
                range=_range(xs),
                tickformat=",.0f" if max(xs) >= 10 else ",.1f",
                title={
                    "text": plain(f"{across.title} ({across.measure.label})"),
                    "font": {"size": 12, "color": style.INK},
                    "standoff": 6,
                },
            ),
            yaxis=style.axis(
                showgrid=True,
                nticks=6,
                range=_range(ys),
                tickformat=",.0f" if max(ys) >= 10 else ",.1f",
            ),
            annotations=[
                {
                    "x": 0,
                    "xref": "paper",
                    "xanchor": "left",
                    "xshift": -14 - 7 * len(number(max(ys), lang)),
                    "y": 1,
                    "yref": "paper",
                    "yanchor": "bottom",
                    "yshift": 5,
                    "text": plain(f"↑ {up.title} ({up.measure.label})"),
                    "showarrow": False,
                    "font": {"size": 12, "color": style.INK},
                }
            ],
        ),
    }
    legend: list[LegendItem] = []
    if pale:
        legend.append(LegendItem(say("cmp_others", lang), style.NO_DATA_LINE, "circle"))
    if size is not None:
        legend.append(LegendItem(say("cmp_size_of", lang, what=size.title), style.STRONG, "circle"))
    return Exhibit(
        id=exhibit_id,
        kind="chart",
        title=f"{across.title} × {up.title}, {period}",
        subtitle=" · ".join(dict.fromkeys(a.source for a in (across, up, size) if a is not None)),
        figure=figure,
        height=height,
        legend=tuple(legend),
        source=words.source,
        coverage=words.coverage,
        caveats=words.caveats,
        alt=f"{across.title} × {up.title}, {period}",
        table=_table(across, up, size, drawn, era, lang),
        filename=words.filename + "-scatter",
        cite=words.cite,
    )


def _positions(across: Axis, up: Axis, codes: list[str]) -> list[str]:
    """Names above, below or beside their circle, by turns for neighbours that would overlap."""
    xs = {c: across.measure.plotted(float(across.values[c])) for c in codes}
    ys = {c: up.measure.plotted(float(up.values[c])) for c in codes}
    wide = (max(xs.values(), default=1) - min(xs.values(), default=0)) or 1
    tall = (max(ys.values(), default=1) - min(ys.values(), default=0)) or 1
    turns = ("top center", "bottom center", "middle right", "middle left")
    taken: dict[str, str] = {}
    for code in codes:
        near = [
            taken[other]
            for other in taken
            if abs(xs[other] - xs[code]) < 0.28 * wide and abs(ys[other] - ys[code]) < 0.08 * tall
        ]
        taken[code] = next((turn for turn in turns if turn not in near), turns[0])
    return [taken[code] for code in codes]


def _range(values: list[float]) -> list[float]:
    low, high = min(values), max(values)
    room = 0.09 * ((high - low) or abs(high) or 1.0)
    return [low - room if low < 0 or low > 0.5 * high else -0.3 * room, high + 1.3 * room]


def _hover(code: str, across: Axis, up: Axis, size: Axis | None, era: Era, lang: Lang) -> str:
    lines = [f"<b>{plain(place_name(code, era).say(lang))}</b>"]
    for axis in (across, up, size):
        if axis is not None and code in axis.values.index:
            lines.append(plain(f"{axis.title}: {axis.full(code, lang)}"))
            lines.append(f"<i>{plain(axis.source)}</i>")
    return "<br>".join(dict.fromkeys(lines))


def _table(
    across: Axis, up: Axis, size: Axis | None, codes: list[str], era: Era, lang: Lang
) -> Table:
    axes = [axis for axis in (across, up, size) if axis is not None]
    return Table(
        (
            Column(say("place", lang)),
            *(
                Column(f"{a.title} ({a.measure.label}; {a.source})", "right", a.measure.column)
                for a in axes
            ),
        ),
        tuple(
            (
                place_name(code, era).say(lang),
                *(
                    a.measure.cell(float(a.values[code])) if code in a.values.index else None
                    for a in axes
                ),
            )
            for code in codes
        ),
    )
