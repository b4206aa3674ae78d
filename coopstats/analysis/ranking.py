"""Order of places: ranks with ties, shares of a total."""

from __future__ import annotations

import pandas as pd


def ranked(frame: pd.DataFrame, value: str = "value", largest_first: bool = True) -> pd.DataFrame:
    """The frame in order with `rank` (1 is first; equal values share a rank, the next is skipped).

    Rows without a value are left out: a place that did not report has no rank.
    """
    known = frame.dropna(subset=[value])
    rank = known[value].rank(method="min", ascending=not largest_first).astype(int)
    known = known.assign(rank=rank)
    tie_breaker = [c for c in ("geo_code", "sector") if c in known.columns]
    return known.sort_values(["rank", *tie_breaker]).reset_index(drop=True)


def with_share(frame: pd.DataFrame, total: float) -> pd.DataFrame:
    """Adds `share` of a stated total; missing when the total is not above zero."""
    return frame.assign(share=frame["value"] / total if total > 0 else float("nan"))
