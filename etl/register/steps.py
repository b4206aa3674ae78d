"""Steps: what changed in a cooperative between one year and the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from coopstats.catalog.register_choices import RATINGS, SIZE_CLASSES
from etl.register.reports import ERA, Flags, Report, Whole

# Kind of class -> the classes; a way leads from one to another, or out of the register.
KINDS = {
    "size_class": tuple(SIZE_CLASSES),
    "member_size_class": tuple(SIZE_CLASSES),
    "rating": tuple(RATINGS),
}


@dataclass(frozen=True, slots=True)
class YearEnd:
    """A year's reports in the order of their units, which the next year is held against."""

    report: Report
    order: Whole
    units: Whole

    @property
    def is_single(self) -> bool:
        """No unit reports twice."""
        return bool((self.units[1:] != self.units[:-1]).all())

    @classmethod
    def of(cls, report: Report) -> YearEnd:
        """The reports of a year, put in order."""
        order = np.argsort(report["unit_id"])
        return cls(report, order, report["unit_id"][order])


def pairs(before: YearEnd, after: Report) -> tuple[Whole, Whole]:
    """Places of the reports of the same unit: in the year before, in this one.

    A unit that reports twice in a year (under an old tax code and its new one) makes as many pairs as
    there are ways to pair it.
    """
    units: Whole = after["unit_id"]
    first = np.searchsorted(before.units, units, "left")
    if before.is_single and len(before.units):
        place = np.flatnonzero(before.units.take(first, mode="clip") == units)
        return before.order[first[place]], place
    n = np.searchsorted(before.units, units, "right") - first
    place = np.repeat(np.arange(len(n)), n)
    # The n-th of a unit's reports of the year before, n from 0.
    nth = np.arange(len(place)) - np.repeat(np.cumsum(n) - n, n)
    return before.order[first[place] + nth], place


@dataclass(frozen=True, slots=True)
class Pairs:
    """The reports of the same units in two years, by their places: `was` in `old`, `now` in `new`."""

    old: Report
    new: Report
    was: Whole
    now: Whole

    @classmethod
    def of(cls, old: Report, new: Report) -> Pairs:
        """The pairs of a year and the year before."""
        return cls(old, new, *pairs(YearEnd.of(old), new))


def ways(paired: Pairs, first_cell: int, n_cells: int) -> dict[str, Whole]:
    """The ways from class to class to a year whose cells begin with `first_cell`.

    They are counts by kind, cell (from the year's first), class before and class after: 0 is none, the
    place after the last is "dissolved".
    """
    old, new, b, c = paired.old, paired.new, paired.was, paired.now
    gone = new.is_dissolved[c]
    cells = new["cell"][c] - first_cell
    found: dict[str, Whole] = {}
    for kind, classes in KINDS.items():
        n = len(classes) + 2
        was: Whole = old[kind][b].astype(np.int64)
        now: Whole = np.where(gone, n - 1, new[kind][c])
        known: Flags = (was > 0) & (now > 0)
        counts = np.bincount(((cells * n + was) * n + now)[known], minlength=n_cells * n * n)
        found[kind] = counts.reshape(n_cells, n, n)
    return found


def events(paired: Pairs) -> dict[str, Any]:
    """Columns of the units with a new name or province."""
    old, new, b, c = paired.old, paired.new, paired.was, paired.now
    is_renamed = old["name_hash"][b] != new["name_hash"][c]
    # A province of another era is another number for the same place.
    was, now = old["place"][b], new["place"][c]
    is_moved = (was != now) & (was // ERA == now // ERA)
    seen = is_renamed | is_moved
    return {
        "year": np.full(int(seen.sum()), new.year, np.int16),
        "unit_id": new["unit_id"][c][seen],
        "is_renamed": is_renamed[seen],
        "is_moved": is_moved[seen],
    }


def same_figures(paired: Pairs) -> dict[str, Any]:
    """Columns of the files: reports with figures in both years, and how many of them are the same."""
    old, new, b, c = paired.old, paired.new, paired.was, paired.now
    told = old.is_told[b] & new.is_told[c]
    files = new["file_id"][c][told].astype(np.int64)
    same = (old["figures_hash"][b] == new["figures_hash"][c])[told]
    n = np.bincount(files)
    n_same = np.bincount(files, same, len(n)).astype(np.int64)
    found = np.flatnonzero(n)
    return {
        "file_id": found,
        "year": np.full(len(found), new.year, np.int16),
        "n_same": n_same[found],
        "n": n[found],
    }
