"""Units: which tax codes are one unit, which cannot be right, which are reported twice in a year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from etl.build.columns import array_of, numbers_of, table_of
from etl.register.statements import sql_of
from etl.register.tax_code import is_tax_code, wrong_codes

# A code and a year are one number: the year is its last bits.
_YEAR_BITS = 12
_YEAR = (1 << _YEAR_BITS) - 1


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


@dataclass(frozen=True, slots=True)
class OddCodes:
    """Codes of ten digits in core.cooperative_year that cannot be right.

    `twice` are those (unit_id) that more than one row of a year has; `wrong` those whose last digit does
    not check the others.
    """

    twice: pa.Table
    wrong: pa.Table


def odd_codes(connection: duckdb.DuckDBPyConnection) -> OddCodes:
    """Looks through the codes of core.cooperative_year while unit_id still is the code as a number.

    Sorting whole numbers takes a third of the time that grouping the rows does, and in order each code
    is checked once, not each year.
    """
    # Arrow's column is handed over in a third of the time that numpy's masked one takes.
    rows = connection.sql(sql_of("load", "unit_years")).to_arrow_table()
    numbers = np.sort(numbers_of(rows.column("unit_year"))[0])
    twice = np.unique(numbers[1:][numbers[1:] == numbers[:-1]])
    codes = numbers >> _YEAR_BITS
    distinct = codes[np.flatnonzero(np.r_[True, codes[1:] != codes[:-1]])] if len(codes) else codes
    return OddCodes(
        _table(unit_id=twice >> _YEAR_BITS, year=twice & _YEAR),
        _table(unit_id=wrong_codes(distinct)),
    )


def odd_union_codes(connection: duckdb.DuckDBPyConnection) -> pa.Table:
    """Codes of unions in core.cooperative_year that can be none: few unions have many members."""
    rows = connection.execute(sql_of("load", "union_codes")).fetchall()
    wrong = [code for (code,) in rows if not is_tax_code(code)]
    return table_of({"union_tax_code": wrong}, {"union_tax_code": pa.string()})


def _table(**columns: Any) -> pa.Table:
    return pa.Table.from_arrays([array_of(one) for one in columns.values()], names=list(columns))
