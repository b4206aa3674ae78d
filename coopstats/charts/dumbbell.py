"""How far apart are two years? A row a series: hollow mark for the first, full for the last."""

from __future__ import annotations

from typing import Any

from coopstats.catalog.phrases import say
from coopstats.charts import style
from coopstats.charts.compared import (
    Compared,
    exhibit,
    hover,
    label_margin,
    row_label,
    rows_of,
)
from coopstats.charts.exhibit import Exhibit, LegendItem
from coopstats.charts.slope import between, change_text
from coopstats.charts.style import plain


def dumbbell(
    compared: Compared, first_year: int, last_year: int, exhibit_id: str
) -> Exhibit | None:
    """Rows in order of the last year; the bar between the marks shows the change. None where no
    series has both years."""
    both = between(compared, first_year, last_year)
    if both.empty:
        return None
    measure, lang = compared.measure, compared.lang
    reverse = measure.kind == "rank"
    both = both.sort_values(["value", "name"], ascending=[reverse, True])
    rows = rows_of(both)
    height = max(240, 70 + 34 * len(rows))
    names = [str(row.series) for row in rows]
    starts = [measure.plotted(float(row.first_value)) for row in rows]
    ends = [measure.plotted(float(row.value)) for row in rows]
    rises = [(row.change < 0) == reverse for row in rows]
    colors = [style.STRONG if rise else style.BEHIND for rise in rises]
    bar_x: dict[str, list[float | None]] = {}
    bar_y: dict[str, list[str | None]] = {}
    for name, start, end, color in zip(names, starts, ends, colors, strict=True):
        bar_x.setdefault(color, []).extend([start, end, None])
        bar_y.setdefault(color, []).extend([name, name, None])
    low, high = min(*starts, *ends), max(*starts, *ends)
    room = 0.26 * ((high - low) or abs(high) or 1.0)
    first_on_left = [start <= end for start, end in zip(starts, ends, strict=True)]
    traces: list[dict[str, Any]] = [
        {
            "type": "scatter",
            "mode": "lines",
            "x": bar_x[color],
            "y": bar_y[color],
            "hoverinfo": "skip",
            "line": {"color": color, "width": 3},
            "opacity": 0.45,
        }
        for color in bar_x
    ]
    traces += [
        {
            "type": "scatter",
            "mode": "markers+text",
            "x": values,
            "y": names,
            "text": texts,
            "textposition": places,
            "textfont": {"size": 11, "color": style.QUIET if is_first else style.INK},
            "hovertext": [hover(compared, row) for row in rows],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "customdata": [str(row.geo_code) for row in rows],
            "cliponaxis": False,
            "marker": {
                "size": 11,
                "color": style.CARD if is_first else colors,
                "line": {"color": colors, "width": 2},
            },
        }
        for values, texts, places, is_first in (
            (
                starts,
                [plain(measure.text(float(row.first_value), lang)) for row in rows],
                ["middle left" if left else "middle right" for left in first_on_left],
                True,
            ),
            (
                ends,
                [
                    f"<b>{plain(measure.text(float(row.value), lang))}</b>"
                    f"{change_text(compared, row)}"
                    for row in rows
                ],
                ["middle right" if left else "middle left" for left in first_on_left],
                False,
            ),
        )
    ]
    figure = {
        "data": traces,
        "layout": style.layout(
            lang,
            height,
            margin={"l": label_margin([str(row.name_) for row in rows]), "r": 12, "t": 8, "b": 8},
            xaxis=style.axis(
                visible=False,
                range=[high + room, low - room] if reverse else [low - room, high + room],
            ),
            yaxis=style.axis(
                categoryorder="array",
                categoryarray=names,
                tickvals=names,
                ticktext=[row_label(str(row.name_)) for row in rows],
                autorange="reversed",
                showgrid=True,
                tickfont={"size": 12, "color": style.INK},
                ticklabelstandoff=6,
            ),
        ),
    }
    if reverse:
        # The first rank stands on the right, so labels change sides.
        for trace in traces[-2:]:
            sides = {"middle left": "middle right", "middle right": "middle left"}
            trace["textposition"] = [sides[side] for side in trace["textposition"]]
    return exhibit(
        compared,
        exhibit_id,
        figure,
        height,
        "",
        compared.frame[
            compared.frame["year"].isin([first_year, last_year])
            & compared.frame["series"].isin(both["series"])
        ],
        (
            LegendItem(str(first_year), style.QUIET, "hollow"),
            LegendItem(str(last_year), style.QUIET, "circle"),
            *(
                LegendItem(
                    say(
                        ("cmp_rank_rises" if reverse else "cmp_rises")
                        if rise
                        else ("cmp_rank_falls" if reverse else "cmp_falls"),
                        lang,
                    ),
                    style.STRONG if rise else style.BEHIND,
                    "line",
                )
                for rise in dict.fromkeys(rises)
            ),
        ),
        say("cmp_from_to", lang, first=first_year, last=last_year),
    )
