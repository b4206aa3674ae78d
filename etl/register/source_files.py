"""The files of a register before their rows are read: which there are, their headers, their lines."""

from __future__ import annotations

import csv
import hashlib
import io
import mmap
from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import Path

from etl.read.encoding import decode_utf8
from etl.read.refusal import ReadRefusal
from etl.register.schema import RECORDS, record_of

HEAD_BYTES = 1 << 16
ENDINGS = (".csv", ".parquet")
# A block stays in the processor's cache while it is hashed and counted.
_BLOCK = 1 << 18


@dataclass(slots=True)
class RegisterFile:
    """One file: what it holds, and how its rows are numbered for its sender.

    `header` is empty for Parquet. `n_lines` are all, the header among them. `rejected` are the lines that
    could not be read with their types, `blank` the empty ones, both in order; the header is line 1.
    """

    path: Path
    record: str
    sha256: str
    bytes: int
    n_lines: int
    has_points: bool
    header: tuple[str, ...] = ()
    first_row_id: int = 0
    n_inserted: int = 0
    rejected: list[int] = field(default_factory=list[int])
    blank: list[int] = field(default_factory=list[int])

    @property
    def name(self) -> str:
        """The name people know it by."""
        return self.path.name

    def find_blank(self) -> None:
        """Fills `blank`, once the rows and the rejected lines are known.

        Each row takes a line at least: where there are as many rows as lines, none is blank, and
        the file need not be searched.
        """
        if self.header and self.n_lines != 1 + self.n_inserted + len(self.rejected):
            self.blank = blank_lines(self.path)

    def line_of(self, row_id: int) -> int:
        """The line of a loaded row, as a person sees it in the file."""
        line = row_id - self.first_row_id + 2
        if not self.header:
            return line - 1
        passed = sorted([*self.rejected, *self.blank])
        # Each passed-over line before the row moves it down by one, which may pass another.
        while True:
            moved = row_id - self.first_row_id + 2 + bisect_right(passed, line)
            if moved == line:
                return line
            line = moved

    def row_id_of(self, line: int) -> int:
        """The row that a line was loaded as; the reverse of `line_of`."""
        passed = sorted([*self.rejected, *self.blank])
        return self.first_row_id + line - 2 - bisect_right(passed, line)


def list_files(folder: Path) -> tuple[list[Path], list[Path]]:
    """Files of the register in order of name, and other data files whose name says no form."""
    known: list[Path] = []
    strange: list[Path] = []
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() not in ENDINGS or path.name.startswith((".", "calibration")):
            continue
        (known if record_of(path.name) else strange).append(path)
    return known, strange


def open_file(path: Path) -> RegisterFile:
    """A file with its header checked. Raises ReadRefusal for one that cannot be read.

    Codes: E-FILE-01, E-ENC-01 (in the first bytes), E-EMPTY-01, E-COL-01 (a column is missing),
    E-COL-02 (a column twice).
    """
    record = record_of(path.name)
    if record is None:
        raise ValueError(path.name)
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
        opened = _passed_through(path, record)
    except OSError as error:
        raise ReadRefusal("E-FILE-01", found=type(error).__name__) from error
    if path.suffix.lower() == ".parquet":
        return opened
    # The last line of the head may be cut in the middle of a letter.
    whole = head if opened.bytes <= HEAD_BYTES else head[: head.rfind(b"\n") + 1]
    text = decode_utf8(whole)
    if not text.strip():
        raise ReadRefusal("E-EMPTY-01", found="0")
    opened.header = tuple(next(csv.reader(io.StringIO(text, newline=""))))
    _check_header(opened)
    return opened


def _passed_through(path: Path, record: str) -> RegisterFile:
    """Everything that one pass over the bytes of a file tells."""
    sha256, size, n_lines, has_points = hashlib.sha256(), 0, 0, False
    last = b"\n"
    with path.open("rb", buffering=0) as file:
        block = bytearray(_BLOCK)
        while n := file.readinto(block):
            seen = block if n == _BLOCK else block[:n]
            sha256.update(seen)
            size += n
            n_lines += seen.count(b"\n")
            last = bytes(seen[-1:])
            has_points = has_points or b"." in seen
    # The last line may go without an end.
    n_lines += last != b"\n"
    return RegisterFile(path, record, sha256.hexdigest(), size, n_lines, has_points)


def _check_header(opened: RegisterFile) -> None:
    missing = [one.name for one in RECORDS[opened.record] if one.name not in opened.header]
    if missing:
        names = ", ".join(missing)
        raise ReadRefusal("E-COL-01", line=1, expected=names, values={"missing": names})
    twice = [name for name in opened.header if opened.header.count(name) > 1]
    if twice:
        raise ReadRefusal("E-COL-02", line=1, found=twice[0], values={"name": twice[0]})


def blank_lines(path: Path) -> list[int]:
    """The 1-based numbers of empty lines. Costs a search where there are none."""
    found: list[int] = []
    if path.stat().st_size == 0:
        return found
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        if data.find(b"\n\n") < 0 and data.find(b"\n\r\n") < 0:
            return found
        for number, line in enumerate(iter(data.readline, b""), start=1):
            if not line.strip():
                found.append(number)
    return found
