"""Re-basing: by hand, by properties, and against the marts on everything published."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopstats.analysis.rebase import (
    PRINTED_AVERAGE,
    Territories,
    refusal,
    to_areas,
    to_provinces_34,
)
from coopstats.catalog import INDICATORS, SECTORS, indicator, provinces, provinces_of, regions_of
from etl.build.reporting_units import reporting_units

PLACES = Territories.of(pd.DataFrame([asdict(unit) for unit in reporting_units()]))
CODES_63 = [province.code for province in provinces_of("63")]
COUNT, RATIO = indicator("cooperatives"), indicator("workers_per_cooperative")
Ask = Callable[..., pd.DataFrame]


def figures(values: dict[str, float], year: int = 2022, **other: Any) -> pd.DataFrame:
    """Figures of one publisher; a place is "63:66", "former:ha_tay" or "34:66"."""
    rows = []
    for place, value in values.items():
        era, code = place.split(":")
        rows.append(
            {
                "definition": "with_results", "sector": "all", "publisher_id": "nso", "year": year,
                "geo_era": era, "geo_code": code, "value": value, "over_value": math.nan,
                "by_value": math.nan, "status": "final", "as_of": None, "obs_id": place,
                "source_id": "s", **other,
            }
        )  # fmt: skip
    return pd.DataFrame(rows)


def ratios(parts: dict[str, tuple[float, float]]) -> pd.DataFrame:
    frame = figures({place: over / by for place, (over, by) in parts.items()})
    return frame.assign(
        definition="computed_with_results",
        over_value=[over for over, _ in parts.values()],
        by_value=[by for _, by in parts.values()],
    )


def test_sums_are_added_and_partly_reported_ones_say_so():
    # The new Đắk Lắk (66) is the old one and Phú Yên (54).
    whole = to_provinces_34(COUNT, figures({"63:66": 216, "63:54": 116}), PLACES).frame.iloc[0]
    assert (whole["geo_code"], whole["value"]) == ("66", 332)
    assert (whole["n_reported"], whole["n_parts"]) == (2, 2)
    assert whole["obs_id"] == "63:54+63:66"
    part = to_provinces_34(COUNT, figures({"63:66": 216}), PLACES).frame.iloc[0]
    assert (part["value"], part["n_reported"], part["n_parts"]) == (216, 1, 2)


def test_a_ratio_is_divided_anew_and_never_averaged():
    frame = ratios({"63:66": (1000, 100), "63:54": (300, 10)})
    row = to_provinces_34(RATIO, frame, PLACES).frame.iloc[0]
    assert row["value"] == pytest.approx(1300 / 110)
    assert row["value"] != pytest.approx((10 + 30) / 2)
    # One side without the other enters neither sum.
    frame.loc[1, "by_value"] = math.nan
    assert to_provinces_34(RATIO, frame, PLACES).frame.iloc[0]["value"] == pytest.approx(10)


def test_printed_averages_are_refused_except_where_nothing_changed():
    income = indicator("income_per_worker")
    frame = figures({"63:66": 60e6, "63:01": 80e6}).assign(definition="worker_average")
    done = to_provinces_34(income, frame, PLACES)
    assert list(done.frame["geo_code"]) == ["01"]
    assert done.frame["value"].tolist() == [80e6]
    assert done.refused == ("66",)
    assert done.reason == income.aggregation.reason
    assert to_areas(income, frame, PLACES, "63", "nation").empty
    assert refusal(indicator("revenue_per_cooperative"), "per_cooperative_average") == (
        PRINTED_AVERAGE
    )
    assert refusal(indicator("revenue_per_cooperative"), "computed_with_results") is None


def test_a_printed_figure_of_a_new_province_is_kept_and_compared():
    frame = figures({"63:66": 216, "63:54": 116, "34:66": 340})
    done = to_provinces_34(COUNT, frame, PLACES)
    assert done.frame[["value", "is_rebased"]].to_numpy().tolist() == [[340, False]]
    compared = done.compared.iloc[0]
    assert (compared["value"], compared["printed_value"]) == (332, 340)
    region = provinces()["34", "66"].region
    areas = to_areas(COUNT, frame, PLACES, "34", "region").set_index("geo_code")
    assert areas.loc[region, "value"] == 340
    assert to_areas(COUNT, frame, PLACES, "63", "nation")["value"].tolist() == [332]


def test_provinces_of_their_time_hanoi_before_2008_and_the_division_of_2004():
    before = to_provinces_34(COUNT, figures({"63:01": 300}, 2007), PLACES).frame.iloc[0]
    assert (before["n_reported"], before["n_parts"]) == (1, 2)
    both = figures({"63:01": 300, "former:ha_tay": 500}, 2007)
    assert to_provinces_34(COUNT, both, PLACES).frame.iloc[0]["value"] == 800
    # Old Đắk Lắk went to two of the 34: to neither as a whole, but to the region and the nation.
    old = figures({"former:dak_lak_old": 90}, 2000)
    assert to_provinces_34(COUNT, old, PLACES).frame.empty
    assert to_areas(COUNT, old, PLACES, "34", "nation")["value"].tolist() == [90]
    assert to_areas(COUNT, old, PLACES, "34", "nation")["n_reported"].tolist() == [0]
    # Hà Tây no longer existed in 2010: a figure for it is in the wrong year and counts nowhere.
    assert to_provinces_34(COUNT, figures({"former:ha_tay": 5}, 2010), PLACES).frame.empty


counts = st.lists(st.integers(0, 5_000), min_size=63, max_size=63)


@settings(max_examples=30)
@given(counts)
def test_nothing_is_lost_or_won(values: list[int]):
    frame = figures({f"63:{code}": v for code, v in zip(CODES_63, values, strict=True)})
    new = to_provinces_34(COUNT, frame, PLACES).frame
    assert len(new) == 34
    assert (new["n_reported"] == new["n_parts"]).all()
    total = sum(values)
    assert new["value"].sum() == total
    for era in ("63", "34"):
        regions = to_areas(COUNT, frame, PLACES, era, "region")
        nation = to_areas(COUNT, frame, PLACES, era, "nation")
        assert len(regions) == len(regions_of(era))
        assert regions["value"].sum() == total == nation["value"].iloc[0]
        assert (regions["n_reported"] == regions["n_expected"]).all()
        assert nation["n_reported"].iloc[0] == int(era)


@settings(max_examples=40)
@given(st.dictionaries(st.sampled_from(CODES_63), st.integers(0, 5_000), min_size=1))
def test_what_did_not_report_is_counted_and_rebasing_twice_changes_nothing(reported):
    frame = figures({f"63:{code}": value for code, value in reported.items()})
    new = to_provinces_34(COUNT, frame, PLACES).frame
    assert new["n_reported"].sum() == len(reported)
    for row in new.itertuples():
        parts = provinces()["34", row.geo_code].parts
        assert row.n_parts == len(parts)
        assert row.value == sum(reported[code] for code in parts if code in reported)
    nation = to_areas(COUNT, frame, PLACES, "63", "nation").iloc[0]
    assert (nation["n_reported"], nation["n_expected"]) == (len(reported), 63)
    whole = to_areas(COUNT, frame, PLACES, "34", "nation").iloc[0]
    assert whole["n_reported"] == (new["n_reported"] == new["n_parts"]).sum()
    again = to_provinces_34(COUNT, new.assign(geo_era="34"), PLACES).frame
    columns = ["geo_code", "value", "definition", "year"]
    pd.testing.assert_frame_equal(again[columns], new[columns])


@settings(max_examples=40)
@given(
    st.dictionaries(
        st.sampled_from(CODES_63),
        st.tuples(st.integers(1, 10_000), st.integers(1, 500)),
        min_size=1,
    )
)
def test_a_ratio_lies_between_its_parts(parts):
    frame = ratios({f"63:{code}": pair for code, pair in parts.items()})
    own = {code: over / by for code, (over, by) in parts.items()}
    for row in to_provinces_34(RATIO, frame, PLACES).frame.itertuples():
        inside = [own[code] for code in provinces()["34", row.geo_code].parts if code in own]
        assert min(inside) * (1 - 1e-12) <= row.value <= max(inside) * (1 + 1e-12)


KEY = ["definition", "sector", "publisher_id", "year", "geo_code"]


@pytest.mark.parametrize("id_", sorted(INDICATORS))
def test_the_lens_gives_what_the_marts_hold(ask: Ask, id_: str):
    of, years = INDICATORS[id_], {"first_year": 1900, "last_year": 2100}
    frame = ask("unit_figures", indicator=id_, sectors=list(SECTORS), **years)
    places = Territories.of(ask("reporting_units"))
    mine = to_provinces_34(of, frame, places).frame.set_index(KEY).sort_index()
    present = sorted(frame["sector"].unique())
    theirs = _of_sectors(ask, "panel", id_, present, "34", years)
    assert mine.index.tolist() == theirs.index.tolist()
    for column in ("value", "n_parts", "n_reported"):
        assert mine[column].tolist() == pytest.approx(theirs[column].tolist()), column
    for column in ("is_rebased", "status"):
        assert mine[column].tolist() == theirs[column].tolist(), column
    for era in ("63", "34"):
        areas = pd.concat(
            [to_areas(of, frame, places, era, level) for level in ("region", "nation")]
        )
        areas = areas.set_index(KEY).sort_index()
        marts = _of_sectors(ask, "area_totals", id_, present, era, years)
        assert areas.index.tolist() == marts.index.tolist()
        for column in ("value", "n_reported", "n_expected"):
            assert areas[column].tolist() == pytest.approx(marts[column].tolist()), (era, column)


def _of_sectors(
    ask: Ask, question: str, id_: str, sectors: list[str], era: str, years: dict[str, int]
) -> pd.DataFrame:
    frames = [
        ask(question, indicator=id_, sector=sector, era=era, **years).assign(sector=sector)
        # An indicator without figures still has an empty answer with its columns.
        for sector in sectors or ["all"]
    ]
    return pd.concat(frames, ignore_index=True).set_index(KEY).sort_index()
