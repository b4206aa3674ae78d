"""What is wrong with a cell or a line that DuckDB could not read, in the codes of messages."""

from __future__ import annotations

import csv
import io
import re

from etl.register.schema import RECORDS

_BY_TYPE = {"date": "E-DATE-01", "flag": "E-FLAG-01"}
# A whole number that its column cannot hold.
_WHOLE = re.compile(r"\s*[+-]?[0-9]+\s*")
_TOO_LARGE = {"year": "E-YEAR-01", "count": "E-BIG-01", "money": "E-BIG-01"}
_LARGEST = {"count": 2**31 - 1, "money": 2**63 - 1}
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
    type_ = _type_of(record, column)
    if _WHOLE.fullmatch(found) and type_ in _TOO_LARGE:
        return _TOO_LARGE[type_], found.strip()
    return _BY_TYPE.get(type_, "E-NUM-01"), found


def largest_of(record: str, column: str | None) -> int:
    """The largest number that a column of counts or money holds."""
    return _LARGEST[_type_of(record, column)]


def cells_of(text: str) -> list[str]:
    """The cells of a line."""
    nothing: list[str] = []
    return next(csv.reader(io.StringIO(text.strip("\r\n"))), nothing)


def _type_of(record: str, column: str | None) -> str:
    return next((one.type for one in RECORDS[record] if one.name == column), "")
