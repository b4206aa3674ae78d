"""Class breaks of a map, always stated beside it: quantile, equal, natural or given.

Breaks are upper bounds in rising order and the last is the largest value: a value belongs to the
first class whose bound it does not exceed, so equal values always share a class.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

Method = Literal["quantile", "equal", "natural", "stated"]
METHODS: tuple[Method, ...] = ("quantile", "equal", "natural", "stated")


def quantile_breaks(values: Sequence[float], classes: int = 6) -> list[float]:
    """Upper bounds of classes with about equally many places; fewer where values repeat."""
    known = np.asarray([v for v in values if v == v], dtype=float)
    if known.size == 0:
        return []
    steps = np.linspace(0, 1, classes + 1)[1:]
    bounds = np.quantile(known, steps, method="inverted_cdf")
    return sorted({float(bound) for bound in bounds})


def equal_breaks(values: Sequence[float], classes: int = 6) -> list[float]:
    """Upper bounds of classes of equal width from the smallest value to the largest."""
    known = [float(v) for v in values if v == v]
    if not known:
        return []
    low, high = min(known), max(known)
    if low == high:
        return [high]
    return [low + (high - low) * (i + 1) / classes for i in range(classes - 1)] + [high]


def natural_breaks(values: Sequence[float], classes: int = 6) -> list[float]:
    """Upper bounds that make classes as alike inside as can be (Jenks; Fisher's exact algorithm).

    Of all ways to cut the sorted values into `classes` runs, the one with the least sum of squared
    distances from the run's mean. Equal values are one point with a weight, so a cut never parts
    them. Dynamic programming in O(classes x points squared).
    """
    known = np.asarray([v for v in values if v == v], dtype=float)
    if known.size == 0:
        return []
    points, weights = np.unique(known, return_counts=True)
    n = int(points.size)
    classes = min(classes, n)
    weight = np.concatenate(([0.0], np.cumsum(weights)))
    total = np.concatenate(([0.0], np.cumsum(weights * points)))
    square = np.concatenate(([0.0], np.cumsum(weights * points**2)))

    def spread(starts: np.ndarray, end: int) -> np.ndarray:
        """Sum of squared distances from the mean of points[start:end] for each start."""
        mass = weight[end] - weight[starts]
        return square[end] - square[starts] - (total[end] - total[starts]) ** 2 / mass

    best = np.full((classes + 1, n + 1), np.inf)
    cut = np.zeros((classes + 1, n + 1), dtype=int)
    best[0, 0] = 0.0
    for k in range(1, classes + 1):
        for end in range(k, n + 1):
            starts = np.arange(k - 1, end)
            costs = best[k - 1, starts] + spread(starts, end)
            chosen = int(np.argmin(costs))
            best[k, end], cut[k, end] = costs[chosen], starts[chosen]
    bounds: list[float] = []
    end = n
    for k in range(classes, 0, -1):
        bounds.append(float(points[end - 1]))
        end = int(cut[k, end])
    return bounds[::-1]


def stated_breaks(values: Sequence[float], bounds: Sequence[float]) -> list[float]:
    """The given bounds, rising, closed by the largest value; bounds beyond it are left out."""
    known = [float(v) for v in values if v == v]
    if not known:
        return []
    high = max(known)
    return [*sorted({float(b) for b in bounds if b < high}), high]


def breaks(
    values: Sequence[float], method: Method, classes: int = 6, bounds: Sequence[float] = ()
) -> list[float]:
    """Class bounds by a method; "stated" takes `bounds` and falls to quantiles without any."""
    if method == "equal":
        return equal_breaks(values, classes)
    if method == "natural":
        return natural_breaks(values, classes)
    if method == "stated" and bounds:
        return stated_breaks(values, bounds)
    return quantile_breaks(values, classes)


def class_of(value: float, bounds: Sequence[float]) -> int:
    """The position of the class a value falls in (0 is the lowest)."""
    for position, bound in enumerate(bounds):
        if value <= bound:
            return position
    return len(bounds) - 1
