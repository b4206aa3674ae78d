"""Lenses on hand-made frames: every expected number is worked out by hand in the test."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from coopstats.analysis import transform


def _frame(*rows: tuple[Any, ...], definition: str = "with_results") -> pd.DataFrame:
    """Rows of (place, year, value) of one publisher's definition, all sectors."""
    return pd.DataFrame(
        [(definition, "nso", place, "all", year, float(value)) for place, year, value in rows],
        columns=["definition", "publisher_id", "geo_code", "sector", "year", "value"],
    )


def _values(frame: pd.DataFrame) -> dict[tuple[str, int], float]:
    return {
        (p, int(y)): v
        for p, y, v in zip(frame["geo_code"], frame["year"], frame["value"], strict=True)
    }


def test_per_cooperative_divides_what_belongs_together():
    money = _frame(("01", 2017, 900), ("79", 2017, 500), ("48", 2017, 7), definition="total_wr")
    counts = pd.concat(
        [
            _frame(("01", 2017, 300), ("79", 2016, 5), ("48", 2017, 0)),
            _frame(("01", 2017, 9), definition="registered"),
        ]
    )
    found = transform.per_cooperative(money, counts, {"total_wr": "with_results"})
    # 79 has no count of 2017, 48 a count of zero; 01 is divided by 300 and not by the other 9.
    assert _values(found) == {("01", 2017): 3.0}
    assert list(found["level"]) == [900.0]


def test_a_share_is_of_the_same_publisher_definition_and_year():
    frame = _frame(("01", 2016, 25), ("01", 2017, 30), ("79", 2017, 10))
    totals = _frame(("VN", 2017, 120))
    other = _frame(("VN", 2016, 50), definition="registered")
    found = transform.share_of(frame, pd.concat([totals, other]), ["sector"])
    assert _values(found) == {("01", 2017): 0.25, ("79", 2017): pytest.approx(10 / 120)}


def test_an_index_starts_at_100_and_leaves_out_who_has_no_base():
    frame = _frame(("01", 2015, 200), ("01", 2017, 250), ("79", 2017, 9))
    found = transform.indexed(frame, 2015)
    assert _values(found) == {("01", 2015): 100.0, ("01", 2017): 125.0}


def test_the_common_base_is_the_first_year_of_most_series():
    frame = _frame(("01", 2014, 1), ("01", 2015, 2), ("79", 2015, 3), ("79", 2016, 4))
    assert transform.common_base_year(frame) == 2015
    assert transform.common_base_year(frame.iloc[0:0]) is None


def test_a_yearly_change_needs_the_year_before():
    frame = _frame(("01", 2015, 100), ("01", 2016, 110), ("01", 2018, 220), ("79", 2016, 5))
    found = transform.yearly_change(frame)
    assert _values(found) == {("01", 2016): pytest.approx(0.1)}


def test_ranks_are_among_the_panel_and_ties_share_one():
    panel = _frame(("01", 2017, 50), ("79", 2017, 80), ("48", 2017, 50), ("92", 2017, 10))
    asked = _frame(("48", 2017, 50), ("92", 2017, 10), ("VN", 2017, 190))
    found = transform.rank_among(asked, panel)
    assert _values(found) == {("48", 2017): 2.0, ("92", 2017): 4.0}
    assert set(found["of"]) == {4}
