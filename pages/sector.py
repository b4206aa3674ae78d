"""Sector: one sector in the country or a province: figures, growth, share, specialisation."""

from coopstats.charts.answers import (
    map_answer,
    ranking_answer,
    sector_answer,
    table_answer,
    trend_answer,
)
from coopstats.charts.behind_figure import behind_answer
from coopstats.charts.growth_answers import sector_growth
from coopstats.charts.headlines import headline
from coopstats.charts.known import latest_table, missing_table
from coopstats.charts.province_answers import has_series, known_first
from coopstats.charts.register import has_register
from coopstats.charts.sector_answers import sector_lead, share_answer
from coopstats.charts.specialisation import specialisation_answer
from coopstats.charts.year_on_year import year_on_year_answer
from coopstats.ui.card_rows import in_rows
from coopstats.ui.page import Card, Page, guarded

HEADLINES = (
    "cooperatives",
    "members",
    "workers",
    "revenue_per_cooperative",
    "profit_per_cooperative",
    "cooperative_groups",
    "unions",
    "cooperatives_new",
    "workers_per_cooperative",
    "members_per_cooperative",
    "income_per_worker",
)
TRENDS = (
    "members",
    "members_per_cooperative",
    "workers",
    "revenue_per_cooperative",
    "profit_per_cooperative",
    "income_per_worker",
    "cooperative_groups",
    "unions",
    "operating_effectively_share",
)


def to_choose(page: Page) -> list[Card]:
    scope, make = page.scope, page.make
    return [
        Card(make(sector_answer, scope, "cooperatives", "sectors", 360), 7),
        Card(make(sector_growth, scope, "cooperatives", "sector-growth", 360), 5),
        Card(make(trend_answer, scope, "cooperatives", (), None, "trend", 300), 12),
        Card(make(latest_table, scope), 12),
    ]


def of_one(page: Page) -> list[Card]:
    scope, make = page.scope, page.make
    boundaries = page.ask.boundaries(scope.era)
    yearly = make(year_on_year_answer, scope, "cooperatives", "year-on-year", 260)
    return [
        Card(make(trend_answer, scope, "cooperatives", (), None, "trend", 320), 6),
        Card(make(share_answer, scope, "cooperatives"), 6),
        Card(make(ranking_answer, scope, "cooperatives", 20, 0, "ranking", 560), 6),
        Card(make(map_answer, scope, "cooperatives", boundaries, "map", 560), 6),
        Card(make(specialisation_answer, scope), 6),
        Card(make(sector_answer, scope, "cooperatives", "sectors", 420), 6),
        *in_rows(
            [
                *([yearly] if yearly.kind == "chart" else []),
                *(
                    make(trend_answer, scope, of, (), None, of, 260)
                    for of in TRENDS
                    if make(has_series, scope, of)
                ),
            ]
        ),
        *([Card(make(behind_answer, scope), 12)] if make(has_register) else []),
        Card(make(table_answer, scope, "cooperatives"), 12),
        Card(make(latest_table, scope), 12),
        Card(make(missing_table, scope), 12),
    ]


@guarded("sector")
def body(page: Page) -> None:
    page.show(
        page.title(),
        page.make(sector_lead, page.scope),
        [
            page.make(headline, page.scope, indicator)
            for indicator in page.make(known_first, page.scope, HEADLINES)
        ],
        to_choose(page) if page.scope.sector == "all" else of_one(page),
    )
