"""Order of places: ranks with ties, shares of a total."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from coopstats.analysis.rows import is_missing, with_column


def ranks_of(values: Sequence[float], largest_first: bool = True) -> list[int]:
    """The rank of each value: 1 is first; equal values share a rank, the next is skipped."""
    first: dict[float, int] = {}
    for position, value in enumerate(sorted(values, reverse=largest_first), start=1):
        first.setdefault(value, position)
    return [first[value] for value in values]


def ranked(frame: pd.DataFrame, value: str = "value", largest_first: bool = True) -> pd.DataFrame:
    """The frame in order with `rank` (1 is first; equal values share a rank, the next is skipped).

    Rows without a value are left out: a place that did not report has no rank.
    """
    known = frame.dropna(subset=[value])
    ranks = ranks_of(known[value].tolist(), largest_first)
    known = known.assign(rank=pd.Series(ranks, index=known.index, dtype=int))
    tie_breaker = [c for c in _TIE_BREAKERS if c in known.columns]
    return known.sort_values(["rank", *tie_breaker]).reset_index(drop=True)


def ranked_rows(rows: Sequence[Any], value: str = "value") -> tuple[Any, ...]:
    """The same of rows: in order, largest first, with `rank` as their last column."""
    known = [row for row in rows if not is_missing(getattr(row, value))]
    made = with_column(known, "rank", ranks_of([getattr(row, value) for row in known]))
    if not made:
        return ()
    breakers = [c for c in _TIE_BREAKERS if c in made[0]._fields]
    return tuple(sorted(made, key=lambda row: (row.rank, *(getattr(row, c) for c in breakers))))


def climbed(now: Mapping[str, float], before: Mapping[str, float]) -> dict[str, int]:
    """How many places of rank each climbed (below zero: fell), by code.

    Ranks are taken among the places that have a figure both times, so that a place which newly
    reports pushes nobody down; the others are left out.
    """
    both = [code for code in now if code in before]
    new, old = ranks_of([now[c] for c in both]), ranks_of([before[c] for c in both])
    return {code: was - own for code, own, was in zip(both, new, old, strict=True)}


# Places or sectors of one rank stand in the order of their codes.
_TIE_BREAKERS = ("geo_code", "code", "sector")


def share_of_total(value: float, total: float) -> float:
    """A value over a stated total; missing (NaN) when the total is not above zero."""
    return value / total if total > 0 else float("nan")
