"""Class breaks of a map, always stated beside it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def quantile_breaks(values: Sequence[float], classes: int = 6) -> list[float]:
    """Upper bounds of classes with about equally many places; fewer where values repeat.

    The last bound is the largest value. A value belongs to the first class whose bound it does not
    exceed, so equal values always share a class.
    """
    known = np.asarray([v for v in values if v == v], dtype=float)
    if known.size == 0:
        return []
    steps = np.linspace(0, 1, classes + 1)[1:]
    bounds = np.quantile(known, steps, method="inverted_cdf")
    return sorted({float(bound) for bound in bounds})


def class_of(value: float, bounds: Sequence[float]) -> int:
    """The position of the class a value falls in (0 is the lowest)."""
    for position, bound in enumerate(bounds):
        if value <= bound:
            return position
    return len(bounds) - 1
