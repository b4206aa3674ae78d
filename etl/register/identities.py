"""Units: which tax codes are one unit, and which are reported twice in a year."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from etl.build.columns import array_of
from etl.register.statements import sql_of


def unit_ids(changes: Iterable[tuple[int, str, str]]) -> dict[str, int]:
    """The unit of each tax code that was given up or taken on, by code.

    `changes` are re-registrations (year, code before, code after). A unit is known by its first
    code, read as a number; codes that never changed are not in the answer. A circle (A to B to A)
    ends at the code that began it.
    """
    before: dict[str, str] = {}
    for _, old, new in sorted(changes):
        if old != new:
            before.setdefault(new, old)
    found: dict[str, int] = {}
    for code in {*before, *before.values()}:
        seen = {code}
        first = code
        while first in before and before[first] not in seen:
            first = before[first]
            seen.add(first)
        if first.isascii() and first.isdigit():
            found[code] = int(first)
    return found


def reported_twice(connection: duckdb.DuckDBPyConnection) -> pa.Table:
    """The codes (unit_id) and years that more than one row of core.cooperative_year has.

    Sorting whole numbers takes a third of the time that grouping the rows does.
    """
    rows: dict[str, Any] = connection.execute(sql_of("load", "unit_years")).fetchnumpy()
    numbers = np.sort(np.ma.getdata(rows["unit_year"]))
    twice = np.unique(numbers[1:][numbers[1:] == numbers[:-1]])
    columns = [array_of(twice // 4096), array_of(twice % 4096)]
    return pa.Table.from_arrays(columns, names=["unit_id", "year"])
