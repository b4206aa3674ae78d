"""Rows of a frame one by one, for the places where each becomes a word, a mark or a line."""

from __future__ import annotations

import collections
from functools import lru_cache
from typing import Any, cast

import pandas as pd


@lru_cache(maxsize=256)
def _row_type(columns: tuple[str, ...]) -> Any:
    return collections.namedtuple("Row", columns, rename=True)  # pyright: ignore


def rows_of(frame: pd.DataFrame) -> list[Any]:
    """The rows in order as named tuples; columns are attributes, typed as what the query gave.

    Column by column: on frames of a few dozen rows this takes a fraction of `itertuples`.
    """
    names = tuple(str(name) for name in frame.columns)
    columns = [frame[name].tolist() for name in frame.columns]
    return list(map(_row_type(names)._make, zip(*columns, strict=True)))


def where(frame: pd.DataFrame, keep: Any) -> pd.DataFrame:
    """The rows for which `keep`, a series of truths, holds."""
    return cast("pd.DataFrame", cast("Any", frame).loc[keep])


def newest_row(frame: pd.DataFrame) -> Any:
    """The first row of the newest year, as a series by column. The frame must not be empty."""
    return frame.iloc[int(frame["year"].to_numpy().argmax())]
