"""Effective models: a transparent score with weights that the visitor sets, and the honour list."""

from coopstats.charts.honours import (
    best_answer,
    criteria_answer,
    effective_lead,
    honours_answer,
)
from coopstats.charts.register import has_register
from coopstats.ui.page import Card, Page, guarded
from coopstats.ui.weight_controls import weight_controls, weights_of


@guarded("effective", has_publishers=False)
def body(page: Page) -> None:
    scope, make = page.scope, page.make
    weights = weights_of(page)
    honours = Card(make(honours_answer, scope, weights), 12)
    if not make(has_register):
        page.show(page.title(), [], [], [honours])
        return
    weight_controls(page, weights)
    beside = (
        [
            Card(make(best_answer, scope, weights), 8),
            Card(make(criteria_answer, scope.anywhere, weights), 4),
        ]
        if sum(weights)
        else []
    )
    page.show(page.title(), make(effective_lead, scope, weights), [], [honours, *beside])
