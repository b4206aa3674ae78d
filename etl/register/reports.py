"""What single cooperatives report, a year at a time, as arrays: what is counted one by one is read once.

Sums are DuckDB's (`sql/figures/cell.sql`). Medians, distributions and steps from year to year want every
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
from etl.register.statements import sql_of, statement_with

Connection = duckdb.DuckDBPyConnection
Whole = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

# Stands for a figure that is not reported.
ABSENT = int(np.iinfo(np.int64).min)
# A rating or size class is told by its place in its list, from 1; 0 is none.
_DISSOLVED, _OPERATING = 0, 2
_NOTHING: tuple[Whole, Whole] = (np.zeros(0, np.int64), np.zeros(0, np.int64))
# Told apart from the numbers of provinces.
ERA = 1000
# What of the reports the figures of a year need, the ways from class to class, and the events of units.
OF_YEAR = ("cell", "state", "size_class", "member_size_class", "revenue", "profit", "assets",
           "charter_capital", "members", "workers")  # fmt: skip
OF_WAYS = ("cell", "state", "size_class", "member_size_class", "rating", "unit_id")
OF_EVENTS = ("cell", "revenue", "unit_id", "file_id", "name_hash", "figures_hash")
ALL = tuple(dict.fromkeys((*OF_YEAR, *OF_WAYS, *OF_EVENTS)))


@dataclass(frozen=True, slots=True)
class Report:
    """One year: an array a column, a cooperative a place, in the same order everywhere.

    `cell` is the place and sector (numbers of the temporary table report_cell), the hashes stand for the
    name and for all main figures.
    """

    year: int
    columns: dict[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.columns[name]

    @property
    def is_dissolved(self) -> Flags:
        """Ended in the year."""
        return self["state"] == _DISSOLVED

    @property
    def is_told(self) -> Flags:
        """Revenue is reported."""
        return self["revenue"] != ABSENT

    def reported(self, name: str, *, with_results: bool = False) -> tuple[Whole, Whole]:
        """Cells and values of those that report a figure: on the books, or operating with results."""
        values = self[name]
        chosen = values != ABSENT
        if with_results:
            chosen &= (self["state"] == _OPERATING) & self.is_told
        else:
            chosen &= self["state"] != _DISSOLVED
        return self["cell"][chosen], values[chosen]


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
    place: Whole


def number_cells(connection: Connection) -> Cells:
    """Makes the temporary tables report_cell and report_group.

    Reads core.cooperative_year and the temporary tables spread and sector_spread.
    """
    for name in ("report_cell", "cell_group", "report_group"):
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
    return Cells(groupings, np.ma.getdata(cells["place"]))


def _grouping(cells: Whole, numbers: Whole, first: int, last: int) -> Grouping:
    distinct, places = np.unique(numbers, return_inverse=True)
    group_of_cell = np.full(last - first + 1, len(distinct), np.int64)
    group_of_cell[cells - first] = places
    return Grouping(group_of_cell, distinct, first)


def read_report(
    connection: Connection, cells: Cells, year: int, names: Sequence[str] = ALL
) -> Report:
    """The reports of a year: of each the columns named (see `sql/figures/report.sql`), and its place."""
    values = {
        "year": year,
        "absent": ABSENT,
        "ratings": list(RATINGS),
    }
    report = sql_of("figures", "report").rstrip().removesuffix(";")
    sql = statement_with("figures", "report_columns", columns=", ".join(names), report=report)
    found: dict[str, Any] = connection.execute(sql, values).fetchnumpy()
    columns = {name: np.ma.getdata(column) for name, column in found.items()}
    columns["place"] = cells.place[columns["cell"]]
    return Report(year, columns)
