"""What is wrong with a cell or a line that DuckDB could not read, in the codes of messages."""

from __future__ import annotations

import csv
import io

from etl.check.findings import Value
from etl.register.cells import RANGES, code_of_cell
from etl.register.schema import RECORDS

_BY_ERROR = {
    "MISSING COLUMNS": "E-ROW-01",
    "TOO MANY COLUMNS": "E-ROW-01",
    "UNQUOTED VALUE": "E-CSV-01",
    "LINE SIZE OVER MAXIMUM": "E-CSV-01",
    "INVALID STATE": "E-CSV-01",
    "INVALID ENCODING": "E-ENC-01",
}


def explained(record: str, index: int, column: str | None, kind: str, text: str) -> tuple[str, str]:
    """The code of an error of DuckDB in a line of a form, and the cell it is about, if any.

    `index` is the number of the column from 1, `kind` DuckDB's name for the error.
    """
    if kind != "CAST":
        return _BY_ERROR[kind], ""
    cells = cells_of(text)
    found = cells[index - 1] if index <= len(cells) else ""
    code = code_of_cell(_type_of(record, column), found)
    return code, found.strip() if code in ("E-BIG-01", "E-YEAR-01") else found


def values_of_cell(record: str, column: str | None, code: str, found: str) -> dict[str, Value]:
    """What fills the message about a cell that its column cannot hold."""
    values: dict[str, Value] = {"value": found}
    if code == "E-BIG-01":
        values["largest"] = RANGES[_type_of(record, column)][1]
    return values


def cells_of(text: str) -> list[str]:
    """The cells of a line."""
    nothing: list[str] = []
    return next(csv.reader(io.StringIO(text.strip("\r\n"))), nothing)


def _type_of(record: str, column: str | None) -> str:
    return next((one.type for one in RECORDS[record] if one.name == column), "")
