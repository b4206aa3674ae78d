"""Cooperatives: the list of single cooperatives to search, filter and sort, and one of them."""

from coopstats.charts.register import has_register
from coopstats.charts.register_list import list_answer
from coopstats.charts.unit_profile import (
    MEASURES,
    standing_answer,
    unit_lead,
    unit_name,
    unit_tiles,
    unit_trend,
)
from coopstats.charts.unit_record import events_table, years_table
from coopstats.ui.list_files import list_file
from coopstats.ui.page import Card, Page, guarded
from coopstats.ui.register_controls import (
    back_button,
    back_to_list,
    list_controls,
    list_query,
    open_unit,
    take_page,
    take_sort,
)


def profile(page: Page, unit_id: int) -> None:
    scope, make = page.scope, page.make
    page.choices["list"] = back_to_list
    back_button(page)
    page.show(
        make(unit_name, unit_id),
        make(unit_lead, scope, unit_id),
        make(unit_tiles, scope, unit_id),
        [
            *(Card(make(unit_trend, scope, unit_id, of), 3) for of in MEASURES),
            Card(make(standing_answer, scope, unit_id), 12),
            Card(make(events_table, scope, unit_id), 12),
            Card(make(years_table, scope, unit_id), 12),
        ],
    )


@guarded("cooperatives", has_publishers=False)
def body(page: Page) -> None:
    scope, make = page.scope, page.make
    known = make(has_register)
    unit_id = open_unit(page) if known else None
    if unit_id is not None:
        profile(page, unit_id)
        return
    query = list_query(page)
    if known:
        page.head(page.title(), [])
        list_controls(page, query)
    page.choices.update(sort=take_sort, page=take_page)
    page.files["list"] = list_file(page, query)
    page.show(page.title(), [], [], [Card(make(list_answer, scope, query), 12)])
