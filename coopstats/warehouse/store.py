"""One immutable version, opened read-only and hardened; questions are the files in `queries/`."""

from __future__ import annotations

import re
import warnings
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd

from coopstats.catalog import Text
from coopstats.warehouse.limits import TimeLimit
from coopstats.warehouse.pointer import VERSION_BROKEN, Pointer, WarehouseProblem, verify

# Text columns as plain objects: on frames of a few dozen rows Arrow strings, the default of pandas 3,
# make every answer and every filter on it slower (docs/benchmarks.md measures the questions). The
# option goes away with pandas 4, which a pin in requirements.txt keeps out; its warning is for then.
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    pd.set_option("future.infer_string", False)

QUERIES = Path(__file__).with_name("queries")
QUESTION_SECONDS = 10.0
_limit = TimeLimit()
# A text that several questions share, on a line of its own or before its name.
_PART = re.compile(r"(?<=\n)(?P<indent> *)\{(?P<name>\w+)\}")

_HARDENED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "memory_limit": "1GB",
    "threads": "2",
    # Where a piece of a long list is asked for, DuckDB would look the columns of its order up in a second
    # reading, which takes longer than it spares: the questions look few columns up themselves.
    "disabled_optimizers": "late_materialization",
    "lock_configuration": "true",
}

TOO_SLOW = Text(
    "Câu hỏi này mất quá nhiều thời gian nên đã dừng. Hãy thu hẹp bộ lọc.",
    "This question took too long and was stopped. Narrow the filters.",
)


@cache
def sql_of(question: str) -> str:
    """The text of `queries/<question>.sql`; `{name}` stands for `queries/parts/<name>.sql`, there too."""
    text = (QUERIES / f"{question}.sql").read_text(encoding="utf-8")
    return _PART.sub(_part, text)


def _part(found: re.Match[str]) -> str:
    lines = (QUERIES / "parts" / f"{found['name']}.sql").read_text(encoding="utf-8").splitlines()
    indent = found["indent"]
    kept = "\n".join(line for line in lines if not line.startswith("--"))
    return "\n".join(indent + line for line in _PART.sub(_part, kept).splitlines())


def _with_texts(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with plain texts where DuckDB keeps closed lists as numbers."""
    for position, kind in enumerate(frame.dtypes):
        if isinstance(kind, pd.CategoricalDtype):
            listed: Any = frame.iloc[:, position].array
            texts = np.array([*listed.categories, None], object)
            frame.isetitem(position, texts[listed.codes])
    return frame


class Warehouse:
    """A verified version. `version` names it and is the key of every cache above."""

    def __init__(self, pointer: Pointer) -> None:
        verify(pointer)
        try:
            self._connection = duckdb.connect(str(pointer.path), read_only=True, config=_HARDENED)
        except duckdb.Error:
            raise WarehouseProblem("E-DB-04", VERSION_BROKEN) from None
        self.version = pointer.version
        self.content_sha256 = pointer.content_sha256
        self.built_at = pointer.built_at
        self._statements: dict[str, duckdb.Statement] = {}

    def ask(self, question: str, **values: Any) -> pd.DataFrame:
        """The answer to `queries/<question>.sql` with named values, as a tidy frame.

        A cursor of its own serves each call, so visitors never share one; a question that takes
        longer than QUESTION_SECONDS is interrupted and raises WarehouseProblem.
        """
        cursor = self._connection.cursor()
        try:
            with _limit.of(cursor, QUESTION_SECONDS):
                return _with_texts(cursor.execute(self._statement(question), values or None).df())
        except duckdb.InterruptException:
            raise WarehouseProblem("E-DB-05", TOO_SLOW) from None
        finally:
            cursor.close()

    def _statement(self, question: str) -> duckdb.Statement:
        # Read once: reading a long question anew takes a millisecond or two, up to a quarter of its time.
        # Each execution plans its own copy, so threads may share one.
        found = self._statements.get(question)
        if found is None:
            found = self._statements[question] = self._connection.extract_statements(
                sql_of(question)
            )[0]
        return found

    def close(self) -> None:
        self._connection.close()
