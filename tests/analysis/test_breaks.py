"""Class breaks: worked examples, and what must hold for any values."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopstats.analysis.breaks import METHODS, Method, breaks, class_of, natural_breaks

VALUES = st.lists(st.integers(0, 60).map(float), min_size=1, max_size=14)


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        ("quantile", [3.0, 12.0, 51.0]),
        ("equal", [pytest.approx(1 + 50 / 3), pytest.approx(1 + 100 / 3), 51.0]),
        ("natural", [3.0, 12.0, 51.0]),
        ("stated", [5.0, 40.0, 51.0]),
    ],
)
def test_each_method_on_values_in_three_heaps(method: Method, expected: list[float]):
    values = [1.0, 2.0, 3.0, 10.0, 11.0, 12.0, 49.0, 50.0, 51.0]
    assert breaks(values, method, 3, (5.0, 40.0, 700.0)) == expected


@given(VALUES, st.sampled_from(METHODS), st.integers(1, 6))
def test_every_value_has_a_class_and_equal_values_the_same(
    values: list[float], method: Method, classes: int
):
    bounds = breaks(values, method, classes, (10.0, 20.0))
    assert bounds == sorted(set(bounds))
    assert bounds[-1] == max(values)
    for value in values:
        at = class_of(value, bounds)
        assert value <= bounds[at]
        assert at == 0 or value > bounds[at - 1]


def _spread(values: list[float], bounds: list[float]) -> float:
    groups = [[v for v in values if class_of(v, bounds) == at] for at in range(len(bounds))]
    return sum(sum((v - sum(g) / len(g)) ** 2 for v in g) for g in groups if g)


@given(VALUES, st.integers(1, 4))
def test_no_other_cut_is_tighter_than_the_natural_one(values: list[float], classes: int):
    points = sorted(set(values))
    classes = min(classes, len(points))
    found = natural_breaks(values, classes)
    assert len(found) == classes
    every = [[*cut, points[-1]] for cut in combinations(points[:-1], classes - 1)]
    assert _spread(values, found) <= min(_spread(values, cut) for cut in every) + 1e-6
