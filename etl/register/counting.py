"""Counts over single cooperatives, a year at a time: medians, distributions, size classes, steps.

While DuckDB reads the next year, the one before is counted on the other core. What is found goes into
small views, by number of the group (report_group): the `.sql` files of the marts name and suppress it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from coopstats.catalog.register_choices import SIZE_CLASSES
from etl.build.columns import array_of, texts_at
from etl.register.bins import HIGH, LOW, bins_of
from etl.register.medians import Measure
from etl.register.reports import (
    ALL,
    OF_EVENTS,
    OF_WAYS,
    OF_YEAR,
    Cells,
    Counted,
    Grouping,
    Report,
    Whole,
    number_cells,
    read_report,
)
from etl.register.statements import sql_of
from etl.register.steps import KINDS, Pairs, events, same_figures, ways

Connection = duckdb.DuckDBPyConnection
# By view, tables that come after each other.
Found = dict[str, list[pa.Table]]

_AT_ONCE = 2
_NUMPY: dict[Any, Any] = {
    pa.int16(): np.int16,
    pa.int64(): np.int64,
    pa.float64(): np.float64,
    pa.bool_(): np.bool_,
}
# Measure -> whether it counts only for those that operate with results; the others are on the books.
MEDIANS = {"revenue": True, "profit": True, "members": False, "workers": True}
DISTRIBUTIONS = {"revenue": True, "assets": False, "charter_capital": False, "members": False,
                 "workers": False}  # fmt: skip
SCHEMES = {"decree_113_2024": "size_class", "circular_01_2020_members": "member_size_class"}

_VIEWS = {
    "middle": {"measure": pa.string(), "number": pa.int64(), "n_units": pa.int64(),
               "lower": pa.float64(), "median": pa.float64(), "upper": pa.float64()},
    "bin_count": {"indicator": pa.string(), "number": pa.int64(), "bin_low": pa.float64(),
                  "bin_high": pa.float64(), "n": pa.int64()},
    "size_count": {"scheme": pa.string(), "number": pa.int64(), "size_class": pa.string(),
                   "n": pa.int64()},
    "way_of_cell": {"kind": pa.string(), "cell": pa.int64(), "from_class": pa.string(),
                    "to_class": pa.string(), "n": pa.int64()},
    "step": {"year": pa.int16(), "unit_id": pa.int64(), "is_renamed": pa.bool_(),
             "is_moved": pa.bool_()},
    "same_figures": {"file_id": pa.int64(), "year": pa.int16(), "n_same": pa.int64(),
                     "n": pa.int64()},
}  # fmt: skip


def count_reports(connection: Connection, *, of_one_year: bool = False) -> None:
    """Counts all that needs single reports; adds the medians to register_figure.

    Where only one year is there, nothing that the steps from year to year need is read.

    Makes the views bin_count (one row per group, indicator and bin that somebody falls in), size_count
    (per group, scheme and size class) and those of `count_ways` and `find_events`. Reads
    core.cooperative_year, counts.cell and the temporary tables spread, sector_spread and register_figure.
    """
    cells = number_cells(connection, "counts.cell")
    _count(connection, cells, _count_year, _VIEWS, OF_YEAR if of_one_year else ALL)
    connection.execute(sql_of("figures", "add_middle"))


def count_ways(connection: Connection) -> None:
    """Makes the view way_of_cell: one row per cell, kind, class of the year before and of the year."""
    _count(connection, number_cells(connection), _count_ways, ("way_of_cell",), OF_WAYS)


def find_events(connection: Connection) -> None:
    """Makes the views of what changed in single units from each year to the next.

    They are step (one row per unit and year with a new name or province) and same_figures (per file and
    year: reports with figures in both years, and how many of them are the same).
    """
    cells = number_cells(connection)
    _count(connection, cells, _find_events, ("step", "same_figures"), OF_EVENTS)


def _count(
    connection: Connection,
    cells: Cells,
    count: Callable[[Report, Report | None, list[Grouping]], Found],
    views: Iterable[str],
    asked: Sequence[str],
) -> None:
    found = _nothing()
    before: Report | None = None
    counted: deque[Future[Found]] = deque()

    def take(of_year: Found) -> None:
        for name, tables in of_year.items():
            found[name] += tables

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for year, groups in cells.groupings.items():
            report = read_report(connection, cells, year, asked)
            counted.append(pool.submit(count, report, before, groups))
            before = report
            # No more than a few years at once are held.
            while len(counted) > _AT_ONCE:
                take(counted.popleft().result())
        for one in counted:
            take(one.result())
    for name in views:
        schema = pa.schema(list(_VIEWS[name].items()))
        connection.register(
            name, pa.concat_tables([pa.Table.from_batches([], schema), *found[name]])
        )


def _nothing() -> Found:
    return {name: [] for name in _VIEWS}


def _count_year(report: Report, before: Report | None, groupings: list[Grouping]) -> Found:
    paired = _paired(before, report)
    found = _ways(paired, groupings)
    for name, tables in _events(paired).items():
        found[name] += tables
    first, n_cells = groupings[0].first_cell, len(groupings[0].group_of_cell)
    counted = Counted(report, first)
    for name, with_results in MEDIANS.items():
        measure = Measure(*counted.figures(name, with_results=with_results), n_cells)
        for one in groupings:
            n, shares = measure.quartiles(one)
            kept = np.flatnonzero(n)
            _note(found, "middle", _all(name, kept), one.numbers[kept], n[kept],
                  *shares[kept].T)  # fmt: skip
    for name, with_results in DISTRIBUTIONS.items():
        cells, values = counted.figures(name, with_results=with_results)
        table = _table(cells, bins_of(values), n_cells, len(LOW))
        for numbers, (place,), n in _added_up(table, groupings):
            _note(found, "bin_count", _all(name, n), numbers, LOW[place], HIGH[place], n)
    on_books, cells = counted.chosen(with_results=False)
    classes = ["", *SIZE_CLASSES]
    for scheme, column in SCHEMES.items():
        table = _table(cells, report[column].take(on_books), n_cells, len(classes))
        # Of some no class can be told.
        table[:, 0] = 0
        for numbers, (place,), n in _added_up(table, groupings):
            _note(
                found,
                "size_count",
                _all(scheme, n),
                numbers,
                texts_at(classes, place),
                n,
            )
    return found


def _count_ways(report: Report, before: Report | None, groupings: list[Grouping]) -> Found:
    return _ways(_paired(before, report), groupings)


def _find_events(report: Report, before: Report | None, _: list[Grouping]) -> Found:
    return _events(_paired(before, report))


def _paired(before: Report | None, report: Report) -> Pairs | None:
    if before is None or before.year != report.year - 1:
        return None
    return Pairs.of(before, report)


def _ways(paired: Pairs | None, groupings: list[Grouping]) -> Found:
    found = _nothing()
    if paired:
        first, n_cells = groupings[0].first_cell, len(groupings[0].group_of_cell)
        for kind, table in ways(paired, first, n_cells).items():
            classes = ["", *KINDS[kind], "dissolved"]
            cells, was, now = np.nonzero(table)
            _note(found, "way_of_cell", _all(kind, cells), cells + first, texts_at(classes, was),
                  texts_at(classes, now), table[cells, was, now])  # fmt: skip
    return found


def _events(paired: Pairs | None) -> Found:
    found = _nothing()
    if paired:
        _note(found, "step", *events(paired).values())
        _note(found, "same_figures", *same_figures(paired).values())
    return found


def _table(cells: Whole, classes: Whole, n_cells: int, n_classes: int) -> Whole:
    """How many fall in each cell and class."""
    counts = np.bincount(cells * n_classes + classes, minlength=n_cells * n_classes)
    return counts.reshape(n_cells, n_classes)


def _added_up(
    table: Whole, groupings: list[Grouping]
) -> list[tuple[Whole, tuple[Whole, ...], Whole]]:
    """The counts of cells (first axis) added up by group: numbers, places on the other axes, counts."""
    found: list[tuple[Whole, tuple[Whole, ...], Whole]] = []
    for one in groupings:
        # The last is for cells in no group.
        added = np.zeros((len(one.numbers) + 1, *table.shape[1:]), np.int64)
        np.add.at(added, one.group_of_cell, table)
        group, *places = np.nonzero(added[:-1])
        found.append((one.numbers[group], tuple(places), added[group, *places]))
    return found


def _all(text: str, rows: Whole) -> Any:
    return texts_at([text], np.zeros(len(rows), np.int64))


def _note(found: Found, view: str, *columns: Any) -> None:
    schema = pa.schema(list(_VIEWS[view].items()))
    arrays: Sequence[Any] = [
        column
        if isinstance(column, pa.Array)
        else array_of(column.astype(_NUMPY[kind], copy=False))
        for column, kind in zip(columns, schema.types, strict=True)
    ]
    found[view].append(pa.Table.from_arrays(list(arrays), schema=schema))
