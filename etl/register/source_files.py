"""The files of a register before their rows are read: which there are, their headers, their lines."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import numpy as np

from etl.check.findings import Action, Value, Where
from etl.observation import QuarantinedCell, SkippedRow
from etl.read.encoding import decode_utf8
from etl.read.refusal import ReadRefusal
from etl.register.headers import check_is_header, told_apart, unused_columns
from etl.register.manifest import MANIFEST_FILE
from etl.register.number_marks import NumberMarks
from etl.register.schema import record_of

HEAD_BYTES = 1 << 16
# So many findings of a code are worded, the others counted.
LISTED_PER_CODE = 500
ENDINGS = (".csv", ".parquet")
# A block stays in the processor's cache while it is hashed and counted.
_BLOCK = 1 << 18
_LINE_END = ord("\n")
_EMPTY_LINES = frozenset((b"\n", b"\r\n"))
_QUOTE = b'"'
# In UTF-8 this byte begins U+0300 to U+033F, and nothing else: all marks of Vietnamese are among them.
MARKS = b"\xcc"
# In UTF-8 this byte begins U+0080 to U+00BF, and nothing else: signs that stand for letters in names of the
# fonts of TCVN3 (ABC).
SIGNS = b"\xc2"
# Group 1 is the mark that closes it; a cell with line breaks is not closed where its line ends.
_QUOTED_CELL = re.compile(rb'(?:^|,)"(?:[^"]|"")*+("?)')
# Stands between the cells of a workbook's row in the list of what was set aside.
BETWEEN_CELLS = " | "
WORKBOOKS = (".xlsx", ".xlsm")
# How files begin that are called CSV and are none.
_OTHER_KINDS = {
    b"PK\x03\x04": ".xlsx/.zip",
    b"\xd0\xcf\x11\xe0": ".xls",
    b"PAR1": ".parquet",
    b"%PDF": ".pdf",
}


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say about a file that its opening found: place, code, what was done, found."""

    where: Where
    code: str
    action: Action
    found: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Passed:
    """What one pass over the bytes of a file tells: their hash and its lines.

    `may_misread` says whether there may be numbers in it that DuckDB reads as others (`NumberMarks`),
    `has_marks` whether marks stand apart from their letters in it (`MARKS`), `has_nul` whether it
    holds the character NUL, which no text has, `has_signs` whether it may hold letters of old fonts
    (`SIGNS`).
    """

    sha256: str
    n_lines: int
    may_misread: bool
    has_marks: bool
    has_nul: bool
    has_signs: bool


