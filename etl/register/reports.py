"""What single cooperatives report, a year at a time, as arrays: what is counted one by one is read once.

Sums are DuckDB's (`sql/counts/cell.sql`). Medians, distributions and steps from year to year want every
single row instead: a year of half a million fits the processor's cache, with numbers for texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt

from coopstats.catalog.register_choices import RATINGS
from etl.build.columns import numbers_of
from etl.register.statements import sql_of, statement_with

Connection = duckdb.DuckDBPyConnection
Whole = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

# A rating or size class is told by its place in its list, from 1; 0 is none.
_DISSOLVED, _OPERATING = 0, 2
_NOTHING: tuple[Whole, Whole] = (np.zeros(0, np.int64), np.zeros(0, np.int64))
# Told apart from the numbers of provinces.
ERA = 1000
# What of the reports the figures of a year need, the ways from class to class, and the events of units.
OF_YEAR = ("cell", "state", "size_class", "member_size_class", "revenue", "profit", "assets",
           "charter_capital", "members", "workers")  # fmt: skip
OF_WAYS = ("cell", "state", "size_class", "member_size_class", "rating", "unit_id")
# The main figures: where all are as the year before, an old form was sent again.
MAIN_FIGURES = ("revenue", "profit", "members", "workers", "assets")
OF_EVENTS = ("cell", "unit_id", "file_id", "name_hash", *MAIN_FIGURES)
ALL = tuple(dict.fromkeys((*OF_YEAR, *OF_WAYS, *OF_EVENTS)))


@dataclass(frozen=True, slots=True)
class Report:
    """One year: an array a column, a cooperative a place, in the same order everywhere.

    `cell` is the place and sector (numbers of the temporary table report_cell), `place` where that is (see
    Cells), `name_hash` stands for the name. A figure that is not reported is the least number of its kind.
    """

    year: int
    columns: dict[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.columns[name]

    @property
    def is_dissolved(self) -> Flags:
        """Ended in the year."""
        return self["state"] == _DISSOLVED

    def counted(self, *, with_results: bool) -> Whole:
        """Places of those that a figure counts for: on the books, or operating with a revenue reported."""
        if with_results:
            return np.flatnonzero((self["state"] == _OPERATING) & is_told(self["revenue"]))
        return np.flatnonzero(self["state"] != _DISSOLVED)


def is_told(figures: Whole) -> Flags:
    """Which of the figures are reported."""
    return figures != np.iinfo(figures.dtype).min


class Counted:
    """A year's reports that figures count for, each choice made once: figures in their cells, from 0.

    Choosing by places takes a tenth of choosing by flags, where every other one is left out.
    """

    def __init__(self, report: Report, first_cell: int) -> None:
        self._report, self._first_cell = report, first_cell
        self._chosen: dict[bool, tuple[Whole, Whole]] = {}
        self._figures: dict[tuple[str, bool], tuple[Whole, Whole]] = {}

    def chosen(self, *, with_results: bool) -> tuple[Whole, Whole]:
        """Places and cells of those that count."""
        if with_results not in self._chosen:
            places = self._report.counted(with_results=with_results)
            cells = self._report["cell"].take(places) - self._first_cell
            self._chosen[with_results] = places, cells
        return self._chosen[with_results]

    def figures(self, name: str, *, with_results: bool) -> tuple[Whole, Whole]:
        """Cells and values of those of them that report a figure."""
        if (name, with_results) not in self._figures:
            places, cells = self.chosen(with_results=with_results)
            values = self._report[name].take(places)
            told = np.flatnonzero(is_told(values))
            if len(told) < len(values):
                cells, values = cells.take(told), values.take(told)
            self._figures[name, with_results] = cells, values
        return self._figures[name, with_results]


@dataclass(frozen=True, slots=True)
class Grouping:
    """Groups of the cells of one year that do not overlap.

    `group_of_cell` counts groups from 0, by the number of a cell less `first_cell`; a cell in no group has
    the number after the last. `numbers` are the groups' in the temporary table report_group.
    """

    group_of_cell: Whole
    numbers: Whole
    first_cell: int = 0


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells that somebody reports from, in numbers that rise with the year.

    `groupings` of each year: nine, three levels of place by three kinds of sector. `place` says by cell
    where it is: its province, and ERA times its era.
    """

    groupings: dict[int, list[Grouping]]
    place: npt.NDArray[np.int16]


def number_cells(connection: Connection, rows: str = "core.cooperative_year") -> Cells:
    """Makes the temporary tables report_cell and report_group.

    Reads the temporary tables spread and sector_spread, and `rows`: the reports, or counts.cell where it is
    there.
    """
    connection.execute(statement_with("figures", "report_cell", rows=rows))
    for name in ("cell_group", "report_group"):
        connection.execute(sql_of("figures", name))
    cells: dict[str, Any] = connection.execute(
        "SELECT year, place FROM report_cell ORDER BY cell"
    ).fetchnumpy()
    within: dict[str, Any] = connection.execute(sql_of("figures", "cell_in_group")).fetchnumpy()
    groupings: dict[int, list[Grouping]] = {}
    for year in np.unique(cells["year"]).tolist():
        first, last = np.flatnonzero(cells["year"] == year)[[0, -1]].tolist()
        of_year = (within["cell"] >= first) & (within["cell"] <= last)
        kinds = [of_year & (within["grouping"] == kind) for kind in np.unique(within["grouping"])]
        found = [
            _grouping(within["cell"][chosen], within["number"][chosen], first, last)
            for chosen in kinds
            if chosen.any()
        ]
        groupings[year] = found or [_grouping(*_NOTHING, first, last)]
    return Cells(groupings, np.ma.getdata(cells["place"]).astype(np.int16))


def _grouping(cells: Whole, numbers: Whole, first: int, last: int) -> Grouping:
    distinct, places = np.unique(numbers, return_inverse=True)
    group_of_cell = np.full(last - first + 1, len(distinct), np.int64)
    group_of_cell[cells - first] = places
    return Grouping(group_of_cell, distinct, first)


def read_report(
    connection: Connection, cells: Cells, year: int, names: Sequence[str] = ALL
) -> Report:
    """The reports of a year: of each the columns named (see `sql/figures/report.sql`), and its place."""
    report = sql_of("figures", "report").rstrip().removesuffix(";")
    sql = statement_with("figures", "report_columns", columns=", ".join(names), report=report)
    # Arrow's columns are handed over in three quarters of the time that numpy's masked ones take.
    found = connection.sql(sql, params={"year": year, "ratings": list(RATINGS)}).to_arrow_table()
    columns = {name: _filled(*numbers_of(found.column(name))) for name in names}
    columns["place"] = cells.place.take(columns["cell"])
    return Report(year, columns)


def _filled(values: Any, told: Flags) -> Any:
    """The values, with the least of their kind where there is none."""
    if not told.all():
        np.copyto(values, np.iinfo(values.dtype).min, where=~told)
    return values
