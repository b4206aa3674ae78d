"""Cells of a CSV file that DuckDB reads as something else than was written.

Where the bytes of a file say that there may be some (`NumberMarks`, `DateMarks`), it is read once more, as
text.
"""

from __future__ import annotations

from dataclasses import replace

import duckdb

from etl.register.cells import DATE, WHOLE, code_of_cell
from etl.register.rules import Problem
from etl.register.schema import RECORDS
from etl.register.source_files import RegisterFile
from etl.register.statements import statement_with

Cells = list[tuple[str, str]]


def misread_cells(
    connection: duckdb.DuckDBPyConnection, file: RegisterFile, uneven: list[int]
) -> dict[int, Cells]:
    """By loaded row, the cells that are no whole numbers or dates as the schema has them: column and text.

    DuckDB reads 1.200 as 1, 1e3 as 1000, and 2014-01-05abc as a day. `uneven` are the lines with too few or
    too many cells, which this reading passes over too.
    """
    patterns = {
        one.name: DATE if one.type == "date" else WHOLE
        for one in RECORDS[file.record]
        if one.type in ("count", "money", "year", "date")
    }
    relation = connection.read_csv(
        str(file.path),
        columns=dict.fromkeys(file.header, "VARCHAR"),
        header=True, auto_detect=False, delimiter=",", quotechar='"', ignore_errors=True,
    )  # fmt: skip
    relation.project(*(duckdb.ColumnExpression(name) for name in patterns)).create_view(
        "incoming_text", replace=True
    )
    dates = [name for name, pattern in patterns.items() if pattern is DATE]
    sql = statement_with(
        "load",
        "misread",
        numbers=", ".join(name for name in patterns if name not in dates),
        dates=", ".join(dates) or "NULL",
    )
    rows = connection.execute(sql, {"date": DATE.pattern}).fetchall()
    connection.execute("DROP VIEW incoming_text")
    # The same lines, counted as if only uneven and blank ones were passed over.
    as_text = replace(file, first_row_id=0, rejected=uneven)
    rejected = set(file.rejected)
    found: dict[int, Cells] = {}
    for n, *cells in rows:
        line = as_text.line_of(n)
        wrong = [
            (name, cell)
            for (name, pattern), cell in zip(patterns.items(), cells, strict=True)
            if cell is not None and not pattern.fullmatch(cell)
        ]
        if wrong and line not in rejected:
            found[file.row_id_of(line)] = wrong
    return found


def problem_of(record: str, name: str, cell: str) -> Problem:
    """What is to be said of a cell that was read as something else."""
    kind = next(one.type for one in RECORDS[record] if one.name == name)
    return Problem(code_of_cell(kind, cell), name, cell, {"value": cell})
