"""Keeps the last good version in service while newer ones come and go."""

from __future__ import annotations

import hashlib
import threading
from dataclasses import dataclass
from pathlib import Path

from coopstats.warehouse.pointer import (
    Pointer,
    WarehouseProblem,
    read_pointer,
    warehouse_dir,
)
from coopstats.warehouse.store import Warehouse


@dataclass(frozen=True, slots=True)
class Serving:
    """What a page gets: a warehouse, and the problem with the newest version if there is one."""

    warehouse: Warehouse
    problem: WarehouseProblem | None = None


class Service:
    """Opens what `CURRENT` names once per version; falls back to the last good one.

    One object a process and workspace. `current()` costs a small file read when nothing changed.
    """

    def __init__(self, workspace: str) -> None:
        self.workspace = workspace
        self._lock = threading.Lock()
        self._good: Warehouse | None = None
        self._good_sha256 = ""
        self._refused: dict[tuple[str, int, int], WarehouseProblem] = {}

    def current(self) -> Serving:
        """The warehouse to read now. Raises WarehouseProblem where no version can be served."""
        with self._lock:
            try:
                pointer = read_pointer(self.workspace)
                if self._good is not None and pointer.sha256 == self._good_sha256:
                    return Serving(self._good)
                return Serving(self._open(pointer))
            except WarehouseProblem as problem:
                return Serving(self._last_good(problem), problem)

    def _open(self, pointer: Pointer) -> Warehouse:
        # Refused once, not looked at again until the file itself changes: a look reads all of it.
        look = (pointer.sha256, *_stamp_of(pointer.path))
        if look in self._refused:
            raise self._refused[look]
        try:
            warehouse = Warehouse(pointer)
        except WarehouseProblem as problem:
            self._refused[look] = problem
            raise
        # The old version is left open for readers that still hold it; it closes when they let go.
        self._good, self._good_sha256 = warehouse, pointer.sha256
        return warehouse

    def _last_good(self, problem: WarehouseProblem) -> Warehouse:
        if self._good is not None:
            return self._good
        versions = warehouse_dir() / self.workspace / "versions"
        for path in sorted(versions.glob("*.duckdb"), reverse=True):
            # File names end in the first characters of their own sha256: `<UTC>-<sha256…>`.
            claimed = path.stem.rpartition("-")[2]
            try:
                sha256 = _sha256_of(path)
            except OSError:
                continue
            if not claimed or not sha256.startswith(claimed):
                continue
            try:
                self._good = Warehouse(Pointer(path, sha256, "", ""))
            except WarehouseProblem:
                continue
            self._good_sha256 = sha256
            return self._good
        raise problem


def _stamp_of(path: Path) -> tuple[int, int]:
    """Time and size of a file; zeros where there is none."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size


def _sha256_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
