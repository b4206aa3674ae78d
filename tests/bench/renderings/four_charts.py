"""The four charts that every rendering shows, as exhibits of the dashboard's own answers.

The sector chart is that of the provinces' agricultural and fishery cooperatives in 2008: the only
split that is published for every province, so that the choice changes a chart and not a sentence.
"""

from __future__ import annotations

from typing import Any

from coopstats.analysis.choice import sector_table
from coopstats.catalog import indicator
from coopstats.charts import style
from coopstats.charts.answers import map_answer, ranking_answer, trend_answer
from coopstats.charts.composition import composition
from coopstats.charts.exhibit import Exhibit
from coopstats.charts.scope import Ask, Scope
from coopstats.ui.data import CachedAsk

KINDS = ("agriculture_kind", "fishery_kind")
HEIGHTS = {"map": 640, "ranking": 320, "trend": 300, "sectors": 340}


def scope_of(place: str) -> Scope:
    """All sectors and years of one place, 63 provinces, Vietnamese."""
    return Scope(place, "63", "all", 2000, 2025, "", "vi")


def kinds_answer(ask: Ask, scope: Scope) -> Exhibit:
    """Agricultural and fishery cooperatives of a province in 2008, a bar a kind."""
    of = indicator("cooperatives")
    mix = ask(
        "sector_mix", indicator=of.id, place=scope.place, era=scope.era,
        first_year=scope.first_year, last_year=scope.last_year,
    )  # fmt: skip
    choice = sector_table(of, mix, KINDS)
    return composition(of, choice, scope.lang, scope.place_name, None, "all", HEIGHTS["sectors"])


def four_exhibits(ask: CachedAsk, place: str) -> list[Exhibit]:
    """Map, ranking, trend and sector bars of a province, from the cache where it can be."""
    scope = scope_of(place)
    return [
        ask.make(map_answer, scope, "cooperatives", ask.boundaries(scope.era)),
        ask.make(ranking_answer, scope, "cooperatives", 8, 4, "ranking", HEIGHTS["ranking"]),
        ask.make(trend_answer, scope, "cooperatives", (), None, "trend", HEIGHTS["trend"]),
        ask.make(kinds_answer, scope),
    ]


def figures_with_outline(ask: CachedAsk, place: str) -> dict[str, dict[str, Any]]:
    """The four figures by chart for what is not the board: there the province's outline, which the
    board draws itself, is one more trace of the map."""
    lon, lat = ask.boundaries("63").paths[place]
    line = {"color": style.BEHIND, "width": 2}
    outline = {
        "type": "scatter",
        "mode": "lines",
        "x": lon,
        "y": lat,
        "line": line,
        "hoverinfo": "skip",
    }
    figures = {e.id: e.figure for e in four_exhibits(ask, place) if e.figure is not None}
    shapes = figures["map"]
    return figures | {"map": {**shapes, "data": [*shapes["data"], outline]}}
