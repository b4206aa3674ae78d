"""Scores of effective models: a weighted mean of standings, over what is reported, and its reasons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import numpy as np
import numpy.typing as npt

from coopstats.catalog.criteria import REPORTED, WHOLE

# A standing below this is no reason for an honour.
LEAST_REASON = 0.5


def standing_of(held: int) -> float | None:
    """A standing (0 to 1) as a register holds it (marts.peer_standing); None where there is none."""
    return (held - REPORTED) / WHOLE if held else None


def score_of(total: int) -> tuple[float, int]:
    """The score (0 to 1) and the weight reported, of a weighted sum of standings as a register holds them.

    As `weighted_score` says it and lists are ordered by it: equal scores are equal to the last digit.
    Raises ZeroDivisionError where nothing that weighs is reported.
    """
    weight, points = divmod(total, REPORTED)
    return points / weight / WHOLE, weight


def list_order(totals: npt.ArrayLike, unit_orders: npt.ArrayLike, least: int) -> list[int]:
    """The places of weighted sums in a list of leaders: score, then weight reported, then unit_order.

    Those that report less weight than `least` (1 or more) are left out.
    """
    sums, orders = np.asarray(totals, np.int64), np.asarray(unit_orders, np.int64)
    ranked = np.flatnonzero(sums >= least * REPORTED)
    weights, points = np.divmod(sums[ranked], REPORTED)
    # Of whole numbers so small a quotient is rounded alike wherever it is the same.
    places = ranked[np.lexsort((orders[ranked], -weights, -(points / weights)))]
    return cast("list[int]", places.tolist())


def weighted_score(
    standings: Mapping[str, float | None], weights: Mapping[str, float]
) -> tuple[float | None, float]:
    """The weighted mean of the standings that are reported (0 to 1), and their share of the weight.

    The score is None where nothing that weighs is reported.
    """
    all_weight = sum(weights.values())
    known = {c: s for c, s in standings.items() if s is not None and weights.get(c, 0) > 0}
    reported = sum(weights[c] for c in known)
    if not reported:
        return None, 0.0
    return sum(s * weights[c] for c, s in known.items()) / reported, reported / all_weight


def strongest(
    standings: Mapping[str, float | None], weights: Mapping[str, float], most: int = 3
) -> list[str]:
    """The criteria that carry a score: those with the largest weight times lead over the middle."""
    leads = {
        c: weights.get(c, 0) * (s - LEAST_REASON)
        for c, s in standings.items()
        if s is not None and s > LEAST_REASON and weights.get(c, 0) > 0
    }
    return sorted(leads, key=lambda c: -leads[c])[:most]
