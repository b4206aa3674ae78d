"""Compare: any indicator, places, sectors and years, under one lens, in the form that answers."""

from coopstats.charts.compare_answers import compare_answer, compare_lead, numbers_answer
from coopstats.ui.compare_controls import compare_controls
from coopstats.ui.page import Card, Page, guarded


@guarded("compare")
def body(page: Page) -> None:
    scope, make = page.scope, page.make
    choice = compare_controls(page)
    asked, form = choice.asked, choice.form
    boundaries = page.ask.boundaries(scope.era)
    main = make(compare_answer, scope, asked, form, choice.across, choice.size, boundaries)
    numbers = make(numbers_answer, scope, asked, form)
    page.show(
        page.title(),
        make(compare_lead, scope, asked),
        [],
        [Card(main, 12), *([Card(numbers, 12)] if numbers else [])],
    )
