"""Ranks with ties, shares of a stated total, and the class breaks of a map."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopstats.analysis.breaks import class_of, quantile_breaks
from coopstats.analysis.ranking import climbed, ranked, ranked_rows, share_of_total
from coopstats.analysis.rows import rows_of

VALUES = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=70)


def _frame(values: list[float]) -> pd.DataFrame:
    codes = [f"{i:02d}" for i in range(len(values))]
    return pd.DataFrame({"geo_code": codes, "value": values})


def test_equal_values_share_a_rank_and_the_next_is_skipped():
    got = ranked(_frame([5, 9, 5, 1, float("nan"), 9]))
    assert list(zip(got["geo_code"], got["rank"], strict=True)) == [
        ("01", 1), ("05", 1), ("00", 3), ("02", 3), ("03", 5)
    ]  # fmt: skip


def test_smallest_first_turns_the_order_round():
    got = ranked(_frame([5, 9, 1]), largest_first=False)
    assert list(got["geo_code"]) == ["02", "00", "01"]
    assert list(got["rank"]) == [1, 2, 3]


def test_a_place_that_did_not_report_has_no_rank():
    assert ranked(_frame([float("nan")] * 3)).empty


@given(VALUES)
def test_rank_preserves_order(values: list[float]):
    got = ranked(_frame(values))
    rank = dict(zip(got["geo_code"], got["rank"], strict=True))
    value = dict(zip(got["geo_code"], got["value"], strict=True))
    for code, place in rank.items():
        assert place == 1 + sum(other > value[code] for other in values)
    assert list(got["value"]) == sorted(values, reverse=True)


@given(VALUES)
def test_rows_are_ranked_as_frames_are(values: list[float]):
    frame = _frame([*values, float("nan")])
    rows = [(row.geo_code, row.rank) for row in ranked_rows(rows_of(frame))]
    got = ranked(frame)
    assert rows == list(zip(got["geo_code"], got["rank"], strict=True))


def test_change_of_rank_is_among_places_of_both_years():
    # The newly reporting 92 pushes nobody down.
    now = {"79": 95.0, "01": 60.0, "48": 50.0, "92": 99.0}
    assert climbed(now, {"01": 90.0, "79": 80.0, "48": 70.0, "11": 1.0}) == {
        "79": 1, "01": -1, "48": 0
    }  # fmt: skip


def test_shares_are_of_a_stated_total_only():
    assert share_of_total(30, 200) == 0.15
    assert math.isnan(share_of_total(30, 0))


def test_breaks_by_hand():
    bounds = quantile_breaks([1, 2, 3, 4, 5, 6, 7, 8], 4)
    assert bounds == [2, 4, 6, 8]
    assert [class_of(v, bounds) for v in (1, 2, 3, 8)] == [0, 0, 1, 3]


def test_values_that_repeat_make_fewer_classes():
    assert quantile_breaks([0, 0, 0, 0, 0, 7], 6) == [0, 7]
    assert quantile_breaks([4, 4, 4], 6) == [4]
    assert quantile_breaks([float("nan")], 6) == []


@given(VALUES, st.integers(1, 7))
def test_every_value_has_a_class_and_classes_keep_order(values: list[float], classes: int):
    bounds = quantile_breaks(values, classes)
    assert bounds == sorted(set(bounds))
    assert 1 <= len(bounds) <= classes
    assert bounds[-1] == pytest.approx(max(values), abs=0)
    for value in values:
        at = class_of(value, bounds)
        assert value <= bounds[at]
        assert at == 0 or value > bounds[at - 1]


@given(st.lists(st.integers(0, 10_000), min_size=12, max_size=70, unique=True))
def test_classes_hold_about_equally_many_places(values: list[int]):
    bounds = quantile_breaks([float(v) for v in values], 6)
    sizes = [0] * len(bounds)
    for value in values:
        sizes[class_of(value, bounds)] += 1
    assert max(sizes) - min(sizes) <= 1
