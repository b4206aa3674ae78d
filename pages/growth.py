"""Growth: year on year, compound rate and index = 100, within one publisher's definition."""

from coopstats.charts.answers import trend_answer
from coopstats.charts.growth_answers import (
    province_growth,
    province_index,
    province_series,
    sector_growth,
)
from coopstats.charts.headlines import headline
from coopstats.charts.leads import growth_lead
from coopstats.charts.year_on_year import year_on_year_answer
from coopstats.ui.growth_controls import growth_controls
from coopstats.ui.page import Card, Page, guarded

INDICATORS = ("cooperatives", "workers", "workers_per_cooperative")
HEADLINES = ("cooperatives", "cooperatives_new", "cooperatives_dissolved", "unions", "workers")


@guarded("growth")
def body(page: Page) -> None:
    scope, make = page.scope, page.make
    series = growth_controls(make(province_series, scope.anywhere, INDICATORS), page)
    of = series.of.indicator if series.of else "cooperatives"
    page.show(
        page.title(),
        make(growth_lead, scope, series.of, series.first_year, series.last_year),
        [make(headline, scope, indicator) for indicator in HEADLINES],
        [
            Card(
                make(
                    province_growth,
                    scope,
                    series.of,
                    series.first_year,
                    series.last_year,
                    "growth-bars",
                    640,
                ),
                6,
                2,
            ),
            Card(make(province_index, scope, series.of, series.first_year, "growth-index", 290), 6),
            Card(make(year_on_year_answer, scope, of, "year-on-year", 230), 6),
            Card(make(sector_growth, scope, "cooperatives", "sector-growth", 260), 6),
            Card(make(trend_answer, scope, "cooperatives_new", (), None, "new", 260), 6),
        ],
    )
