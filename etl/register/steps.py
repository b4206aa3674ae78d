"""Steps: what changed in a cooperative between one year and the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from coopstats.catalog.register_choices import RATINGS, SIZE_CLASSES
from etl.register.reports import ERA, MAIN_FIGURES, Flags, Report, Whole, is_told

# Kind of class -> the classes; a way leads from one to another, or out of the register.
KINDS = {
    "size_class": tuple(SIZE_CLASSES),
    "member_size_class": tuple(SIZE_CLASSES),
    "rating": tuple(RATINGS),
}


# A unit, whether it is the later year's, and the place of its report are one number of as many bits.
_KEY_BITS = 63


def pairs(before: Report, after: Report) -> tuple[Whole, Whole]:
    """Places of the reports of the same unit: in the year before, in this one; in the order of units.

    A unit that reports twice in a year (under an old tax code and its new one) makes as many pairs as
    there are ways to pair it.
    """
    old, new = before["unit_id"], after["unit_id"]
    if not len(old) or not len(new):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    least = min(int(old.min()), int(new.min()))
    span = max(int(old.max()), int(new.max())) - least
    place_bits = max(len(old), len(new)).bit_length()
    if span.bit_length() + 1 + place_bits > _KEY_BITS:
        return _pairs_of_any(old, new)
    # Sorting numbers that hold all three takes a third of looking the units up.
    is_new = 1 << place_bits
    keys: Whole = np.concatenate([old, new])
    keys -= least
    keys <<= place_bits + 1
    keys[: len(old)] |= np.arange(len(old))
    keys[len(old) :] |= np.arange(is_new, is_new + len(new))
    keys.sort()
    units = keys >> (place_bits + 1)
    met = np.flatnonzero(units[1:] == units[:-1])
    was, now = keys.take(met), keys.take(met + 1)
    if (was & is_new).any() or not (now & is_new).all():
        return _pairs_of_any(old, new)
    return was & (is_new - 1), now & (is_new - 1)


def _pairs_of_any(old: Whole, new: Whole) -> tuple[Whole, Whole]:
    """Pairs where some unit reports twice a year, or where units lie too far apart for the keys."""
    order_old, order_new = np.argsort(old), np.argsort(new)
    old, new = old[order_old], new[order_new]
    first = np.searchsorted(old, new, "left")
    n = np.searchsorted(old, new, "right") - first
    place = np.repeat(np.arange(len(n)), n)
    # The n-th of a unit's reports of the year before, n from 0.
    nth = np.arange(len(place)) - np.repeat(np.cumsum(n) - n, n)
    return order_old[first[place] + nth], order_new[place]


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
        return cls(old, new, *pairs(old, new))


def ways(paired: Pairs, first_cell: int, n_cells: int) -> dict[str, Whole]:
    """The ways from class to class to a year whose cells begin with `first_cell`.

    They are counts by kind, cell (from the year's first), class before and class after: 0 is none, the
    place after the last is "dissolved".
    """
    old, new, b, c = paired.old, paired.new, paired.was, paired.now
    gone = new.is_dissolved
    cells = new["cell"].take(c) - first_cell
    found: dict[str, Whole] = {}
    for kind, classes in KINDS.items():
        n = len(classes) + 2
        # All classes twice are fewer than a byte holds.
        way = (old[kind].astype(np.uint8) * np.uint8(n)).take(b)
        way += np.where(gone, n - 1, new[kind]).astype(np.uint8).take(c)
        counts = np.bincount(cells * (n * n) + way, minlength=n_cells * n * n)
        counts = counts.reshape(n_cells, n, n)
        # Where a class is not known there is no way.
        counts[:, 0, :] = counts[:, :, 0] = 0
        found[kind] = counts
    return found


def events(paired: Pairs) -> dict[str, Any]:
    """Columns of the units with a new name or province."""
    old, new, b, c = paired.old, paired.new, paired.was, paired.now
    is_renamed: Flags = old["name_hash"].take(b) != new["name_hash"].take(c)
    was, now = old["place"].take(b), new["place"].take(c)
    is_moved: Flags = was != now
    # A province of another era is another number for the same place.
    elsewhere = np.flatnonzero(is_moved)
    is_moved[elsewhere] = was[elsewhere] // ERA == now[elsewhere] // ERA
    seen = np.flatnonzero(is_renamed | is_moved)
    return {
        "year": np.full(len(seen), new.year, np.int16),
        "unit_id": new["unit_id"].take(c.take(seen)),
        "is_renamed": is_renamed[seen],
        "is_moved": is_moved[seen],
    }


def same_figures(paired: Pairs) -> dict[str, Any]:
    """Columns of the files: reports with figures in both years, and how many of them are the same."""
    old, new, b, c = paired.old, paired.new, paired.was, paired.now
    was, now = old["revenue"].take(b), new["revenue"].take(c)
    told = is_told(was) & is_told(now)
    files = new["file_id"].take(c)
    n = np.bincount(files.take(np.flatnonzero(told)))
    # Few have the same revenue, of which all main figures are compared then.
    same = np.flatnonzero(told & (was == now))
    for name in MAIN_FIGURES:
        alike = old[name].take(b.take(same)) == new[name].take(c.take(same))
        same = same.take(np.flatnonzero(alike))
    n_same = np.bincount(files.take(same), minlength=len(n))
    found = np.flatnonzero(n)
    return {
        "file_id": found,
        "year": np.full(len(found), new.year, np.int16),
        "n_same": n_same[found],
        "n": n[found],
    }
