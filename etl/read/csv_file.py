"""A CSV file as a sheet: comma, double quotes, UTF-8, bounded in size."""

from __future__ import annotations

import csv
import hashlib
import io
from pathlib import Path

from etl.read.encoding import decode_utf8
from etl.read.refusal import ReadRefusal
from etl.read.sheet import Row, Sheet

MAX_BYTES = 32 * 1024 * 1024
MAX_ROWS = 500_000
MAX_COLUMNS = 1_000


def read_csv(path: Path, max_bytes: int = MAX_BYTES) -> Sheet:
    """All rows of a CSV file, blank ones too, with their sheet and line numbers.

    Raises ReadRefusal: E-FILE-01 (missing or unreadable), E-SIZE-01 (too large), E-ENC-01 (not
    UTF-8), E-CSV-01 (quotes that do not close), E-EMPTY-01 (nothing in it).
    """
    data = _read_bounded(path, max_bytes)
    text = decode_utf8(data)
    rows = _parse(text)
    if all(row.is_blank for row in rows):
        raise ReadRefusal("E-EMPTY-01", found="0")
    return Sheet("", rows, hashlib.sha256(data).hexdigest(), len(data))


def _read_bounded(path: Path, max_bytes: int) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except OSError as error:
        raise ReadRefusal("E-FILE-01") from error
    if len(data) > max_bytes:
        raise ReadRefusal(
            "E-SIZE-01",
            found=f"> {max_bytes}",
            expected=f"<= {max_bytes}",
            values={"limit": max_bytes, "what": "byte"},
        )
    return data


def _parse(text: str) -> tuple[Row, ...]:
    # newline="" keeps line ends inside quoted fields; strict refuses what a lenient reader guesses.
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[Row] = []
    line = 1
    try:
        for cells in reader:
            if len(rows) >= MAX_ROWS or len(cells) > MAX_COLUMNS:
                what, limit = (
                    ("dòng/row", MAX_ROWS) if len(rows) >= MAX_ROWS else ("cột/column", MAX_COLUMNS)
                )
                raise ReadRefusal(
                    "E-SIZE-01",
                    line=line,
                    found=f"> {limit}",
                    expected=f"<= {limit}",
                    values={"limit": limit, "what": what},
                )
            rows.append(Row(len(rows) + 1, line, tuple(cells)))
            line = reader.line_num + 1
    except csv.Error as error:
        raise ReadRefusal("E-CSV-01", line=line, found=str(error), expected='"…"') from error
    return tuple(rows)
