"""Periods as the input writes them: the year they belong to and the day they hold for."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Literal

from coopstats.catalog import INDICATORS

Status = Literal["final", "preliminary", "estimate", "approximate"]

_DAY_TYPES: dict[str, tuple[int, int] | None] = {
    "year_end": (12, 31),
    "half_year": (6, 30),
    "nine_months": (9, 30),
    "date": None,
}
_MONTH_TYPES = frozenset({"month", "year_to_date"})
STATUS_OF_QUALIFIER: dict[str, Status] = {
    "exact": "final",
    "preliminary": "preliminary",
    "estimate": "estimate",
    "over": "approximate",
    "nearly": "approximate",
    "about": "approximate",
}


def read_period(period: str, period_type: str, indicator: str) -> tuple[int, str | None] | None:
    """Year and as-of day (ISO) of a period, or None where the two do not fit together.

    The last day of a month stands for a month; of a whole year only a stock has a day, its last.
    """
    if period_type == "year":
        return _read_year(period, indicator)
    if period_type in _MONTH_TYPES:
        return _read_month(period)
    if period_type in _DAY_TYPES:
        return _read_day(period, _DAY_TYPES[period_type])
    return None


def _read_year(period: str, indicator: str) -> tuple[int, str | None] | None:
    if not re.fullmatch("[0-9]{4}", period):
        return None
    entry = INDICATORS.get(indicator)
    is_stock = entry is not None and entry.nature == "stock"
    return int(period), f"{period}-12-31" if is_stock else None


def _read_month(period: str) -> tuple[int, str | None] | None:
    match = re.fullmatch("([0-9]{4})-(0[1-9]|1[0-2])", period)
    if not match or match[1] == "0000":
        return None
    year, month = int(match[1]), int(match[2])
    return year, f"{period}-{calendar.monthrange(year, month)[1]:02d}"


def _read_day(period: str, expected: tuple[int, int] | None) -> tuple[int, str | None] | None:
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", period):
        return None
    try:
        day = dt.date.fromisoformat(period)
    except ValueError:
        return None
    if expected is not None and (day.month, day.day) != expected:
        return None
    return day.year, period
