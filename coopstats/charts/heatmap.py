"""Where and when is it high? A tile a series and year (or sector), coloured by class."""

from __future__ import annotations

from typing import Any

from coopstats.analysis.breaks import class_of, quantile_breaks
from coopstats.catalog import SECTORS, place_name
from coopstats.catalog.phrases import say
from coopstats.charts import style
from coopstats.charts.compared import (
    Compared,
    exhibit,
    finding,
    hover,
    label_margin,
    row_label,
    rows_of,
)
from coopstats.charts.exhibit import Exhibit, LegendItem
from coopstats.charts.style import plain

# Ink on the dark steps of the palette is unreadable, card colour on the pale ones is.
DARK_STEPS = 4


def heatmap(compared: Compared, exhibit_id: str, year: int, by_sector: bool = False) -> Exhibit:
    """Rows of series in the order chosen, columns of years; or places by sectors in one year.

    Tiles without a figure stay empty. Tiles are bars of a fixed width, so they fill their row on
    every screen; classes are of about equally many tiles and stated in the legend.
    """
    measure, lang = compared.measure, compared.lang
    frame = compared.at(year) if by_sector else compared.frame
    reverse = measure.kind == "rank"
    columns = (
        [s for s in SECTORS if s in set(frame["sector"])]
        if by_sector
        else sorted({int(y) for y in frame["year"]})
    )
    at_column = {column: at for at, column in enumerate(columns)}
    row_ids = (
        list(dict.fromkeys(s.split("|")[0] for s in compared.drawn()))
        if by_sector
        else compared.drawn()
    )
    names = {
        id_: place_name(id_, compared.era).say(lang) if by_sector else compared.names[id_]
        for id_ in row_ids
    }
    height = 58 + 34 * len(row_ids)
    signed = [-float(v) if reverse else float(v) for v in frame["value"]]
    bounds = quantile_breaks(signed, 6)
    palette = style.SEQUENTIAL[len(style.SEQUENTIAL) - max(len(bounds), 1) :]
    base: list[float] = []
    y: list[int] = []
    texts: list[str] = []
    hovers: list[str] = []
    colors: list[str] = []
    inks: list[str] = []
    codes: list[str] = []
    crowded = len(columns) > 12
    for row in rows_of(frame):
        column = at_column[row.sector if by_sector else int(row.year)]
        value = float(row.value)
        step = class_of(-value if reverse else value, bounds)
        base.append(column + 0.02)
        y.append(row_ids.index(row.geo_code if by_sector else row.series))
        texts.append("" if crowded else plain(measure.text(value, lang)))
        hovers.append(hover(compared, row))
        color = palette[step]
        colors.append(color)
        inks.append(style.CARD if style.SEQUENTIAL.index(color) >= DARK_STEPS else style.INK)
        codes.append(str(row.geo_code))
    figure: dict[str, Any] = {
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "base": base,
                "x": [0.96] * len(base),
                "y": y,
                "width": 0.9,
                "text": texts,
                "textposition": "inside",
                "insidetextanchor": "middle",
                "textangle": 0,
                "constraintext": "none",
                "textfont": {"size": 11.5, "color": inks},
                "hovertext": hovers,
                "hovertemplate": "%{hovertext}<extra></extra>",
                "customdata": codes,
                "marker": {"color": colors},
            }
        ],
        "layout": style.layout(
            lang,
            height,
            barmode="overlay",
            margin={"l": label_margin(list(names.values())), "r": 8, "t": 34, "b": 6},
            xaxis=style.axis(
                side="top",
                range=[0, len(columns)],
                tickvals=[at + 0.5 for at in range(len(columns))],
                ticktext=[
                    plain(SECTORS[c].name.say(lang)) if isinstance(c, str) else str(c)
                    for c in columns
                ],
                tickangle=0,
                tickfont={"size": 11.5, "color": style.INK},
            ),
            yaxis=style.axis(
                range=[len(row_ids) - 0.5, -0.5],
                tickvals=list(range(len(row_ids))),
                ticktext=[row_label(names[id_]) for id_ in row_ids],
                tickfont={"size": 12, "color": style.INK},
                ticklabelstandoff=6,
            ),
        ),
    }
    return exhibit(
        compared,
        exhibit_id,
        figure,
        height,
        finding(compared, frame),
        frame,
        _legend(compared, bounds, palette, reverse),
        str(year) if by_sector else "",
    )


def _legend(
    compared: Compared, bounds: list[float], palette: tuple[str, ...], reverse: bool
) -> tuple[LegendItem, ...]:
    texts = [compared.measure.text(-bound if reverse else bound, compared.lang) for bound in bounds]
    items: list[LegendItem] = []
    for at, text in enumerate(texts):
        if reverse:
            label = f"≥ {text}" if at == 0 else f"{text} – {texts[at - 1]}"
        elif at == 0:
            label = f"≤ {text}"
        else:
            label = f"> {texts[at - 1]}" + ("" if at == len(texts) - 1 else f" – {text}")
        items.append(LegendItem(label, palette[at]))
    if len(items) > 1:
        return tuple(items)
    return (LegendItem(say("cmp_level", compared.lang), palette[-1]),)
