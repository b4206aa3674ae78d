"""A sheet: rows of text cells that know where a person sees them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet.

    `number` is the row number a spreadsheet shows; `line` is the line a text editor shows, which
    is larger after a quoted field that runs over several lines. Both start at 1.
    """

    number: int
    line: int
    cells: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        """Whether no cell holds anything but white space."""
        return not any(cell.strip() for cell in self.cells)

    @property
    def text(self) -> str:
        """The row as one line of text, for lists of skipped and quarantined rows."""
        return " | ".join(" ".join(cell.split()) for cell in self.cells)

    def address(self, index: int) -> str:
        """The cell address that a spreadsheet shows ("D17") of the cell at 0-based `index`."""
        return f"{column_letters(index)}{self.number}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a file, with the fingerprint of the bytes that it was read from.

    `name` is empty for formats without sheets (CSV).
    """

    name: str
    rows: tuple[Row, ...]
    sha256: str
    bytes: int


def column_letters(index: int) -> str:
    """Letters of the column at 0-based `index`: A, …, Z, AA, …"""
    letters = ""
    remaining = index + 1
    while remaining:
        remaining, digit = divmod(remaining - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters
