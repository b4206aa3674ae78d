"""Compare: any indicator, places, sectors and years, under one lens, in the form that answers."""

from coopstats.charts.compare_answers import compare_answer, compare_lead, numbers_answer
from coopstats.ui.compare_controls import compare_choice, compare_controls
from coopstats.ui.page import Card, Page, guarded


@guarded("compare")
def body(page: Page) -> None:
    scope, make = page.scope, page.make
    choice = compare_choice(page)
    asked, form = choice.asked, choice.form
    page.head(page.title(), make(compare_lead, scope, asked))
    compare_controls(page, choice)
    boundaries = page.ask.boundaries(scope.era)
    main = make(compare_answer, scope, asked, form, choice.across, choice.size, boundaries)
    numbers = make(numbers_answer, scope, asked, form)
    # A map is as wide as it is tall; every other form takes the width it is given.
    wide, beside = (7, 5) if form == "map" and numbers else (12, 12)
    page.show(
        page.title(),
        [],
        [],
        [Card(main, wide), *([Card(numbers, beside)] if numbers else [])],
    )
