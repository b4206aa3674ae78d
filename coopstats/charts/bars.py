"""Who has how much in one year? A bar a series, in order, not final or partial ones hatched."""

from __future__ import annotations

from typing import Any

from coopstats.catalog import NATION_CODE, regions
from coopstats.catalog.phrases import say
from coopstats.charts import style
from coopstats.charts.compared import (
    Compared,
    exhibit,
    finding,
    hover,
    is_whole,
    label_margin,
    not_final_legend,
    row_label,
    rows_of,
)
from coopstats.charts.exhibit import Exhibit
from coopstats.charts.style import plain


def bars(compared: Compared, year: int, exhibit_id: str, national: float | None = None) -> Exhibit:
    """Horizontal bars of one year, largest first (rank: best first); areas in a paler colour.

    `national` adds the country's figure as a dotted line, for ratios and averages.
    """
    measure, lang = compared.measure, compared.lang
    frame = compared.at(year).sort_values(
        ["value", "name"], ascending=[measure.kind == "rank", True]
    )
    height = max(220, 60 + 33 * len(frame))
    names: list[str] = []
    ticks: list[str] = []
    values: list[float] = []
    labels: list[str] = []
    hovers: list[str] = []
    fills: list[str] = []
    hatches: list[str] = []
    codes: list[str] = []
    provinces_drawn = 0
    for row in rows_of(frame):
        is_area = row.geo_code == NATION_CODE or (compared.era, row.geo_code) in regions()
        value = float(row.value)
        names.append(str(row.series))
        ticks.append(row_label(str(row.name_)))
        values.append(measure.plotted(value))
        labels.append(f"<b>{plain(measure.text(value, lang))}</b>{compared.year_note(row, year)}")
        hovers.append(hover(compared, row))
        if is_area:
            fills.append(style.NO_DATA_LINE)
        elif measure.kind == "change" and value < 0:
            fills.append(style.BEHIND)
        else:
            fills.append(style.CALM if provinces_drawn else style.STRONG)
            provinces_drawn += 1
        hatches.append("" if is_whole(row) else style.NOT_FINAL_PATTERN)
        codes.append(str(row.geo_code))
    low, high = min(0.0, *values), max(0.0, *values)
    room = 0.24 * ((high - low) or 1)
    marks = _national(compared, national)
    figure: dict[str, Any] = {
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "y": names,
                "x": values,
                "text": labels,
                "textposition": "outside",
                "cliponaxis": False,
                "textfont": {"size": 12},
                "hovertext": hovers,
                "hovertemplate": "%{hovertext}<extra></extra>",
                "customdata": codes,
                "marker": {"color": fills, "pattern": style.patterns(hatches)},
            }
        ],
        "layout": style.layout(
            lang,
            height,
            margin={
                "l": label_margin([str(name) for name in frame["name"]]),
                "r": 12,
                "t": 24 if marks else 6,
                "b": 6,
            },
            bargap=0.36,
            xaxis=style.axis(visible=False, range=[low - (room if low < 0 else 0), high + room]),
            yaxis=style.axis(
                autorange="reversed",
                tickvals=names,
                ticktext=ticks,
                tickfont={"size": 12, "color": style.INK},
                ticklabelstandoff=6,
            ),
            **marks,
        ),
    }
    return exhibit(
        compared,
        exhibit_id,
        figure,
        height,
        finding(compared, frame),
        frame,
        not_final_legend(compared, frame, "hatch"),
        str(year),
    )


def _national(compared: Compared, national: float | None) -> dict[str, Any]:
    if national is None:
        return {}
    x = compared.measure.plotted(national)
    text = compared.measure.text(national, compared.lang)
    return {
        "shapes": [
            {
                "type": "line",
                "x0": x,
                "x1": x,
                "yref": "paper",
                "y0": 0,
                "y1": 1,
                "line": {"color": style.BEHIND, "width": 1.4, "dash": "dot"},
            }
        ],
        "annotations": [
            {
                "x": x,
                "yref": "paper",
                "y": 1,
                "yanchor": "bottom",
                "text": plain(say("nation_average", compared.lang, value=text)),
                "showarrow": False,
                "font": {"size": 11, "color": style.BEHIND_WORDS},
            }
        ],
    }
