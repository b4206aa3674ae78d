"""Filled Excel templates: each sheet of a form becomes the lines that a CSV file of it would hold.

The lines are written to a scratch file and read by the same SQL under the same rules as CSV; what is
said about them names the sheet and the cell. A sheet is known by its own name, else by the name of its
file, else by a header that has every column of one form.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Literal

from etl.build.versions import sha256_of
from etl.check.findings import Action, Value, Where
from etl.observation import QuarantinedCell, SkippedRow
from etl.read.refusal import ReadRefusal
from etl.read.sheet import column_letters
from etl.read.xlsx_file import Cell, Workbook
from etl.register.cells import code_text, text_of
from etl.register.codes_aside import code_column
from etl.register.headers import told_apart
from etl.register.schema import RECORDS, record_of
from etl.register.source_files import (
    BETWEEN_CELLS,
    RegisterFile,
    Remark,
    check_header,
    passed_through,
)
from etl.register.template import GUIDE, LISTS

# Titles, the office's name and the like may stand above the header.
HEADER_WITHIN = 50
MAX_COLUMNS = 200
_FLAGS = {"có": "1", "không": "0"}
# What Excel shows where a formula failed.
_ERRORS = frozenset((
    "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA",
    "#SPILL!", "#CALC!",
))  # fmt: skip
_Reason = Literal["title", "header", "blank"]


@dataclass(slots=True)
class SheetFile(RegisterFile):
    """One sheet of a workbook. `path` is its scratch file, whose line n is row `rows[n - 1]`."""

    book: str = ""
    sheet: str = ""
    rows: list[int] = field(default_factory=list[int])
    letters: dict[str, str] = field(default_factory=dict[str, str])
    passed: list[SkippedRow] = field(default_factory=list[SkippedRow])

    @property
    def name(self) -> str:
        """The workbook and its sheet: the name of this part in the accounts."""
        return f"{self.book} [{self.sheet}]"

    def row_seen(self, line: int) -> int:
        """The row of the sheet that became a line."""
        return self.rows[line - 1]

    def where(self, line: int | None = None, column: str = "") -> Where:
        """The sheet, and the row or cell of a line as Excel names it."""
        if line is None:
            return Where(self.book, sheet=self.sheet)
        return self.place(self.row_seen(line), column)

    def place(self, row: int, column: str) -> Where:
        """A row of the sheet, or the cell of one of its columns."""
        letter = self.letters.get(column)
        return Where(self.book, row, column, f"{letter}{row}" if letter else "", self.sheet)

    def skipped(self) -> list[SkippedRow]:
        """Titles, the header and blank rows, in order."""
        return self.passed


def open_workbook(path: Path, scratch: Path) -> list[RegisterFile]:
    """The filled sheets of a workbook, written as CSV files into `scratch`; none if no form is in it.

    Where no form is filled in, the first stands for all. Raises ReadRefusal: E-FILE-01, E-BOOK-01,
    E-SIZE-01, E-COL-01 (a form's column is missing), E-COL-02 (a column twice).
    """
    opened_forms: list[SheetFile] = []
    forms: list[tuple[str, _Header]] = []
    others: list[tuple[str, _Header | None]] = []
    with Workbook(path) as book:
        for name in book.sheet_names:
            if name in (LISTS, GUIDE):
                continue
            header = _find_header(book, name, path)
            if header is not None and (header.is_whole or record_of(name)):
                forms.append((name, header))
            else:
                others.append((name, header))
        if not forms:
            forms = [_nearest(path, others)] if record_of(path.name) else []
        sha256, size = sha256_of(path), path.stat().st_size
        for number, (name, header) in enumerate(forms):
            lines = scratch / f"{path.stem}.{number}.csv"
            opened = SheetFile(
                lines, header.record, sha256, size, 0, False, book=path.name, sheet=name
            )
            _Writer(opened, book, header).write()
            opened.n_lines = len(opened.rows)
            passed = passed_through(lines)
            opened.may_misread, opened.has_signs = passed.may_misread, passed.has_signs
            opened_forms.append(opened)
    filled = [form for form in opened_forms if len(form.rows) > 1 or form.n_aside]
    files: list[RegisterFile] = [*(filled or opened_forms[:1])]
    for name, _ in others if files else ():
        remark = Remark(Where(path.name, sheet=name), "W-BOOK-02", "skipped", name, {"name": name})
        files[0].remarks.append(remark)
    return files


@dataclass(frozen=True, slots=True)
class _Header:
    """Where the header of a form stands: its 1-based row, and the name of each column or ""."""

    record: str
    row: int
    names: tuple[str, ...]

    @property
    def known(self) -> int:
        """How many columns of the form it names."""
        return len({one.name for one in RECORDS[self.record]} & set(self.names))

    @property
    def is_whole(self) -> bool:
        """Whether every column of the form is there."""
        return self.known == len(RECORDS[self.record])


def _find_header(book: Workbook, sheet: str, path: Path) -> _Header | None:
    """The row that names the most columns of a form, at least two."""
    said = record_of(sheet) or record_of(path.name)
    best: _Header | None = None
    for row, cells in enumerate(islice(book.rows(sheet), HEADER_WITHIN), start=1):
        texts = [_folded(cell) for cell in cells]
        for record in [said] if said else RECORDS:
            names = _names_of(record)
            columns = tuple(
                names.get(text, _one_line(cell)) for text, cell in zip(texts, cells, strict=True)
            )
            found = _Header(record, row, columns)
            if found.known > (best.known if best else 1):
                best = found
    return best


def _nearest(path: Path, sheets: list[tuple[str, _Header | None]]) -> tuple[str, _Header]:
    """Of a workbook named as a form, the sheet that comes nearest; what it lacks will be refused."""
    found = [(name, header) for name, header in sheets if header is not None]
    if found:
        return max(found, key=lambda one: one[1].known)
    record = record_of(path.name) or ""
    missing = ", ".join(one.name for one in RECORDS[record])
    raise ReadRefusal("E-COL-01", expected=missing, values={"missing": missing, "others": "–"})


@cache
def _names_of(record: str) -> dict[str, str]:
    """The column that each heading stands for: its name or its title in either language."""
    return {
        _folded(heading): one.name
        for one in RECORDS[record]
        for heading in (one.name, one.title.vi, one.title.en)
    }


def _folded(cell: Cell) -> str:
    return _one_line(cell).casefold().rstrip(" *") if isinstance(cell, str) else ""


def _one_line(cell: Cell) -> str:
    """A cell as one line of composed letters, without white space around it."""
    return "" if cell is None else " ".join(unicodedata.normalize("NFC", str(cell)).split())


class _Writer:
    """Writes the rows below a header as CSV, and remarks on what only a workbook has."""

    def __init__(self, opened: SheetFile, book: Workbook, header: _Header) -> None:
        self.opened, self.book, self.header = opened, book, header
        self.fields = {one.name: one for one in RECORDS[header.record]}
        self._headings = _names_of(header.record)
        self._beyond: set[int] = set()

    def write(self) -> None:
        """Fills the scratch file and the opened sheet."""
        opened, header = self.opened, self.header
        used = [n for n, name in enumerate(header.names) if name]
        opened.header = told_apart(header.record, [header.names[n] for n in used], used)
        letters = [*zip(opened.header, map(column_letters, used), strict=True)]
        # Of a column that stands twice the first place is meant.
        opened.letters = dict(reversed(letters))
        try:
            check_header(opened, line=header.row)
        except ReadRefusal as refusal:
            refusal.sheet = opened.sheet
            raise
        opened.rows.append(header.row)
        uncomputed = self.book.uncomputed(opened.sheet)
        with opened.path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(opened.header)
            for row, cells in self._filled_rows():
                texts = [self._text(row, header.names[n], cells[n]) for n in used]
                if self._is_sound(row, texts, uncomputed):
                    opened.rows.append(row)
                    writer.writerow(texts)
        self._name_unnamed_columns()

    def _filled_rows(self) -> Iterator[tuple[int, tuple[Cell, ...]]]:
        """Rows with data. Those above them and blank ones between them are listed as skipped."""
        blank: list[int] = []
        n_columns = len(self.header.names)
        for row, cells in enumerate(self.book.rows(self.opened.sheet), start=1):
            filled = [n for n, cell in enumerate(cells) if cell is not None and _one_line(cell)]
            if filled and filled[-1] >= MAX_COLUMNS:
                raise ReadRefusal(
                    "E-SIZE-01",
                    line=row,
                    found=f"> {MAX_COLUMNS}",
                    expected=f"<= {MAX_COLUMNS}",
                    values={"limit": MAX_COLUMNS, "what": "cột/column"},
                    sheet=self.opened.sheet,
                )
            if row < self.header.row:
                self._skip(row, "title" if filled else "blank", cells)
            elif row == self.header.row or self._repeats_header(cells, filled):
                self._skip(row, "header", cells)
            elif not filled:
                blank.append(row)
            else:
                # Blank rows are listed when data follow; those after the last are only formatted.
                for empty in blank:
                    self._skip(empty, "blank", ())
                blank.clear()
                self._beyond |= {n for n in filled if n >= n_columns or not self.header.names[n]}
                yield row, cells + (None,) * (n_columns - len(cells))

    def _repeats_header(self, cells: tuple[Cell, ...], filled: list[int]) -> bool:
        """The header again: on each printed page, or in the other language below the first."""
        names = self.header.names
        return bool(filled) and all(
            n < len(names)
            and self._headings.get(_folded(cells[n]), _one_line(cells[n])) == names[n]
            for n in filled
        )

    def _skip(self, row: int, reason: _Reason, cells: tuple[Cell, ...]) -> None:
        text = " | ".join(_one_line(cell) for cell in cells if cell is not None)
        self.opened.passed.append(SkippedRow(self.opened.name, row, reason, text))

    def _name_unnamed_columns(self) -> None:
        """Cells under no heading are not read, and that is said once a column."""
        for n in sorted(self._beyond):
            letter = column_letters(n)
            self._remark("W-COL-01", self.header.row, "", "skipped", letter, name=letter)

    # Cells

    def _is_sound(self, row: int, texts: list[str], uncomputed: dict[tuple[int, int], str]) -> bool:
        """False for a row with a cell that Excel has no value for; the row is set aside."""
        broken = [
            (name, text, "E-CELL-01")
            for name, text in zip(self.opened.header, texts, strict=True)
            if text in _ERRORS and name in self.fields
        ]
        broken += [
            (name, uncomputed[row, n], "E-CELL-02")
            for n, name in enumerate(self.header.names)
            if (row, n) in uncomputed and name in self.fields
        ]
        for name, text, code in broken:
            self._remark(code, row, name, "quarantined", text, value=text)
            self.opened.aside.append(
                QuarantinedCell(self.opened.name, row, name, code, BETWEEN_CELLS.join(texts))
            )
        if broken:
            self.opened.n_aside += 1
            unit = texts[self.opened.header.index(code_column(self.opened.record))]
            self.opened.units_aside[row] = unit
        return not broken

    def _text(self, row: int, name: str, cell: Cell) -> str:
        """A cell as it would stand in a CSV file."""
        one = self.fields.get(name)
        kind = one.type if one else "text"
        if isinstance(cell, float) and cell.is_integer():
            cell = int(cell)
        if one and kind == "text" and isinstance(cell, int) and not isinstance(cell, bool):
            text, code = code_text(one, cell)
            if code:
                self._remark_on_code(row, name, code, str(cell), text)
            return text
        text = _one_line(text_of(kind, cell))
        return _FLAGS.get(text.casefold(), text) if kind == "flag" else text

    def _remark_on_code(self, row: int, name: str, code: str, found: str, whole: str) -> None:
        action: Action = "loaded" if whole == found else "corrected"
        self._remark(code, row, name, action, found, value=found, whole=whole)

    def _remark(
        self, code: str, row: int, column: str, action: Action, found: str, **values: Value
    ) -> None:
        where = self.opened.place(row, column)
        self.opened.remarks.append(Remark(where, code, action, found, values))