@dataclass(slots=True)
class RegisterFile:
    """One file: what it holds, and how its rows are numbered for its sender.

    `header` is empty for Parquet. `n_lines` are all, the header among them. `rejected` are the lines
    that could not be read with their types, `blank` the empty ones, `inner` those that begin within a
    cell, after a line break in it, all in order; the header is line 1. `unused` are the columns that no
    form has. `aside` are cells whose rows opening already set aside (`n_aside` rows), `units_aside` the
    codes of units in these rows, `unlisted` how many remarks there are of each code beyond those listed.
    `hollow` are rows that were loaded and hold nothing, as of a line of commas. Of a file that
    `is_refused` a line could not be read in a way that leaves the others in doubt. `has_marks`: its texts
    may be written with marks apart from their letters.
    """

    path: Path
    record: str
    sha256: str
    bytes: int
    n_lines: int
    may_misread: bool
    header: tuple[str, ...] = ()
    first_row_id: int = 0
    n_inserted: int = 0
    rejected: list[int] = field(default_factory=list[int])
    blank: list[int] = field(default_factory=list[int])
    inner: list[int] = field(default_factory=list[int])
    hollow: list[int] = field(default_factory=list[int])
    unused: tuple[str, ...] = ()
    remarks: list[Remark] = field(default_factory=list[Remark])
    aside: list[QuarantinedCell] = field(default_factory=list[QuarantinedCell])
    n_aside: int = 0
    units_aside: dict[int, str] = field(default_factory=dict[int, str])
    unlisted: Counter[str] = field(default_factory=Counter[str])
    is_refused: bool = False
    has_marks: bool = False
    has_nul: bool = False
    has_signs: bool = False
    is_passed: bool = True
    passing: Future[Passed] | None = None

    def begin_passing(self, beside: Executor) -> None:
        """Begins the pass over the bytes of a file that was opened without, until `finish_passing`."""
        if not self.is_passed:
            self.passing = beside.submit(passed_through, self.path)

    def finish_passing(self) -> None:
        """Waits for what one pass over the bytes tells; makes it now where it was not begun."""
        if not self.is_passed:
            passing, self.passing = self.passing, None
            self.take(passing.result() if passing else passed_through(self.path))

    def take(self, passed: Passed) -> None:
        """Notes what the pass over its bytes told."""
        self.is_passed = True
        self.sha256, self.n_lines = passed.sha256, passed.n_lines
        self.may_misread, self.has_marks = passed.may_misread, passed.has_marks
        self.has_nul, self.has_signs = passed.has_nul, passed.has_signs

    @property
    def name(self) -> str:
        """The name people know it by."""
        return self.path.name

    @property
    def holds_nothing(self) -> bool:
        """Whether there is no row of data in it, neither loaded nor set aside."""
        found = self.n_inserted - len(self.hollow) + len(self.rejected) + self.n_aside
        return not found and not self.is_refused

    def where(self, line: int | None = None, column: str = "") -> Where:
        """A place in the file, as its sender sees it."""
        return Where(self.name, line, column)

    def row_seen(self, line: int) -> int:
        """The number that a line has for its sender."""
        return line

    def skipped(self) -> list[SkippedRow]:
        """The rows that hold no data, each with its reason."""
        blank = sorted([*self.blank, *map(self.line_of, self.hollow)])
        rows = [SkippedRow(self.name, line, "blank", "") for line in blank]
        if self.header:
            rows.insert(0, SkippedRow(self.name, 1, "header", ",".join(self.header)))
        return rows

    def find_odd_lines(self, n_rejected: int) -> None:
        """Fills `blank` and `inner`, once the rows and the rejected lines are counted.

        Each row takes a line at least: where there are as many rows as lines, no line is odd, and
        the file need not be searched.
        """
        if self.header and self.n_lines != 1 + self.n_inserted + n_rejected:
            self.blank, self.inner = odd_lines(self.path)

    def line_read(self, line: int) -> int:
        """The line of the file that DuckDB gives as `line`: it counts a cell of many lines as one."""
        return _beyond(self.inner, line)

    def line_of(self, row_id: int) -> int:
        """The line of a loaded row, as a person sees it in the file."""
        line = row_id - self.first_row_id + 2
        return _beyond(self._passed_over(), line) if self.header else line - 1

    def row_id_of(self, line: int) -> int:
        """The row that a line was loaded as; the reverse of `line_of`."""
        return self.first_row_id + line - 2 - bisect_right(self._passed_over(), line)

    def _passed_over(self) -> list[int]:
        """The lines that begin no row that was loaded, but the header."""
        return sorted([*self.rejected, *self.blank, *self.inner])


def _beyond(passed: Sequence[int], line: int) -> int:
    """The line that is number `line` among those that are not in `passed`, which are in order."""
    # So many others stand before each of them.
    others = [one - n for n, one in enumerate(passed)]
    return line + bisect_right(others, line)


def list_files(folder: Path) -> tuple[list[Path], list[Path]]:
    """Files of the register in order of name, and what else lies there and is not read.

    That is in a format that is not read, or its name says no form; the name of a workbook need not,
    for its sheets may.
    """
    known: list[Path] = []
    strange: list[Path] = []
    for path in sorted(folder.iterdir()):
        ending = path.suffix.lower()
        # ~$ begins the names of Excel's lock files.
        if path.name.startswith((".", "~$", "calibration")) or path.name == MANIFEST_FILE:
            continue
        is_read = ending in WORKBOOKS or (ending in ENDINGS and record_of(path.name))
        if is_read and not path.is_dir():
            known.append(path)
        else:
            strange.append(path)
    return known, strange


