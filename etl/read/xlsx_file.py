"""An Excel workbook (.xlsx, .xlsm) as sheets of rows: the values people see, bounded in size."""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Self
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from etl.read.refusal import ReadRefusal

# What a workbook may come to when unpacked: some 400,000 rows of the widest form.
MAX_UNPACKED = 512 * 1024 * 1024
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_LONGEST_TAG = 64
# All that openpyxl was seen to raise on broken, cut and encrypted files.
_BROKEN = (
    OSError, zipfile.BadZipFile, zlib.error, ParseError, InvalidFileException, ValueError,
    KeyError, IndexError, TypeError, AttributeError, NotImplementedError, RuntimeError,
    AssertionError, EOFError,
)  # fmt: skip

# It warns of styles and lists that it does not keep; only values are read here.
warnings.filterwarnings("ignore", module="openpyxl")

Cell = str | int | float | bool | datetime | date | time | timedelta | None


class Workbook:
    """An open workbook; `with Workbook(path) as book`. Formulas give their last computed values.

    Raises ReadRefusal, on opening and while rows are read: E-FILE-01 (missing), E-BOOK-01 (not a
    workbook, broken or with a password), E-SIZE-01 (too large when unpacked).
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._has_formulas = _look_inside(path)
        with _refusing():
            self._values: Any = openpyxl.load_workbook(path, read_only=True, data_only=True)
        self._formulas: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._values.close()
        if self._formulas is not None:
            self._formulas.close()

    @property
    def sheet_names(self) -> list[str]:
        """The sheets with cells, in the order of the workbook, hidden ones too."""
        return [sheet.title for sheet in self._values.worksheets]

    def rows(self, sheet_name: str) -> Iterator[tuple[Cell, ...]]:
        """Every row from row 1 on, blank ones too, each as wide as its last cell."""
        yield from self._rows_of(self._values, sheet_name, values_only=True)

    def uncomputed(self, sheet_name: str) -> dict[tuple[int, int], str]:
        """Formulas that no program has computed yet, by 1-based row and 0-based column.

        Their cells read as blank although they are not.
        """
        found: dict[tuple[int, int], str] = {}
        if not self._has_formulas:
            return found
        if self._formulas is None:
            with _refusing():
                self._formulas = openpyxl.load_workbook(self.path, read_only=True)
        both = zip(
            self._rows_of(self._values, sheet_name, values_only=False),
            self._rows_of(self._formulas, sheet_name, values_only=False),
            strict=False,
        )
        for row, (values, formulas) in enumerate(both, start=1):
            for column, (value, formula) in enumerate(zip(values, formulas, strict=True)):
                # A formula whose result is no text at all ("") has the type of text.
                if formula.data_type == "f" and value.value is None and value.data_type == "n":
                    found[row, column] = str(getattr(formula.value, "text", formula.value))
        return found

    def _rows_of(self, book: Any, sheet_name: str, *, values_only: bool) -> Iterator[Any]:
        with _refusing():
            sheet = book[sheet_name]
            # Some programs write a wrong size, and rows beyond it would be lost.
            sheet.reset_dimensions()
            yield from sheet.iter_rows(values_only=values_only)


def _look_inside(path: Path) -> bool:
    """Whether any sheet holds formulas. Refuses what would unpack to too much."""
    try:
        with path.open("rb"):
            pass
    except OSError as error:
        raise ReadRefusal("E-FILE-01") from error
    with _refusing(), zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
        unpacked = sum(part.file_size for part in parts)
        if unpacked > MAX_UNPACKED:
            raise ReadRefusal(
                "E-SIZE-01",
                found=str(unpacked),
                expected=f"<= {MAX_UNPACKED}",
                values={"limit": MAX_UNPACKED, "what": "byte"},
            )
        return any(
            _has_formula(archive, part)
            for part in parts
            if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml")
        )


def _has_formula(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    with archive.open(part) as data:
        rest = b""
        while block := data.read(1 << 20):
            if _FORMULA.search(rest + block):
                return True
            rest = block[-_LONGEST_TAG:]
    return False


@contextmanager
def _refusing() -> Generator[None, None, None]:
    """Whatever the library says about a broken workbook, as one refusal."""
    try:
        yield
    except ReadRefusal:
        raise
    except _BROKEN as error:
        raise ReadRefusal("E-BOOK-01", expected=".xlsx") from error
