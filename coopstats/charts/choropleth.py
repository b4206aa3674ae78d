"""The map of one series: filled classes or proportional circles, a frame a year, one scale for all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from typing import Any, Literal

import pandas as pd

from coopstats.analysis.breaks import Method, breaks, class_of
from coopstats.analysis.ranking import ranked
from coopstats.catalog import Indicator, Lang, place_name, provinces_of
from coopstats.catalog.phrases import say
from coopstats.charts import style
from coopstats.charts.captions import date_text, publisher_name, status_text
from coopstats.charts.compared import Compared, Measure, rows_of
from coopstats.charts.exhibit import LegendItem
from coopstats.charts.province_map import (
    LAT_RANGE,
    LATITUDE_STRETCH,
    LON_RANGE,
    Boundaries,
    area_trace,
    class_colors,
    hatching,
    islands_trace,
)
from coopstats.charts.style import plain, two_lines

Mark = Literal["fill", "symbols"]
MARKS: tuple[Mark, ...] = ("fill", "symbols")
LARGEST_PX, SMALLEST_PX = 52.0, 3.5
# The ground under circles: darker than a province without a figure, paler than the circles.
CIRCLE_GROUND = style.SEQUENTIAL[1]
# The key of the circles hangs from the top of the picture, east of the land and north of the islands: the
# one place with room for the largest circle and its figure on a phone, where a degree has 19 pixels and
# circles are as large as on a desk.
KEY_LON, KEY_TOP_PX, KEY_LABEL_PX = 110.0, 11, 8


def default_mark(of: Indicator) -> Mark:
    """Circles for counts and sums of money, whose size misleads as a fill of unequal areas; fills
    for ratios, averages, shares and rates."""
    return "symbols" if of.nature in ("stock", "flow") else "fill"


@dataclass(frozen=True, slots=True)
class Scale:
    """What colours and circle sizes mean: one for every year, and for both eras where kept."""

    method: Method
    bounds: tuple[float, ...]
    largest: float

    @property
    def colors(self) -> tuple[str, ...]:
        return class_colors(len(self.bounds))

    def color(self, value: float) -> str:
        return self.colors[class_of(value, self.bounds)]

    def diameter(self, value: float) -> float:
        """Circles whose area is in proportion to the value."""
        if self.largest <= 0 or value <= 0:
            return 0.0
        return round(max(SMALLEST_PX, LARGEST_PX * sqrt(value / self.largest)), 1)


def scale_of_values(
    values: Sequence[float], method: Method, bounds: Sequence[float] = (), classes: int = 6
) -> Scale:
    """The scale of all values to be drawn, of whichever year or era."""
    found = tuple(breaks(values, method, classes, bounds))
    # The palette has six steps; more stated classes than that would share a colour.
    if len(found) > len(style.SEQUENTIAL):
        found = (*found[: len(style.SEQUENTIAL) - 1], found[-1])
    return Scale(method, found, max((abs(v) for v in values), default=0.0))


def map_figure(
    compared: Compared,
    rows: pd.DataFrame,
    scale: Scale,
    mark: Mark,
    boundaries: Boundaries,
    height: int,
    with_rings: bool = True,
) -> dict[str, Any]:
    """One year's map as Plotly JSON. Axes never change, so years and eras morph in place.

    Without rings the area traces name their provinces only (`meta.fill`): the board takes the rings
    from the card's own figure.
    """
    lang = compared.lang
    order = ranked(rows)
    by_code = {str(row.geo_code): row for row in rows_of(order)}
    fills: dict[str, str] = {}
    words: dict[str, str] = {}
    for province in provinces_of(compared.era):
        row = by_code.get(province.code)
        if row is None:
            fills[province.code] = style.NO_DATA
            words[province.code] = f"{province.name.say(lang)}\n{say('no_data', lang)}"
            continue
        value = float(row.value)
        fills[province.code] = scale.color(value) if mark == "fill" else CIRCLE_GROUND
        words[province.code] = place_words(compared, row, len(order))
    traces: list[dict[str, Any]] = []
    shapes: list[dict[str, Any]] = []
    labels: list[dict[str, Any]] = []
    for color in (style.NO_DATA, *style.SEQUENTIAL):
        codes = [code for code, fill in fills.items() if fill == color]
        if not codes:
            continue
        traces.append(
            area_trace(boundaries, color, codes) if with_rings else _named_area(color, codes)
        )
    if mark == "symbols":
        traces += _circles(by_code, scale, boundaries)
        shapes, labels = _size_key(compared.measure, scale, lang)
    partial = [c for c, row in by_code.items() if int(row.n_reported) < int(row.n_parts)]
    if partial:
        traces.append(hatching(boundaries, partial))
    traces.append(islands_trace(boundaries))
    return {
        "data": traces,
        "layout": style.layout(
            lang,
            height,
            margin={"l": 0, "r": 0, "t": 0, "b": 0},
            hovermode=False,
            meta={"places": words},
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
            ]
            + labels,
            **({"shapes": shapes} if shapes else {}),
        ),
    }


def _named_area(color: str, codes: list[str]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "fill": "toself",
        "fillcolor": color,
        "line": {"color": style.CARD, "width": 0.7},
        "hoverinfo": "skip",
        "meta": {"fill": codes},
    }


def _circles(by_code: dict[str, Any], scale: Scale, boundaries: Boundaries) -> list[dict[str, Any]]:
    """The circles, largest first so that small ones stay visible."""
    middle = centres(boundaries)
    codes = [c for c in by_code if c in middle and scale.diameter(float(by_code[c].value)) > 0]
    codes.sort(key=lambda c: -float(by_code[c].value))
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [middle[c][0] for c in codes],
            "y": [middle[c][1] for c in codes],
            "hoverinfo": "skip",
            "marker": {
                "size": [scale.diameter(float(by_code[c].value)) for c in codes],
                "color": style.SEQUENTIAL[4],
                "opacity": 0.7,
                "line": {"color": style.CARD, "width": 1},
            },
        },
    ]


def _size_key(
    measure: Measure, scale: Scale, lang: Lang
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Three sizes of circles in one another and what each means: shapes and labels, in pixels."""
    keys = [round_down(scale.largest * share) for share in (1.0, 0.3, 0.06)]
    keys = [k for k in dict.fromkeys(keys) if k > 0]
    if not keys:
        return [], []
    largest = scale.diameter(keys[0])
    hung = {
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": KEY_LON,
        "yanchor": LAT_RANGE[1],
        "line": {"color": style.STRONG, "width": 1},
    }
    bottom, middle = -KEY_TOP_PX - largest, largest / 2
    shapes: list[dict[str, Any]] = []
    labels: list[dict[str, Any]] = []
    for key in keys:
        size = scale.diameter(key)
        top = round(bottom + size, 1)
        circle = {"x0": middle - size / 2, "x1": middle + size / 2, "y0": bottom, "y1": top}
        to_label = {"x0": middle, "x1": largest + KEY_LABEL_PX, "y0": top, "y1": top}
        shapes += [
            {"type": "circle", **hung, **circle},
            {"type": "line", **hung, **to_label, "line": {"color": style.QUIET, "width": 0.7}},
        ]
        labels.append(
            {
                "x": KEY_LON,
                "y": LAT_RANGE[1],
                "xanchor": "left",
                "yanchor": "middle",
                "xshift": largest + KEY_LABEL_PX,
                "yshift": top,
                "text": plain(measure.text(key, lang)),
                "showarrow": False,
                "font": {"size": 11, "color": style.QUIET},
            }
        )
    return shapes, labels


