"""Orders found by sorting keys with the row behind are those that numpy's own argsort gives."""

from __future__ import annotations

import numpy as np
import pytest

from etl.register.sorting import Numbers, order_of, order_of_figures

_RANDOM = np.random.default_rng(3)


@pytest.mark.parametrize(
    "keys",
    [
        _RANDOM.integers(0, 40, 5_000),
        _RANDOM.integers(0, 40, 4_097).astype(np.uint8),
        # With the row behind, these take more bits than a number has.
        _RANDOM.integers(0, 1 << 62, 5_000) | 1 << 61,
        np.array([7]),
        np.array([], np.int64),
    ],
)
def test_rows_of_the_same_key_stay_in_their_order(keys: Numbers):
    assert order_of(keys).tolist() == np.argsort(keys, kind="stable").tolist()


_SHARES = _RANDOM.random(5_000)
# Each is the next number after the one before: only the last bits tell them apart.
_CLOSE = (np.float64(0.7).view(np.int64) + _RANDOM.permutation(5_000)).view(np.float64)


@pytest.mark.parametrize(
    "figures",
    [
        _SHARES,
        (_SHARES - 0.5) * 10.0 ** _RANDOM.integers(-9, 15, 5_000),
        np.round(_SHARES, 1),
        np.array([0.0, -0.0, 1.5, -1.5, np.inf, -np.inf, 5e-324, -5e-324, 0.0] * 9),
        _CLOSE,
        -_CLOSE,
        np.array([2.0, -3.0, 2.0]),
        np.array([1.25]),
        np.array([], np.float64),
        _RANDOM.integers(-9, 9, 500),
    ],
)
def test_figures_stand_in_order_each_row_once(figures: Numbers):
    order = order_of_figures(figures)
    assert figures[order].tolist() == np.sort(figures).tolist()
    assert sorted(order.tolist()) == list(range(len(figures)))
