"""What is kept of a file's rows for its account and for the list of what was set aside."""

from __future__ import annotations

import csv
import io
from typing import Any

from etl.observation import FileAccount
from etl.register.source_files import RegisterFile

# Columns of a row that its file does not have.
_NOT_SENT = ("row_id", "position", "own_code", "is_repeated")


def account_of(file: RegisterFile, n_ruled: int) -> FileAccount:
    """The account of a file of whose loaded rows `n_ruled` broke a rule."""
    if file.is_refused:
        return nothing_of(file.name)
    aside, skipped = n_ruled + len(file.rejected) + file.n_aside, len(file.skipped())
    loaded = file.n_inserted - len(file.hollow) - n_ruled
    return FileAccount(
        file=file.name,
        sha256=file.sha256,
        bytes=file.bytes,
        rows_read=loaded + aside + skipped,
        rows_loaded=loaded,
        rows_quarantined=aside,
        rows_skipped=skipped,
        observations=0,
        cells_blank=0,
    )


def nothing_of(name: str) -> FileAccount:
    """The account of a file that is refused: nothing of it is published."""
    return FileAccount(name, "", 0, 0, 0, 0, 0, 0, 0)


def raw_of(row: dict[str, Any]) -> str:
    """A row as it was understood, for the list of what was set aside."""
    kept = (value for name, value in row.items() if name not in _NOT_SENT)
    line = io.StringIO()
    csv.writer(line).writerow(["" if value is None else value for value in kept])
    return line.getvalue().strip()
