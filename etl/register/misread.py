"""Numbers of a CSV file that DuckDB reads as others than were written.

Where the bytes of a file say that there may be some (`NumberMarks`), it is read once more, as text.
"""

from __future__ import annotations

from dataclasses import replace

import duckdb

from etl.register.cells import WHOLE
from etl.register.rules import Problem
from etl.register.schema import RECORDS
from etl.register.source_files import RegisterFile
from etl.register.statements import sql_of

Cells = list[tuple[str, str]]


def misread_cells(
    connection: duckdb.DuckDBPyConnection, file: RegisterFile, uneven: list[int]
) -> dict[int, Cells]:
    """By loaded row, the cells that are no whole numbers in digits: column and text.

    DuckDB reads 1.200 as 1, and 1e3 as 1000. `uneven` are the lines with too few or too many cells,
    which this reading passes over too.
    """
    whole = [f.name for f in RECORDS[file.record] if f.type in ("count", "money", "year")]
    relation = connection.read_csv(
        str(file.path),
        columns=dict.fromkeys(file.header, "VARCHAR"),
        header=True, auto_detect=False, delimiter=",", quotechar='"', ignore_errors=True,
    )  # fmt: skip
    relation.project(*map(duckdb.ColumnExpression, whole)).create_view(
        "incoming_text", replace=True
    )
    rows = connection.execute(sql_of("load", "misread")).fetchall()
    connection.execute("DROP VIEW incoming_text")
    # The same lines, counted as if only uneven and blank ones were passed over.
    as_text = replace(file, first_row_id=0, rejected=uneven)
    rejected = set(file.rejected)
    found: dict[int, Cells] = {}
    for n, *cells in rows:
        line = as_text.line_of(n)
        if line not in rejected:
            found[file.row_id_of(line)] = [
                (name, cell)
                for name, cell in zip(whole, cells, strict=True)
                if cell is not None and not WHOLE.fullmatch(cell)
            ]
    return found


def problem_of(name: str, cell: str) -> Problem:
    """What is to be said of a number that was read as another."""
    return Problem("E-NUM-01", name, cell, {"value": cell})
