"""The slope of places between two years of one growth series, for the growth page."""

from __future__ import annotations

from coopstats.catalog import indicator
from coopstats.charts.answers import nothing
from coopstats.charts.compare_answers import compare_answer
from coopstats.charts.comparison import Comparison
from coopstats.charts.exhibit import Exhibit
from coopstats.charts.growth_answers import GrowthSeries
from coopstats.charts.province_map import Boundaries
from coopstats.charts.scope import Ask, Scope


def slope_answer(
    ask: Ask,
    scope: Scope,
    series: GrowthSeries | None,
    first_year: int,
    last_year: int,
    boundaries: Boundaries,
    exhibit_id: str = "slope",
    lens: str = "level",
) -> Exhibit:
    """Slopes of the scope's places (the ten leaders, a region's provinces, a province with its
    region and the country) between two years; a sentence where the series has not both."""
    if series is None:
        return nothing(ask, scope, indicator("cooperatives"), exhibit_id, 320, by_province=True)
    asked = Comparison(
        series.indicator,
        "",
        (scope.sector,),
        f"{series.definition}.{series.publisher_id}",
        lens,
        first_year,
        last_year,
    )
    return compare_answer(ask, scope, asked, "slope", "", "", boundaries, exhibit_id)
