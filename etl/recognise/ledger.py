"""The account of one file: every row read ends as loaded, quarantined or skipped."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from etl.check.findings import Action, Value, Where, make_finding
from etl.observation import FileAccount, Intake, QuarantinedCell, SkippedRow
from etl.read.refusal import ReadRefusal
from etl.read.sheet import Row, Sheet

SkipReason = Literal["title", "header", "blank", "note", "subtotal"]
_Outcome = Literal["loaded", "quarantined", "skipped"]


class Ledger:
    """Keeps the outcome of each row of one sheet and passes findings on to the intake."""

    def __init__(self, intake: Intake, file: str, sheet: Sheet) -> None:
        self.file = file
        self.sheet = sheet
        self._intake = intake
        self._outcomes: dict[int, _Outcome] = {}
        self._observations = 0
        self._cells_blank = 0

    def skip(self, row: Row, reason: SkipReason) -> None:
        """Note a row that holds no figure and why."""
        self._outcomes[row.number] = "skipped"
        self._intake.skipped.append(SkippedRow(self.file, row.line, reason, row.text))

    def load(self, row: Row, observations: int = 0) -> None:
        """Note a row as loaded, unless one of its cells has been quarantined."""
        self._outcomes.setdefault(row.number, "loaded")
        self._observations += observations

    def quarantine(self, row: Row, code: str, column: str = "", raw: str | None = None) -> None:
        """Keep a row or one of its cells as it was sent; the row then counts as quarantined."""
        self._outcomes[row.number] = "quarantined"
        text = row.text if raw is None else raw
        self._intake.quarantined.append(QuarantinedCell(self.file, row.line, column, code, text))

    def count_blank(self, cells: int) -> None:
        """Add cells that print no figure."""
        self._cells_blank += cells

    def find(
        self,
        code: str,
        action: Action,
        row: Row | None = None,
        index: int | None = None,
        column: str = "",
        found: str = "",
        expected: str = "",
        **values: Value,
    ) -> None:
        """Add a finding on the file, one of its rows, or the cell at 0-based `index`."""
        where = Where(
            self.file,
            row.line if row else None,
            column,
            row.address(index) if row is not None and index is not None else "",
            self.sheet.name,
        )
        self._intake.findings.append(make_finding(code, where, action, found, expected, **values))

    def refuse_rest(self, code: str) -> None:
        """Quarantine every row that has no outcome yet: the file was refused as a whole."""
        for row in self.sheet.rows:
            if row.number in self._outcomes:
                continue
            if row.is_blank:
                self.skip(row, "blank")
            else:
                self.quarantine(row, code)

    def close(self) -> FileAccount:
        """The account of the file, also added to the intake."""
        counts = Counter(self._outcomes.values())
        account = FileAccount(
            file=self.file,
            sha256=self.sheet.sha256,
            bytes=self.sheet.bytes,
            rows_read=len(self.sheet.rows),
            rows_loaded=counts["loaded"],
            rows_quarantined=counts["quarantined"],
            rows_skipped=counts["skipped"],
            observations=self._observations,
            cells_blank=self._cells_blank,
        )
        self._intake.accounts.append(account)
        return account


def refuse_file(intake: Intake, file: str, refusal: ReadRefusal) -> None:
    """Finding and empty account of a file that could not become cells."""
    where = Where(file, refusal.line)
    intake.findings.append(
        make_finding(
            refusal.code, where, "refused", refusal.found, refusal.expected, **refusal.values
        )
    )
    if refusal.code != "E-FILE-01":
        intake.accounts.append(FileAccount(file, "", 0, 0, 0, 0, 0, 0, 0))
