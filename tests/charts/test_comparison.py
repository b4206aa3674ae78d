"""Comparisons on the published figures: what is chosen, what is said where there is no answer."""

from __future__ import annotations

import json
from typing import Any

import duckdb
import pytest

from coopstats.analysis.transform import LENSES
from coopstats.charts.compare_answers import FORMS, Form, compare_answer, compare_lead
from coopstats.charts.compared import spread
from coopstats.charts.comparison import Comparison, prepare
from coopstats.charts.exhibit import Exhibit
from coopstats.charts.province_map import Boundaries
from coopstats.charts.scope import Scope

NATION = Scope(last_year=2025)


@pytest.fixture(scope="module")
def outlines(ask: Any) -> dict[str, Boundaries]:
    return {e: Boundaries(e, ask("boundaries", era=e), ask("islands")) for e in ("63", "34")}  # type: ignore[arg-type]


@pytest.fixture
def made(ask: Any, outlines: dict[str, Boundaries]) -> Any:
    """The comparison in a form; a scatter is against workers."""

    def answer(asked: Comparison, form: Form = "line", scope: Scope = NATION) -> Exhibit:
        return compare_answer(ask, scope, asked, form, "workers", "", outlines[scope.era])

    return answer


def test_the_leaders_are_those_of_the_year_compared(ask: Any, database: duckdb.DuckDBPyConnection):
    found = prepare(ask, NATION, Comparison(places="top:5", last_year=2016))
    expected = database.execute(
        "SELECT geo_code FROM marts.panel WHERE indicator = 'cooperatives' AND sector = 'all'"
        " AND publisher_id = 'nso' AND definition = 'with_results' AND geo_era = '63'"
        " AND year = 2016 ORDER BY value DESC, geo_code LIMIT 5"
    ).fetchall()
    assert found.places == tuple(code for (code,) in expected)
    assert found.last_year == 2016


def test_one_series_for_all_and_who_lacks_it_is_named(made: Any, ask: Any):
    asked = Comparison(places="01,48", series="operating.alliance_ha_noi")
    exhibit = made(asked, "table")
    assert "Đà Nẵng" in exhibit.coverage
    assert exhibit.coverage.startswith("1/2 ")
    assert {row[5] for row in exhibit.table.rows} != {"Tổng cục Thống kê"}
    # Without a wish both have the statistics office's, which stands first in the stated order.
    assert prepare(ask, NATION, Comparison(places="01,48")).offer.publisher_id == "nso"  # type: ignore[union-attr]


def test_several_publishers_are_labelled_each(made: Any):
    exhibit = made(Comparison("revenue_per_cooperative", "top:5"), "bar")
    names = exhibit.figure["layout"]["yaxis"]["ticktext"]
    # The publisher stands under the name of the place.
    assert len(names) == 5
    assert all("<br>" in name for name in names)
    assert exhibit.caveats[0].startswith("Mỗi địa bàn theo cơ quan")


def test_a_slope_holds_the_figures_of_both_years(made: Any):
    exhibit = made(Comparison(places="01,38", first_year=2015, last_year=2022), "slope")
    cells = {(row[0], row[2]): row[3] for row in exhibit.table.rows}
    assert cells == {
        ("Hà Nội", 2015): 1435.0,
        ("Hà Nội", 2022): 1187.0,
        ("Thanh Hóa", 2015): 693.0,
        ("Thanh Hóa", 2022): 746.0,
    }
    assert [item.label for item in exhibit.legend] == ["tăng", "giảm"]


def test_an_index_has_its_base_year_at_100(made: Any):
    exhibit = made(Comparison(places="01", lens="index", first_year=2015), "pivot")
    assert exhibit.table.rows[0][1:] == (
        100.0,
        pytest.approx(100 * 1329 / 1435),
        pytest.approx(100 * 1295 / 1435),
        pytest.approx(100 * 1187 / 1435),
    )


def test_workers_per_cooperative_are_the_catalogs_ratio(ask: Any):
    lens = prepare(ask, NATION, Comparison("workers", "01", lens="per_cooperative")).frame
    own = prepare(ask, NATION, Comparison("workers_per_cooperative", "01")).frame
    assert dict(zip(lens["year"], lens["value"], strict=True)) == pytest.approx(
        dict(zip(own["year"], own["value"], strict=True))
    )


@pytest.mark.parametrize(
    ("asked", "era", "words"),
    [
        (Comparison(places="none"), "63", "Chưa chọn địa bàn"),
        (Comparison("income_per_worker", "VN", lens="share_nation"), "63", "không cộng được"),
        (Comparison("cooperatives", "VN", lens="rank"), "63", "thứ hạng là giữa các tỉnh"),
        (Comparison("unions", "top:5", lens="per_cooperative"), "63", "không cơ quan nào"),
        (Comparison("income_per_worker", "24"), "34", "Không gộp được sang 34 tỉnh"),
    ],
)
def test_what_cannot_be_answered_says_why(made: Any, asked: Comparison, era: Any, words: str):
    exhibit = made(asked, "line", NATION.of(era=era))
    assert exhibit.kind == "message"
    assert exhibit.message is not None
    assert words in exhibit.message.text


@pytest.mark.parametrize(
    ("form", "lens"),
    [*((form, "level") for form in FORMS), *(("line", lens) for lens in LENSES), ("map", "rank")],
)
def test_every_form_and_every_lens_in_both_eras(made: Any, form: Form, lens: str):
    for era, places in (("63", "01,66,VN"), ("34", "top:12")):
        exhibit = made(Comparison(places=places, lens=lens), form, NATION.of(era=era))
        assert exhibit.title
        if exhibit.kind != "message":
            assert exhibit.table.rows
            assert exhibit.source
        if exhibit.figure:
            json.dumps(exhibit.figure, allow_nan=False)


def test_the_citation_names_source_version_and_address(made: Any):
    cite = made(Comparison(places="01")).cite
    assert "Tổng cục Thống kê" in cite
    assert "bản dữ liệu {version}." in cite
    assert cite.endswith("{address}")


def test_the_lead_names_the_highest_and_the_lowest(ask: Any):
    parts = compare_lead(ask, NATION, Comparison(places="01,38,48"))
    text = "".join(part for part, _ in parts)
    assert "Hà Nội cao nhất (1.187 hợp tác xã)" in text
    assert "Đà Nẵng" in text


def test_labels_are_moved_apart_as_little_as_needed():
    assert spread([1.0, 5.0, 9.0], 2.0) == [1.0, 5.0, 9.0]
    assert spread([5.0, 5.0], 2.0) == [4.0, 6.0]
    moved = spread([1.0, 1.2, 1.4, 8.0], 1.0)
    assert moved == pytest.approx([0.2, 1.2, 2.2, 8.0])
