"""The filtered list as a file: fetched and written piece by piece, past the cache of frames."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from coopstats.charts.exhibit import Exhibit
from coopstats.charts.long_files import long_csv, long_workbook
from coopstats.charts.register_list import ListQuery, pieces_for_file
from coopstats.ui.page import Page


def list_file(page: Page, query: ListQuery) -> Callable[[str, Exhibit], bytes]:
    """What writes the list's CSV or XLSX when a visitor asks for it."""

    def write(wanted: str, exhibit: Exhibit) -> bytes:
        # Straight from the warehouse: thousands of rows have no place in the cache.
        pieces = pieces_for_file(page.ask.warehouse.ask, page.scope, query)
        # The subtitle is of the fifty rows in view.
        exhibit = replace(exhibit, subtitle="")
        if wanted == "csv":
            return long_csv(exhibit, pieces, page.lang)
        return long_workbook(exhibit, pieces)

    return write
