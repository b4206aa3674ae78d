"""Overview: where things stand, what changed, who leads, how far the targets for 2030 are."""

from coopstats.catalog.phrases import say
from coopstats.charts.answers import map_answer, ranking_answer, sector_answer, trend_answer
from coopstats.charts.headlines import headline, resolution_goal, resolution_progress
from coopstats.charts.leads import overview_lead
from coopstats.charts.provenance import coverage_summary
from coopstats.ui.page import Card, Page, guarded

HEADLINES = ("cooperatives", "members", "revenue_per_cooperative", "cooperative_groups", "unions")
TARGETS = ("cooperatives", "members", "unions", "cooperative_groups", "high_tech_cooperatives")


@guarded("overview")
def body(page: Page) -> None:
    scope, make = page.scope, page.make
    goal = make(resolution_goal, scope, "cooperatives")
    title = say("resolution_title", page.lang)
    targets = make(resolution_progress, scope.anywhere, TARGETS, title)
    # A workspace without targets says so in one line, not in half a row.
    trend_span, targets_span = (7, 5) if targets.kind == "chart" else (12, 12)
    page.show(
        page.title(),
        make(overview_lead, scope),
        [make(headline, scope, indicator) for indicator in HEADLINES],
        [
            Card(make(map_answer, scope, "cooperatives", page.ask.boundaries(scope.era)), 6),
            Card(make(ranking_answer, scope, "cooperatives", 15, 5, "ranking", 560), 6),
            Card(make(trend_answer, scope, "cooperatives", (), goal, "trend", 320), trend_span),
            Card(targets, targets_span),
            Card(make(sector_answer, scope, "cooperatives"), 7),
            Card(make(coverage_summary, scope.anywhere, HEADLINES), 5),
        ],
    )
