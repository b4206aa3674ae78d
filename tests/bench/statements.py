"""Seconds that a build waits for each of its `.sql` files: DuckDB's connections with a watch on them."""

from __future__ import annotations

import time
from itertools import takewhile
from pathlib import Path
from typing import Any

import duckdb

ROOT = Path(__file__).resolve().parents[2]


class _Watched:
    """A connection that notes how long each statement takes; all else goes straight to DuckDB."""

    def __init__(self, connection: Any, names: dict[str, str], spent: dict[str, float]) -> None:
        self._connection, self._names, self._spent = connection, names, spent

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def __enter__(self) -> _Watched:
        self._connection.__enter__()
        return self

    def __exit__(self, *error: Any) -> Any:
        return self._connection.__exit__(*error)

    def cursor(self) -> _Watched:
        return _Watched(self._connection.cursor(), self._names, self._spent)

    def execute(self, sql: str, *values: Any) -> Any:
        began = time.perf_counter()
        found = self._connection.execute(sql, *values)
        # A statement with pieces filled in is known by what its file says of it, or by its first word.
        said = " ".join(line for line in sql.splitlines() if not line.startswith("--"))
        short = said.split(None, 1)[0].rstrip(";")
        name = self._names.get(sql) or self._names.get(_comment(sql), short)
        self._spent[name] = self._spent.get(name, 0) + time.perf_counter() - began
        return found


def _comment(sql: str) -> str:
    """The lines of a statement's first comment."""
    return "\n".join(takewhile(lambda line: line.startswith("--"), sql.splitlines()))


def timed() -> dict[str, float]:
    """Watches every connection opened from now on; the answer fills with seconds by file."""
    names: dict[str, str] = {}
    for path in sorted((ROOT / "etl").rglob("*.sql")):
        text = path.read_text(encoding="utf-8")
        for said in (text, _comment(text)):
            if said:
                names.setdefault(said, "/".join(path.with_suffix("").parts[-2:]))
    spent: dict[str, float] = {}
    connect = duckdb.connect

    def watched(*arguments: Any, **settings: Any) -> _Watched:
        return _Watched(connect(*arguments, **settings), names, spent)

    duckdb.connect = watched  # type: ignore[assignment]
    return spent
