"""Opens the files of a register, several at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from pathlib import Path

from etl.read.refusal import ReadRefusal
from etl.register.source_files import RegisterFile, is_workbook, open_csv

# Bytes; a smaller file is passed through at once.
LARGE = 1 << 24


def opened_files(
    paths: Sequence[Path], scratch: Path, pool: Executor
) -> Iterator[tuple[Path, list[RegisterFile] | ReadRefusal, bool]]:
    """Each file with the forms it holds, or why it is refused, and whether it can be no other's copy.

    Only files of one size can be the same. A large one of a size of its own is passed through later, by
    `RegisterFile.begin_passing`.
    """
    sizes = Counter(map(_size, paths))
    alone = {
        path: path.suffix.lower() == ".csv" and _size(path) >= LARGE and sizes[_size(path)] == 1
        for path in paths
    }

    def opened(path: Path) -> list[RegisterFile] | ReadRefusal:
        try:
            # Most files are CSV: reading Excel or Parquet takes a fifth of a second to import.
            if is_workbook(path):
                from etl.register.workbooks import open_workbook  # noqa: PLC0415

                return open_workbook(path, scratch)
            if path.suffix.lower() == ".parquet":
                from etl.register.parquet_files import open_parquet  # noqa: PLC0415

                return [open_parquet(path, scratch)]
            return [open_csv(path, is_passed=not alone[path])]
        except ReadRefusal as refusal:
            return refusal

    for path, files in zip(paths, list(pool.map(opened, paths)), strict=True):
        yield path, files, alone[path]


def _size(path: Path) -> int:
    """The bytes of a file; -1 where they cannot be told, which opening it then says."""
    try:
        return path.stat().st_size
    except OSError:
        return -1
