"""The province map: filled polygons with stated classes, both archipelagos, no tiles, no network."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import pandas as pd

from coopstats.analysis.breaks import class_of, quantile_breaks
from coopstats.analysis.choice import PanelChoice, by_code, in_order
from coopstats.analysis.rows import rows_of
from coopstats.catalog import Era, Indicator, Lang, place_name, provinces_of
from coopstats.catalog.phrases import say
from coopstats.charts import style
from coopstats.charts.exhibit import Exhibit, LegendItem
from coopstats.charts.numbers import figure_text, number
from coopstats.charts.panel import caption, hover_lines, panel_table, parts_reported
from coopstats.charts.style import two_lines

# One degree of longitude is shorter than one of latitude by the cosine of the middle latitude, 16°.
LATITUDE_STRETCH = 1.04
LON_RANGE, LAT_RANGE = (101.9, 117.6), (6.6, 23.6)
MAP_ASPECT = round(
    (LAT_RANGE[1] - LAT_RANGE[0]) * LATITUDE_STRETCH / (LON_RANGE[1] - LON_RANGE[0]), 3
)


class Boundaries:
    """Rings of the provinces of one era as Plotly paths, and the islands; made once a version."""

    def __init__(self, era: Era, rings: pd.DataFrame, islands: pd.DataFrame) -> None:
        self.era: Era = era
        self.paths: dict[str, tuple[list[float | None], list[float | None]]] = {}
        for row in rows_of(rings):
            lon, lat = self.paths.setdefault(str(row.geo_code), ([], []))
            if lon:
                lon.append(None)
                lat.append(None)
            lon.extend(float(x) for x in row.lon)
            lat.extend(float(y) for y in row.lat)
        points = islands[islands["kind"] != "label"]
        self.island_lon = [float(x) for x in points["lon"]]
        self.island_lat = [float(y) for y in points["lat"]]
        labels = islands[islands["kind"] == "label"]
        self.labels = [
            (str(row.archipelago), float(row.lon), float(row.lat)) for row in rows_of(labels)
        ]


def province_map(
    indicator: Indicator,
    choice: PanelChoice,
    boundaries: Boundaries,
    lang: Lang,
    sector: str = "all",
    chosen: Sequence[str] = (),
    height: int = 640,
    exhibit_id: str = "map",
) -> Exhibit:
    """A filled map by class of about equally many provinces; provinces without a figure are pale.

    Columns of `choice.rows` as in the warehouse question `panel`. `chosen` provinces are
    marked beside the figure, which does not change with them.
    """
    era = boundaries.era
    expected = provinces_of(era)
    words = caption(indicator, choice, era, sector, lang, len(expected))
    order = in_order(choice)
    bounds = quantile_breaks([float(row.value) for row in order], 6)
    colors = class_colors(len(bounds))
    rows = by_code(choice)
    fills: dict[str, str] = {}
    words_of: dict[str, str] = {}
    for province in expected:
        row = rows.get(province.code)
        if row is None:
            fills[province.code] = style.NO_DATA
            words_of[province.code] = f"{province.name.say(lang)}\n{say('no_data', lang)}"
        else:
            fills[province.code] = colors[class_of(float(row.value), bounds)]
            words_of[province.code] = "\n".join(
                hover_lines(indicator, row, era, lang, int(row.rank), len(order))
            )
    partial = [
        code for code, row in rows.items() if parts_reported(row)[0] < parts_reported(row)[1]
    ]
    traces = [
        area_trace(boundaries, color, [c for c, fill in fills.items() if fill == color])
        for color in (style.NO_DATA, *colors)
        if color in fills.values()
    ]
    if partial:
        traces.append(hatching(boundaries, partial))
    traces.append(islands_trace(boundaries))
    figure = {
        "data": traces,
        "layout": style.layout(
            lang,
            height,
            margin={"l": 0, "r": 0, "t": 0, "b": 0},
            hovermode=False,
            meta={"places": words_of},
            xaxis=style.axis(visible=False, range=list(LON_RANGE), constrain="domain"),
            yaxis=style.axis(
                visible=False,
                range=list(LAT_RANGE),
                scaleanchor="x",
                scaleratio=LATITUDE_STRETCH,
                constrain="domain",
            ),
            annotations=[
                {
                    "x": lon,
                    "y": lat,
                    # On two lines in English: in one it would run over the coast on a phone.
                    "text": f"<i>{two_lines(say(name, lang))}</i>",
                    "showarrow": False,
                    "font": {"size": 11, "color": style.QUIET},
                }
                for name, lon, lat in boundaries.labels
            ],
        ),
    }
    top, bottom = order[0], order[-1]
    return Exhibit(
        id=exhibit_id,
        kind="chart",
        title=words.title,
        subtitle=words.subtitle,
        figure=figure,
        height=height,
        legend=_legend(
            bounds, colors, words.scale, words.decimals, lang, len(order) < len(expected)
        )
        + ((LegendItem(say("partly", lang), style.PARTIAL, "hatch"),) if partial else ()),
        source=" · ".join(
            [words.source, say("class_rule", lang, n=len(bounds)), say("boundaries", lang)]
        ),
        coverage=words.coverage,
        caveats=words.caveats,
        alt=say(
            "alt_map",
            lang,
            title=words.title,
            coverage=words.coverage,
            top=f"{place_name(top.geo_code, era).say(lang)} "
            f"({figure_text(float(top.value), indicator.unit, lang)})",
            bottom=f"{place_name(bottom.geo_code, era).say(lang)} "
            f"({figure_text(float(bottom.value), indicator.unit, lang)})",
        ),
        table=panel_table(indicator, choice, era, lang, words),
        filename=words.filename + "-map",
        aspect=MAP_ASPECT,
        select="place",
        marked=tuple(code for code in chosen if code in boundaries.paths),
    )


def area_trace(boundaries: Boundaries, color: str, codes: Sequence[str]) -> dict[str, Any]:
    """All provinces of one class in one trace, rings parted by None; `meta.areas` names each ring.

    A trace costs the browser far more than its points, so a class is one trace and the board finds
    the province under the pointer itself.
    """
    lon: list[float | None] = []
    lat: list[float | None] = []
    areas: list[str] = []
    for code in codes:
        if code not in boundaries.paths:
            continue
        ring_lon, ring_lat = boundaries.paths[code]
        if lon:
            lon.append(None)
            lat.append(None)
        lon.extend(ring_lon)
        lat.extend(ring_lat)
        areas.extend([code] * (1 + sum(x is None for x in ring_lon)))
    return {
        "type": "scatter",
        "mode": "lines",
        "x": lon,
        "y": lat,
        "fill": "toself",
        "fillcolor": color,
        "line": {"color": style.CARD, "width": 0.7},
        "hoverinfo": "skip",
        "meta": {"areas": areas},
    }


@lru_cache
def class_colors(n: int) -> tuple[str, ...]:
    """`n` steps of the sequential palette, always ending in its darkest."""
    if n >= len(style.SEQUENTIAL):
        return style.SEQUENTIAL
    return style.SEQUENTIAL[len(style.SEQUENTIAL) - max(n, 1) :]


def _legend(
    bounds: Sequence[float],
    colors: Sequence[str],
    scale: float,
    decimals: int,
    lang: Lang,
    has_holes: bool,
) -> tuple[LegendItem, ...]:
    texts = [number(bound / scale, lang, decimals) for bound in bounds]
    items: list[LegendItem] = []
    for i, text in enumerate(texts):
        if i == 0:
            label = f"≤ {text}"
        elif i == len(texts) - 1:
            label = f"> {texts[i - 1]}"
        else:
            label = f"> {texts[i - 1]} – {text}"
        items.append(LegendItem(label, colors[i]))
    if has_holes:
        items.append(LegendItem(say("no_data", lang), style.NO_DATA, "hatch"))
    return tuple(items)


def hatching(boundaries: Boundaries, codes: Sequence[str]) -> dict[str, Any]:
    """Pale stripes over provinces of which not every former province reported."""
    trace = area_trace(boundaries, "rgba(0,0,0,0)", codes)
    stripes = {"shape": style.PARTIAL_PATTERN, "fgcolor": style.CARD, "size": 5, "solidity": 0.42}
    return {**trace, "fillpattern": stripes, "meta": {}}


def islands_trace(boundaries: Boundaries) -> dict[str, Any]:
    """The islands of both archipelagos as small dots."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": boundaries.island_lon,
        "y": boundaries.island_lat,
        "hoverinfo": "skip",
        "marker": {"size": 2.6, "color": style.QUIET},
    }