def round_down(value: float) -> float:
    """A value with one or two leading digits, for a key: 1187 -> 1000, 356 -> 350, 71 -> 70."""
    if value <= 0:
        return 0.0
    power = 10.0 ** (len(str(int(value))) - 1) if value >= 1 else 1.0
    step = power / 2
    return float(int(value / step) * step) or value


@lru_cache(maxsize=8)
def centres(boundaries: Boundaries) -> dict[str, tuple[float, float]]:
    """The centre of gravity of each province's largest ring, degrees of longitude and latitude."""
    found: dict[str, tuple[float, float]] = {}
    for code, (lon, lat) in boundaries.paths.items():
        best, largest = (0.0, 0.0), -1.0
        ring: list[tuple[float, float]] = []
        for x, y in [*zip(lon, lat, strict=True), (None, None)]:
            if x is not None and y is not None:
                ring.append((x, y))
                continue
            area, centre = _centroid(ring)
            if area > largest:
                best, largest = centre, area
            ring = []
        found[code] = (round(best[0], 3), round(best[1], 3))
    return found


def _centroid(ring: list[tuple[float, float]]) -> tuple[float, tuple[float, float]]:
    twice = sum_x = sum_y = 0.0
    for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x0 * y1 - x1 * y0
        twice += cross
        sum_x += (x0 + x1) * cross
        sum_y += (y0 + y1) * cross
    if twice == 0:
        return 0.0, ring[0]
    return abs(twice) / 2, (sum_x / (3 * twice), sum_y / (3 * twice))


def place_words(compared: Compared, row: Any, n_ranked: int) -> str:
    """A province's words under the pointer, a line each: name, value, rank, date, publisher."""
    lang = compared.lang
    lines = [
        place_name(row.geo_code, compared.era).say(lang),
        compared.measure.full(float(row.value), lang),
    ]
    if not compared.own:
        lines.append(f"{say('rank', lang)} {int(row.rank)}/{n_ranked}")
    lines.append(
        f"{date_text(row.as_of, int(row.year), lang)} · {publisher_name(row.publisher_id, lang)}"
        f"{status_text(row.status, lang)}"
    )
    if int(row.n_reported) < int(row.n_parts):
        lines.append(say("partial", lang, n=int(row.n_reported), of=int(row.n_parts)))
    return "\n".join(lines)


def legend_of(
    compared: Compared, scale: Scale, mark: Mark, has_holes: bool
) -> tuple[LegendItem, ...]:
    """The classes with their bounds, or what a circle means; provinces without a figure."""
    lang, measure = compared.lang, compared.measure
    items: list[LegendItem] = []
    if mark == "symbols":
        items.append(LegendItem(say("map_circle", lang), style.SEQUENTIAL[4], "circle"))
    else:
        texts = [measure.text(bound, lang) for bound in scale.bounds]
        for at, text in enumerate(texts):
            if at == 0:
                label = f"≤ {text}"
            elif at == len(texts) - 1:
                label = f"> {texts[at - 1]}"
            else:
                label = f"> {texts[at - 1]} – {text}"
            items.append(LegendItem(label, scale.colors[at]))
    if has_holes:
        items.append(LegendItem(say("no_data", lang), style.NO_DATA, "hatch"))
    return tuple(items)


def rule_text(scale: Scale, mark: Mark, lang: Lang) -> str:
    """The rule of classes or sizes in words, for the source line."""
    if mark == "symbols":
        return say("map_rule_symbols", lang)
    return say(f"map_rule_{scale.method}", lang, n=len(scale.bounds))
