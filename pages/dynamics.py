"""Births and deaths: new and dissolved cooperatives, survival, age, change of size and rating."""

from coopstats.charts.births_and_deaths import birth_death_answer, dynamics_lead
from coopstats.charts.cohorts import age_answer, survival_answer
from coopstats.charts.register import has_register, no_register
from coopstats.charts.transitions import transition_answer
from coopstats.ui.page import Card, Page, guarded


@guarded("dynamics", has_publishers=False)
def body(page: Page) -> None:
    scope, make = page.scope, page.make
    if not make(has_register):
        page.show(page.title(), [], [], [Card(no_register(scope, page.title(), "births"), 12)])
        return
    page.show(
        page.title(),
        make(dynamics_lead, scope),
        [],
        [
            Card(make(birth_death_answer, scope), 6),
            Card(make(survival_answer, scope), 6),
            Card(make(transition_answer, scope, "member_size_class", "size-moves"), 6),
            Card(make(transition_answer, scope, "rating", "rating-moves"), 6),
            Card(make(age_answer, scope), 6),
            Card(make(transition_answer, scope, "size_class", "decree-moves"), 6),
        ],
    )
