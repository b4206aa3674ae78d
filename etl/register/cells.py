"""Cells as their columns take them: what is no text as CSV would hold it, and texts as values.

Workbooks and Parquet keep numbers, dates and flags where CSV has texts. Both are read by these rules, so
that a mistake has the same message whatever the file it came in.
"""

from __future__ import annotations

import math
import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from etl.register.schema import Field, FieldType
from etl.register.tax_code import is_tax_code

# A whole number, as the schema promises it.
WHOLE = re.compile(r"\s*[+-]?[0-9]+\s*", re.ASCII)
# What the columns of whole numbers hold.
RANGES: dict[str, tuple[int, int]] = {
    "year": (-(2**15), 2**15 - 1),
    "count": (-(2**31), 2**31 - 1),
    "money": (-(2**63), 2**63 - 1),
}
_TOO_LARGE = {"year": "E-YEAR-01", "count": "E-BIG-01", "money": "E-BIG-01"}
_BY_TYPE = {"date": "E-DATE-01", "flag": "E-FLAG-01"}
# As DuckDB reads them in CSV: the year first, whatever divides it from the month.
_DATE = re.compile(r"\s*([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})(?:[ T]00:00:00)?\s*", re.ASCII)
_FLAGS = {
    **dict.fromkeys(("1", "true", "t", "yes", "y"), True),
    **dict.fromkeys(("0", "false", "f", "no", "n"), False),
}
_CODE_WIDTH = {"province_code": 2, "commune_code": 5, "vsic_code": 5}


def code_of_cell(kind: str, found: str) -> str:
    """The message about a cell whose column, of this type, cannot hold what is found."""
    if WHOLE.fullmatch(found) and kind in _TOO_LARGE:
        return _TOO_LARGE[kind]
    return _BY_TYPE.get(kind, "E-NUM-01")


def value_of(kind: FieldType, text: str) -> Any:
    """A text as a value of its column's type; blank is None. Raises ValueError where it is none."""
    if not text:
        return None
    if kind in RANGES:
        least, most = RANGES[kind]
        if not WHOLE.fullmatch(text) or not least <= int(text) <= most:
            raise ValueError(text)
        return int(text)
    if kind == "flag":
        flag = _FLAGS.get(text.casefold())
        if flag is None:
            raise ValueError(text)
        return flag
    if kind == "date":
        found = _DATE.fullmatch(text)
        if not found:
            raise ValueError(text)
        return date(*map(int, found.groups()))
    return text


def text_of(kind: FieldType, cell: Any) -> str:
    """A cell that may be of any type as it would stand in a CSV file."""
    if cell is None or (
        isinstance(cell, float) and math.isnan(cell) and kind in ("text", "choice")
    ):
        return ""
    if isinstance(cell, bool):
        return str(int(cell)) if kind == "flag" else str(cell).upper()
    if isinstance(cell, datetime | date):
        return cell.strftime("%Y-%m-%d")
    if isinstance(cell, float | Decimal):
        is_whole = math.isfinite(cell) and cell == int(cell)
        return str(int(cell)) if is_whole else str(cell)
    return str(cell)


def code_text(one: Field, number: int) -> tuple[str, str]:
    """A code that was kept as a number, and what is to be said of it: W-CODE-01, W-CODE-02 or nothing.

    Its leading zeros are put back where that is certain.
    """
    text = str(number)
    if one.name.endswith("tax_code"):
        whole = text.zfill(10)
        if not is_tax_code(whole):
            return text, ""
    else:
        whole = text.zfill(_CODE_WIDTH.get(one.name, 0))
    if number < 0 or whole == text:
        return text, ""
    # 111 may be 0111, 00111 or 111 itself: levels of VSIC differ in length.
    return (text, "W-CODE-02") if one.name == "vsic_code" else (whole, "W-CODE-01")
