"""Rows of a frame one by one, for the places where each becomes a word, a mark or a line.

A question about one place has a few to a few dozen rows: as plain rows they cost microseconds where
each step on a frame costs a fraction of a millisecond. Questions about everything keep frames.
"""

from __future__ import annotations

import collections
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any, TypeVar, cast

import pandas as pd

Row = TypeVar("Row")
Key = TypeVar("Key")


@lru_cache(maxsize=256)
def _row_type(columns: tuple[str, ...]) -> Any:
    return collections.namedtuple("Row", columns, rename=True)  # pyright: ignore


def rows_of(figures: pd.DataFrame | Sequence[Any]) -> Sequence[Any]:
    """The rows in order as named tuples; columns are attributes, typed as what the query gave.

    Column by column: on frames of a few dozen rows this takes a fraction of `itertuples`. What is
    rows already comes back as it is.
    """
    if not isinstance(figures, pd.DataFrame):
        return figures
    names = tuple(str(name) for name in figures.columns)
    columns = [figures[name].tolist() for name in figures.columns]
    return list(map(_row_type(names)._make, zip(*columns, strict=True)))


def with_column(rows: Sequence[Any], name: str, cells: Iterable[Any]) -> list[Any]:
    """The rows with one more column at their end."""
    if not rows:
        return []
    wider = _row_type((*rows[0]._fields, name))
    return [wider(*row, cell) for row, cell in zip(rows, cells, strict=True)]


def grouped(rows: Iterable[Row], key: Callable[[Row], Key]) -> dict[Key, tuple[Row, ...]]:
    """The rows of each key in their order; keys in the order of their first row."""
    found: dict[Key, list[Row]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return {name: tuple(own) for name, own in found.items()}


def is_missing(cell: object) -> bool:
    """Whether a cell holds nothing: None, or a mark of pandas: NA, or one unequal to itself."""
    return cell is None or cell is pd.NA or cell != cell


def where(frame: pd.DataFrame, keep: Any) -> pd.DataFrame:
    """The rows for which `keep`, a series of truths, holds."""
    return cast("pd.DataFrame", cast("Any", frame).loc[keep])


def newest_row(rows: Sequence[Row]) -> Row:
    """The first row of the newest year. There must be one at least."""
    return max(rows, key=lambda row: cast("Any", row).year)