def code_of_unread(path: Path) -> str:
    """The message about something in the folder that is not read."""
    if path.is_dir():
        return "W-REG-06"
    return "W-REG-04" if path.suffix.lower() in ENDINGS else "W-REG-05"


def is_workbook(path: Path) -> bool:
    """Whether a file is read as a workbook, by the end of its name."""
    return path.suffix.lower() in WORKBOOKS


def begin_file(path: Path, *, is_passed: bool = True) -> tuple[RegisterFile, bytes]:
    """A file of which nothing is known but its name, size and hash, and its first bytes.

    Where it is not to be passed through now, see `RegisterFile.begin_passing`. Raises ReadRefusal:
    E-FILE-01.
    """
    record = record_of(path.name)
    if record is None:
        raise ValueError(path.name)
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
        opened = RegisterFile(path, record, "", path.stat().st_size, 0, False)
        opened.is_passed = is_passed
        if is_passed:
            opened.take(passed_through(path))
    except OSError as error:
        raise ReadRefusal("E-FILE-01") from error
    return opened, head


def open_csv(path: Path, *, is_passed: bool = True) -> RegisterFile:
    """A CSV file with its header checked. Raises ReadRefusal for one that cannot be read.

    Where it is not to be passed through now, sha256, n_lines and may_misread are known once
    `begin_passing` and `finish_passing` were called. Codes: E-FILE-01, E-KIND-01 (no text), E-ENC-01 (in
    the first bytes), E-EMPTY-01, E-CSV-02 (no commas), E-HEAD-01 (no header), E-COL-01 (a column is
    missing), E-COL-02 (a column twice).
    """
    opened, head = begin_file(path, is_passed=is_passed)
    for mark, said in _OTHER_KINDS.items():
        if head.startswith(mark):
            raise ReadRefusal("E-KIND-01", found=said, expected="CSV", values={"kind": said})
    # The last line of the head may be cut in the middle of a letter.
    whole = head if opened.bytes <= HEAD_BYTES else head[: head.rfind(b"\n") + 1]
    text = decode_utf8(whole)
    if not text.strip():
        raise ReadRefusal("E-EMPTY-01", found="0")
    names = next(csv.reader(io.StringIO(text, newline="")))
    opened.header = told_apart(opened.record, names, count())
    check_is_header(opened.record, names, text)
    check_header(opened)
    return opened


def passed_through(path: Path) -> Passed:
    """Reads the bytes of a file once."""
    sha256, n_lines, has_marks, has_nul, has_signs = hashlib.sha256(), 0, False, False, False
    numbers = NumberMarks(_BLOCK)
    last = b"\n"
    with path.open("rb", buffering=0) as file:
        block = bytearray(_BLOCK)
        while n := file.readinto(block):
            seen = block if n == _BLOCK else block[:n]
            sha256.update(seen)
            # Many times quicker than counting in a bytearray.
            n_lines += int(np.count_nonzero(np.frombuffer(seen, np.uint8) == _LINE_END))
            last = bytes(seen[-1:])
            numbers.look(seen)
            has_marks = has_marks or MARKS in seen
            has_nul = has_nul or b"\0" in seen
            has_signs = has_signs or SIGNS in seen
    # The last line may go without an end.
    n_lines += last != b"\n"
    return Passed(sha256.hexdigest(), n_lines, numbers.found, has_marks, has_nul, has_signs)


def check_header(opened: RegisterFile, line: int = 1) -> None:
    """Compares the header at a line with the form and notes its unused columns.

    Raises ReadRefusal: E-COL-01 (a column is missing), E-COL-02 (a column twice).
    """
    opened.unused = unused_columns(opened.record, opened.header, line)


def odd_lines(path: Path) -> tuple[list[int], list[int]]:
    """The 1-based numbers of empty lines, and of lines that begin within a quoted cell."""
    blank: list[int] = []
    inner: list[int] = []
    is_within = False
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if is_within:
                inner.append(number)
            elif line in _EMPTY_LINES:
                blank.append(number)
            if _QUOTE in line:
                # A cell that goes on is read as one that begins.
                begun = _QUOTE + line if is_within else line
                is_within = any(not cell[1] for cell in _QUOTED_CELL.finditer(begun))
    return blank, inner
