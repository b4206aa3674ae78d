"""Membership: members and workers, how many a cooperative, by place and sector."""

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
    "members",
    "members_per_cooperative",
    "workers",
    "workers_per_cooperative",
    "group_members",
)


def spread(page: Page) -> list[Card]:
    """Only single cooperatives have a spread."""
    if not page.make(has_register):
        return []
    return [
        Card(page.make(distribution_answer, page.scope, "members", "members-spread"), 6),
        Card(page.make(distribution_answer, page.scope, "workers", "workers-spread"), 6),
    ]


@guarded("membership")
def body(page: Page) -> None:
    scope, make = page.scope, page.make
    boundaries = page.ask.boundaries(scope.era)
    page.show(
        page.title(),
        make(topic_lead, scope, ("members", "workers")),
        [make(headline, scope, indicator) for indicator in HEADLINES],
        [
            Card(make(trend_answer, scope, "members", (), None, "members", 300), 6),
            Card(make(trend_answer, scope, "workers", (), None, "workers", 300), 6),
            *spread(page),
            Card(make(map_answer, scope, "workers", boundaries), 6),
            Card(make(ranking_answer, scope, "workers", 15, 5, "ranking", 560), 6),
            Card(
                make(
                    ranking_answer, scope, "workers_per_cooperative", 9, 4, "per-cooperative", 380
                ),
                6,
            ),
            Card(make(ranking_answer, scope, "members", 13, 0, "members-by-province", 380), 6),
            Card(make(sector_answer, scope, "members", "sectors", 160), 6),
            Card(make(sector_answer, scope, "workers", "workers-sectors", 160), 6),
            Card(make(table_answer, scope, "workers"), 12),
        ],
    )
