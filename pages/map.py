"""Map: one indicator by province, in both geographies, playing through the years on one scale."""

from coopstats.charts.map_answers import map_lead, map_numbers, map_page_answer
from coopstats.ui.map_controls import map_choice, map_controls
from coopstats.ui.page import Card, Page, guarded


@guarded("map")
def body(page: Page) -> None:
    page.place_page = "pages/province.py"
    scope, make = page.scope, page.make
    choice = map_choice(page)
    page.head(page.title(), make(map_lead, scope, choice.asked))
    map_controls(page, choice)
    picture = make(map_page_answer, scope, choice.asked, page.ask.boundaries(scope.era))
    numbers = make(map_numbers, scope, choice.asked)
    page.show(page.title(), [], [], [Card(picture, 7), *([Card(numbers, 5)] if numbers else [])])
