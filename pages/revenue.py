"""Revenue: level, average and profit, by place and sector, as their publishers print them."""

from coopstats.charts.answers import (
    map_answer,
    ranking_answer,
    sector_answer,
    table_answer,
    trend_answer,
)
from coopstats.charts.distribution import distribution_answer
from coopstats.charts.headlines import headline
from coopstats.charts.leads import topic_lead
from coopstats.charts.register import has_register
from coopstats.ui.page import Card, Page, guarded

HEADLINES = (
    "revenue",
    "revenue_per_cooperative",
    "profit_per_cooperative",
    "income_per_worker",
    "assets",
)


def spread(page: Page) -> list[Card]:
    """Only single cooperatives have a spread."""
    if not page.make(has_register):
        return []
    return [
        Card(page.make(distribution_answer, page.scope, "revenue", "revenue-spread"), 6),
        Card(page.make(distribution_answer, page.scope, "assets", "assets-spread"), 6),
    ]


@guarded("revenue")
def body(page: Page) -> None:
    scope, make = page.scope, page.make
    average = "revenue_per_cooperative"
    page.show(
        page.title(),
        make(topic_lead, scope, ("revenue", average)),
        [make(headline, scope, indicator) for indicator in HEADLINES],
        [
            Card(make(trend_answer, scope, "revenue", (), None, "revenue", 300), 6),
            Card(make(trend_answer, scope, average, (), None, "average", 300), 6),
            *spread(page),
            Card(make(map_answer, scope, average, page.ask.boundaries(scope.era)), 6),
            Card(make(ranking_answer, scope, average, 15, 5, "ranking", 560), 6),
            Card(make(sector_answer, scope, average, "sectors", 260), 6),
            Card(make(trend_answer, scope, "profit_per_cooperative", (), None, "profit", 260), 6),
            Card(make(trend_answer, scope, "income_per_worker", (), None, "income", 260), 6),
            Card(make(trend_answer, scope, "capital", (), None, "capital", 260), 6),
            Card(make(table_answer, scope, average), 12),
        ],
    )
