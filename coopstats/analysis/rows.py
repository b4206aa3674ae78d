"""Rows of a frame one by one, for the places where each becomes a word, a mark or a line."""

from __future__ import annotations

from typing import Any

import pandas as pd


def rows_of(frame: pd.DataFrame) -> list[Any]:
    """The rows in order as named tuples; columns are attributes, typed as what the query gave."""
    return list(frame.itertuples(index=False))
