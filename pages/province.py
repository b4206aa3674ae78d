"""Province: everything known of one province, old or new, and what is missing."""

from coopstats.charts.against_region import against_region
from coopstats.charts.answers import map_answer, ranking_answer, sector_answer, trend_answer
from coopstats.charts.behind_figure import behind_answer
from coopstats.charts.known import latest_table, missing_table
from coopstats.charts.province_answers import (
    has_series,
    known_first,
    neighbour_answer,
    neighbours_of,
    peers_in_region,
    peers_in_size,
    province_headline,
    province_lead,
)
from coopstats.charts.register import has_register
from coopstats.charts.territory import printed_for_new, territory_answer
from coopstats.ui.card_rows import in_rows
from coopstats.ui.page import Card, Page, guarded

HEADLINES = (
    "cooperatives",
    "members",
    "workers",
    "revenue_per_cooperative",
    "cooperative_groups",
    "workers_per_cooperative",
    "members_per_cooperative",
    "cooperatives_new",
    "income_per_worker",
    "profit_per_cooperative",
)
INDEXED = (
    ("cooperatives", "all"),
    ("workers", "all"),
    ("workers_per_cooperative", "all"),
    ("cooperatives", "agriculture_chapter"),
)
TRENDS = (
    "members",
    "members_per_cooperative",
    "workers",
    "workers_per_cooperative",
    "revenue_per_cooperative",
    "profit_per_cooperative",
    "income_per_worker",
    "cooperative_groups",
    "cooperatives_new",
)


def to_choose(page: Page) -> list[Card]:
    scope, make = page.scope, page.make
    return [
        Card(make(map_answer, scope, "cooperatives", page.ask.boundaries(scope.era)), 6),
        Card(make(ranking_answer, scope, "cooperatives", 20, 5, "ranking", 640), 6),
        *printed(page),
    ]


def printed(page: Page) -> list[Card]:
    """Nobody prints a simulated figure, and a register's own sums by the 34 have none to stand beside."""
    made = None if page.scope.is_simulated else page.make(printed_for_new, page.scope)
    return [Card(made, 12)] if made is not None and made.kind == "table" else []


def of_one(page: Page) -> list[Card]:
    scope, make = page.scope, page.make
    near = make(neighbours_of, scope.era).get(scope.place, ())
    boundaries = page.ask.boundaries(scope.era)
    territory = make(territory_answer, scope)
    changed = territory.kind == "chart"
    return [
        Card(
            make(trend_answer, scope, "cooperatives", (), None, "trend", 320), 7 if changed else 12
        ),
        *([Card(territory, 5)] if changed else []),
        *in_rows([make(against_region, scope, *of, f"index-{'-'.join(of)}") for of in INDEXED]),
        Card(make(map_answer, scope, "cooperatives", boundaries, "map", 420), 4),
        Card(make(neighbour_answer, scope, "cooperatives", near), 4),
        Card(make(peers_in_region, scope, "cooperatives"), 4),
        Card(make(peers_in_size, scope, "workers_per_cooperative"), 6),
        Card(make(sector_answer, scope, "cooperatives", "sectors", 300), 6),
        *in_rows(
            [
                make(trend_answer, scope, of, (), None, of, 260)
                for of in TRENDS
                if make(has_series, scope, of)
            ]
        ),
        *([Card(make(behind_answer, scope), 12)] if make(has_register) else []),
        Card(make(latest_table, scope), 12),
        *printed(page),
        Card(make(missing_table, scope), 12),
    ]


@guarded("province")
def body(page: Page) -> None:
    page.show(
        page.title(),
        page.make(province_lead, page.scope),
        [
            page.make(province_headline, page.scope, indicator)
            for indicator in page.make(known_first, page.scope, HEADLINES)
        ],
        of_one(page) if page.scope.level == "province" else to_choose(page),
    )
