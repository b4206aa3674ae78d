"""Files with one header row and one record a row: found columns, missing ones, odd rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from etl.check.findings import Where
from etl.read.sheet import Row
from etl.recognise.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Record:
    """One row by column name, with the place of each cell."""

    file: str
    row: Row
    values: dict[str, str]
    positions: dict[str, int]

    def __getitem__(self, column: str) -> str:
        return self.values[column]

    def address(self, column: str) -> str:
        """The cell address of a column in this row."""
        return self.row.address(self.positions[column])

    def where(self, column: str) -> Where:
        """The place of one cell, for findings."""
        return Where(self.file, self.row.line, column, self.address(column))


def read_records(ledger: Ledger, columns: Sequence[str]) -> list[Record] | None:
    """The records of a file, or None where its header lacks a column.

    Blank rows are skipped; rows with too many or too few cells are quarantined (E-ROW-01).
    """
    filled = [row for row in ledger.sheet.rows if not row.is_blank]
    header = filled[0]
    names = [cell.strip() for cell in header.cells]
    if not _check_header(ledger, header, names, columns):
        ledger.refuse_rest("E-COL-01")
        return None
    ledger.skip(header, "header")
    positions = {name: index for index, name in enumerate(names) if name in columns}
    records: list[Record] = []
    for row in ledger.sheet.rows:
        if row.is_blank:
            ledger.skip(row, "blank")
        elif row is header:
            continue
        elif len(row.cells) != len(names):
            ledger.find(
                "E-ROW-01",
                "quarantined",
                row,
                found=str(len(row.cells)),
                expected=str(len(names)),
                found_count=len(row.cells),
                expected_count=len(names),
            )
            ledger.quarantine(row, "E-ROW-01")
        else:
            values = {name: row.cells[index].strip() for name, index in positions.items()}
            records.append(Record(ledger.file, row, values, positions))
    return records


def _check_header(
    ledger: Ledger, header: Row, names: Sequence[str], columns: Sequence[str]
) -> bool:
    found, expected = ", ".join(names), ", ".join(columns)
    missing = [name for name in columns if name not in names]
    if missing:
        ledger.find(
            "E-COL-01",
            "refused",
            header,
            found=found,
            expected=expected,
            missing=", ".join(missing),
        )
    twice = [name for name, count in Counter(names).items() if count > 1 and name in columns]
    for name in twice:
        ledger.find("E-COL-02", "refused", header, found=found, expected=expected, name=name)
    for index, name in enumerate(names):
        if name not in columns:
            ledger.find(
                "W-COL-01",
                "skipped",
                header,
                index,
                found=name,
                expected=expected,
                name=name or "(trống/blank)",
            )
    return not missing and not twice
