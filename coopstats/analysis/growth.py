"""Growth as a lens on any indicator: year on year, compound rate, index = 100.

Every function takes a frame of ONE series per group: rows that share the `by` columns belong to one
publisher, definition, place and sector. A year without a figure is a gap and stays one.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd


def compound_rate(first: float, last: float, years: float) -> float | None:
    """The steady yearly rate that leads from `first` to `last`; None where it has no meaning.

    (last / first) ** (1 / years) - 1. A start of zero or less, an end below zero, or no time
    between the two gives None.
    """
    if years <= 0 or first <= 0 or last < 0 or math.isnan(first) or math.isnan(last):
        return None
    return (last / first) ** (1 / years) - 1


def year_on_year(frame: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Adds `rate`: change on the year before, 0.05 = +5 %. Missing where the year before is."""
    ordered = frame.sort_values([*by, "year"])
    if not by:
        previous, before = ordered["value"].shift(), ordered["year"].shift()
    else:
        groups = ordered.groupby(list(by), sort=False)
        previous, before = groups["value"].shift(), groups["year"].shift()
    usable = (ordered["year"] - before == 1) & (previous > 0)
    rate = (ordered["value"] / previous - 1).where(usable)
    return ordered.assign(rate=rate)


def index_to_base(frame: pd.DataFrame, by: Sequence[str], base_year: int) -> pd.DataFrame:
    """Adds `index`: value as a percentage of the base year's. Groups without that year drop out."""
    base = frame.loc[(frame["year"] == base_year) & (frame["value"] > 0), [*by, "value"]]
    base = base.rename(columns={"value": "base_value"})
    if not by:
        if base.empty:
            return frame.iloc[0:0].assign(index=pd.Series(dtype=float))
        return frame.assign(index=100 * frame["value"] / float(base["base_value"].iloc[0]))
    joined = frame.merge(base, on=list(by), how="inner")
    return joined.assign(index=100 * joined["value"] / joined["base_value"]).drop(
        columns="base_value"
    )


def growth_between(
    frame: pd.DataFrame, by: Sequence[str], first_year: int, last_year: int
) -> pd.DataFrame:
    """One row per group that has both years: first, last, change and the compound rate.

    Columns: the `by` columns, first_value, last_value, change (absolute), total_rate
    (0.2 = +20 % over the whole span), rate (compound, a year).
    """
    span = last_year - first_year
    keys = list(by)
    first = frame.loc[frame["year"] == first_year, [*keys, "value"]]
    last = frame.loc[frame["year"] == last_year, [*keys, "value"]]
    joined = first.merge(last, on=keys, suffixes=("_first", "_last"))
    joined = joined.rename(columns={"value_first": "first_value", "value_last": "last_value"})
    rates = [
        compound_rate(a, b, span)
        for a, b in zip(joined["first_value"], joined["last_value"], strict=True)
    ]
    started = joined["first_value"].where(joined["first_value"] > 0)
    return joined.assign(
        change=joined["last_value"] - joined["first_value"],
        total_rate=joined["last_value"] / started - 1,
        rate=pd.Series(rates, index=joined.index, dtype=float),
    )


def at_year_end(frame: pd.DataFrame) -> pd.DataFrame:
    """Only figures of whole years: counts of 31 December and flows of a year.

    A count of 30 June set against one of 31 December would turn half a year into a year's growth.
    `as_of` is the day counted, missing for flows and averages of a year.
    """
    day = pd.to_datetime(frame["as_of"])
    return frame[day.isna() | ((day.dt.month == 12) & (day.dt.day == 31))]
