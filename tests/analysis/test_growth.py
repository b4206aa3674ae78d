"""Growth by hand: year on year over a gap, the compound rate, the index, whole years only."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopstats.analysis.growth import (
    Growth,
    at_year_end,
    compound_rate,
    growth_between,
    index_to_base,
    indexed,
    year_on_year,
)
from coopstats.analysis.ranking import ranked_rows
from coopstats.analysis.rows import rows_of

PLACES = pd.DataFrame(
    {
        "geo_code": ["01", "01", "01", "01", "79", "79", "79"],
        "year": [2015, 2016, 2018, 2019, 2015, 2016, 2017],
        "value": [100.0, 110.0, 150.0, 120.0, 0.0, 50.0, 75.0],
    }
)


def _rates(frame: pd.DataFrame, place: str) -> dict[int, float]:
    own = frame[frame["geo_code"] == place]
    return {int(y): float(r) for y, r in zip(own["year"], own["rate"], strict=True)}


def test_a_change_is_on_the_year_before_and_never_over_a_gap():
    rates = _rates(year_on_year(PLACES, ["geo_code"]), "01")
    assert rates[2016] == pytest.approx(0.10)
    assert rates[2019] == pytest.approx(-0.20)
    # 2017 was not published: 2018 has nothing to be set against, 2015 has no year before.
    assert math.isnan(rates[2018])
    assert math.isnan(rates[2015])


def test_growth_from_nothing_has_no_rate():
    rates = _rates(year_on_year(PLACES, ["geo_code"]), "79")
    assert math.isnan(rates[2016])
    assert rates[2017] == pytest.approx(0.5)


def test_places_never_run_into_each_other():
    shuffled = PLACES.sample(frac=1, random_state=3)
    rates = _rates(year_on_year(shuffled, ["geo_code"]), "79")
    # 79 begins where 01 ends in the sorted frame; its first year has no year before.
    assert math.isnan(rates[2015])


def test_one_series_needs_no_group():
    own = PLACES[PLACES["geo_code"] == "01"]
    got = year_on_year(own, []).set_index("year")["rate"]
    assert got[2016] == pytest.approx(0.10)
    assert math.isnan(got[2018])


@pytest.mark.parametrize(
    ("first", "last", "years", "rate"),
    [
        (100, 121, 2, 0.1),
        (100, 100, 7, 0.0),
        (200, 50, 2, -0.5),
        (100, 0, 3, -1.0),
        (0, 100, 2, None),
        (-5, 100, 2, None),
        (100, -1, 2, None),
        (100, 121, 0, None),
        (100, 121, -2, None),
        (float("nan"), 121, 2, None),
        (100, float("nan"), 2, None),
    ],
)
def test_the_compound_rate(first: float, last: float, years: float, rate: float | None):
    got = compound_rate(first, last, years)
    assert got is None if rate is None else got == pytest.approx(rate)


@given(
    first=st.floats(1, 1e9),
    rate=st.floats(-0.5, 1.0),
    years=st.integers(1, 20),
)
def test_the_compound_rate_leads_from_the_first_to_the_last(first: float, rate: float, years: int):
    assert compound_rate(first, first * (1 + rate) ** years, years) == pytest.approx(rate, abs=1e-9)


def test_growth_between_two_years_takes_only_places_with_both():
    got = growth_between(rows_of(PLACES), "geo_code", 2015, 2019)
    assert [(g.code, g.first_value, g.last_value, g.change) for g in got] == [("01", 100, 120, 20)]
    assert got[0].rate == pytest.approx(1.2**0.25 - 1)


def test_growth_between_from_zero_has_a_change_but_no_rate():
    own = [row for row in rows_of(PLACES) if row.geo_code == "79"]
    (got,) = growth_between(own, "geo_code", 2015, 2017)
    assert (got.change, got.rate) == (75, None)


def test_places_that_grew_alike_stand_in_the_order_of_their_codes():
    alike = [Growth(code, 10, 20, 10, 0.1) for code in ("19", "14")]
    assert [(row.code, row.rank) for row in ranked_rows(alike, "rate")] == [("14", 1), ("19", 1)]


def test_the_index_is_a_percentage_of_the_base_year():
    got = index_to_base(PLACES, ["geo_code"], 2016)
    index = got.set_index(["geo_code", "year"])["index"]
    assert index["01", 2016] == 100
    assert index["01", 2018] == pytest.approx(100 * 150 / 110)
    assert index["79", 2017] == pytest.approx(150)
    # Published years stay, the gap of 2017 is not filled.
    assert sorted(got.loc[got["geo_code"] == "01", "year"]) == [2015, 2016, 2018, 2019]


def test_a_place_without_the_base_year_or_from_zero_has_no_index():
    assert set(index_to_base(PLACES, ["geo_code"], 2018)["geo_code"]) == {"01"}
    assert set(index_to_base(PLACES, ["geo_code"], 2015)["geo_code"]) == {"01"}
    assert index_to_base(PLACES[PLACES["geo_code"] == "79"], [], 2018).empty
    assert indexed([row for row in rows_of(PLACES) if row.geo_code == "79"], 2015) == []


@given(
    values=st.dictionaries(st.integers(2000, 2025), st.floats(0.01, 1e9), min_size=1),
    data=st.data(),
)
def test_the_index_of_the_base_is_100_and_keeps_proportions(
    values: dict[int, float], data: st.DataObject
):
    base = data.draw(st.sampled_from(sorted(values)))
    frame = pd.DataFrame({"geo_code": "01", "year": list(values), "value": list(values.values())})
    for by in (["geo_code"], []):
        index = index_to_base(frame, by, base).set_index("year")["index"]
        assert index[base] == pytest.approx(100)
        for year, value in values.items():
            assert index[year] == pytest.approx(100 * value / values[base])
        rows = indexed(rows_of(frame), base)
        assert [point.year for point in rows] == sorted(values)
        assert {point.year: point.level for point in rows} == index.to_dict()


def test_half_years_and_other_days_are_no_years():
    frame = pd.DataFrame(
        {
            "year": [2024, 2025, 2025, 2025, 2023],
            "as_of": ["2024-12-31", "2025-06-30", None, "2025-12-30", "2023-12-01"],
        }
    )
    # A flow of a year has no day; 31 December is a year end; nothing else is.
    assert list(at_year_end(frame).index) == [0, 2]
