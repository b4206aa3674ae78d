"""Growth as a lens on any indicator: year on year, compound rate, index = 100.

Every function takes ONE series per group: rows that share the `by` columns, or the key, belong to one
publisher, definition, place and sector. A year without a figure is a gap and stays one. Frames are
for many places at once, rows for a few.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import pandas as pd

from coopstats.analysis.rows import is_missing


def compound_rate(first: float, last: float, years: float) -> float | None:
    """The steady yearly rate that leads from `first` to `last`; None where it has no meaning.

    (last / first) ** (1 / years) - 1. A start of zero or less, an end below zero, or no time
    between the two gives None.
    """
    if years <= 0 or first <= 0 or last < 0 or math.isnan(first) or math.isnan(last):
        return None
    return (last / first) ** (1 / years) - 1


def as_index(value: Any, base: Any) -> Any:
    """A value, or a column of them, as a percentage of the base figure."""
    return 100 * value / base


def yearly_rates(years: Sequence[int], values: Sequence[float]) -> list[float]:
    """The change of each figure on the year before, 0.05 = +5 %, of one series in order of years.

    Missing (NaN) where the year before was not published or had nothing to grow from.
    """
    rates: list[float] = []
    for at, (year, value) in enumerate(zip(years, values, strict=True)):
        follows = at > 0 and year - years[at - 1] == 1 and values[at - 1] > 0
        rates.append(value / values[at - 1] - 1 if follows else math.nan)
    return rates


def year_on_year(frame: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Adds `rate`: change on the year before, 0.05 = +5 %. Missing where the year before is."""
    ordered = frame.sort_values([*by, "year"])
    keys = list(zip(*(ordered[column].tolist() for column in by), strict=True))
    years, values = ordered["year"].tolist(), ordered["value"].tolist()
    starts = [i for i in range(len(years)) if i == 0 or (by and keys[i] != keys[i - 1])]
    rates: list[float] = []
    for start, end in pairwise([*starts, len(years)]):
        rates += yearly_rates(years[start:end], values[start:end])
    return ordered.assign(rate=pd.Series(rates, index=ordered.index, dtype=float))


class IndexPoint(NamedTuple):
    """A figure of a year and its `level`, the percentage of the base year's figure."""

    year: int
    level: float
    value: float


def indexed(rows: Sequence[Any], base_year: int) -> list[IndexPoint]:
    """The figures of one series with the base year as 100, in order of years; none without it."""
    base = next((float(r.value) for r in rows if r.year == base_year and r.value > 0), None)
    if base is None:
        return []
    return sorted(
        IndexPoint(int(row.year), as_index(float(row.value), base), float(row.value))
        for row in rows
    )


def index_to_base(frame: pd.DataFrame, by: Sequence[str], base_year: int) -> pd.DataFrame:
    """Adds `index`: value as a percentage of the base year's. Groups without that year drop out."""
    base = frame.loc[(frame["year"] == base_year) & (frame["value"] > 0), [*by, "value"]]
    base = base.rename(columns={"value": "base_value"})
    if not by:
        if base.empty:
            return frame.iloc[0:0].assign(index=pd.Series(dtype=float))
        return frame.assign(index=as_index(frame["value"], float(base["base_value"].iloc[0])))
    joined = frame.merge(base, on=list(by), how="inner")
    index = as_index(joined["value"], joined["base_value"])
    return joined.assign(index=index).drop(columns="base_value")


class Growth(NamedTuple):
    """From one figure to a later one: the change, and the compound rate where it has a meaning."""

    code: str
    first_value: float
    last_value: float
    change: float
    rate: float | None


def growth_between(rows: Sequence[Any], key: str, first_year: int, last_year: int) -> list[Growth]:
    """One for each group that has both years, in the order of its first year.

    `key` is the column that tells the groups apart.
    """
    first = {getattr(row, key): float(row.value) for row in rows if row.year == first_year}
    last = {getattr(row, key): float(row.value) for row in rows if row.year == last_year}
    span = last_year - first_year
    return [
        Growth(code, start, last[code], last[code] - start, compound_rate(start, last[code], span))
        for code, start in first.items()
        if code in last
    ]


def at_year_end(frame: pd.DataFrame) -> pd.DataFrame:
    """Only figures of whole years: counts of 31 December and flows of a year.

    A count of 30 June set against one of 31 December would turn half a year into a year's growth.
    `as_of` is the day counted, missing for flows and averages of a year.
    """
    kept = [is_year_end(day) for day in pd.to_datetime(frame["as_of"])]
    return frame[pd.Series(kept, index=frame.index, dtype=bool)]


def is_year_end(day: Any) -> bool:
    """Whether a figure is of a whole year by the day that it counts, which may be missing."""
    return is_missing(day) or (day.month, day.day) == (12, 31)
