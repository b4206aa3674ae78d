"""The province page's answers on the published figures, with numbers read by hand."""

from __future__ import annotations

from typing import Any

import pytest

from coopstats.catalog import INDICATORS, provinces_of
from coopstats.charts.against_region import against_region
from coopstats.charts.known import latest_table, missing_table, place_figures
from coopstats.charts.province_answers import (
    known_first,
    neighbour_answer,
    neighbours_of,
    peers_in_region,
    peers_in_size,
    province_headline,
    province_lead,
)
from coopstats.charts.scope import Scope
from coopstats.charts.sector_answers import share_answer, share_of, share_series
from coopstats.charts.specialisation import found_quotients, specialisation_answer

DAK_LAK = Scope("66", "63")


def test_the_lead_says_what_became_of_the_province(ask: Any):
    old = "".join(text for text, _ in province_lead(ask, DAK_LAK))
    assert "một phần của Đắk Lắk mới (34 tỉnh), cùng Phú Yên" in old
    assert "Tây Nguyên" in old
    new = "".join(text for text, _ in province_lead(ask, DAK_LAK.of(era="34", lang="en")))
    assert "Dak Lak (34 provinces) was formed from Phu Yen and Dak Lak on 1 July 2025" in new
    same = "".join(text for text, _ in province_lead(ask, Scope("11", "63")))
    assert "Điện Biên không đổi địa giới" in same
    assert "Chọn một tỉnh" in province_lead(ask, Scope())[0][0]


def test_a_headline_has_the_rank_in_the_country_and_in_the_region(ask: Any):
    made = province_headline(ask, DAK_LAK, "cooperatives")
    assert made.lines[0].text == "Hạng 23/63, trong vùng 1/5 (Tổng cục Thống kê, 2022)"
    assert province_headline(ask, Scope(), "cooperatives").lines[0].text != made.lines[0].text
    order = known_first(ask, DAK_LAK, ("members", "cooperatives", "revenue", "workers"), 3)
    assert order == ["cooperatives", "workers", "members"]


def test_peers_and_neighbours_hold_the_province_itself(ask: Any):
    region = peers_in_region(ask, DAK_LAK, "cooperatives")
    assert region.figure["data"][0]["customdata"] == ["66", "68", "64", "62", "67"]
    assert region.figure["data"][0]["x"] == [253, 226, 162, 93, 89]
    size = peers_in_size(ask, DAK_LAK, "workers_per_cooperative")
    assert len(size.table.rows) == 6
    assert "Thái Nguyên" in size.caveats[0]
    near = neighbours_of(ask, "63")["66"]
    beside = neighbour_answer(ask, DAK_LAK, "cooperatives", near)
    assert set(beside.figure["data"][0]["customdata"]) == {"66", *near}


def test_the_index_is_of_one_publisher_and_breaks_over_missing_years(ask: Any):
    made = against_region(ask, DAK_LAK, "cooperatives", "all", "x")
    own, region, nation = made.figure["data"]
    # 152 in 2015, 253 in 2022; the country 12,866 and, added up from 63 provinces, 15,832.
    assert own["x"] == [2015, 2016, 2017, 2018, 2022]
    assert own["y"][3] is None
    assert own["y"][-1] == pytest.approx(100 * 253 / 152, abs=0.01)
    assert nation["y"][-1] == pytest.approx(100 * 15832 / 12866, abs=0.01)
    assert region["y"][0] == own["y"][0] == 100
    # Hà Nội with and without Hà Tây are never set on one line.
    alone = against_region(ask, Scope("01", "63"), "cooperatives", "agriculture_chapter", "x")
    assert alone.kind == "message"
    assert "15/2008/QH12" in alone.message.hint
    whole = against_region(ask, Scope("01", "34"), "cooperatives", "agriculture_chapter", "x")
    assert whole.kind == "chart"


def test_what_is_known_and_what_is_missing_are_the_whole_catalog(ask: Any):
    for scope in (DAK_LAK, DAK_LAK.of(era="34"), Scope("96", "34"), Scope("68", "63")):
        known = {row.indicator for row in place_figures(ask, scope)}
        missing = {str(row[0]) for row in missing_table(ask, scope).table.rows}
        titles = {of.title.vi for of in INDICATORS.values()}
        assert missing == titles - {INDICATORS[id_].title.vi for id_ in known}
        rows = latest_table(ask, scope).table.rows
        named = {str(row[0]) for row in rows}
        for id_ in known:
            title = INDICATORS[id_].title.vi
            assert any(
                name == title or name.startswith((f"{title} (", f"{title},")) for name in named
            )
        link = [str(row[-1]) for row in rows]
        assert any(address.startswith("http") for address in link)
    (count,) = [
        row
        for row in latest_table(ask, DAK_LAK).table.rows
        if str(row[0]).startswith("Số hợp tác xã (có kết quả")
    ]
    assert count[1:4] == ("253 hợp tác xã", "31/12/2022", "Tổng cục Thống kê")


@pytest.mark.parametrize("era", ["63", "34"])
def test_every_province_has_answers_in_both_languages(ask: Any, era: Any):
    near = neighbours_of(ask, era)
    for province in provinces_of(era)[::21]:
        for lang in ("vi", "en"):
            scope = Scope(province.code, era, lang=lang)
            for made in (
                peers_in_region(ask, scope, "cooperatives"),
                peers_in_size(ask, scope, "workers_per_cooperative"),
                neighbour_answer(ask, scope, "cooperatives", near[province.code]),
                latest_table(ask, scope),
            ):
                assert made.title
                assert made.kind == "message" or made.table.rows


def test_a_share_is_of_one_publisher_definition_and_year(ask: Any):
    scope = Scope(sector="agriculture")
    made = share_series(ask, scope, INDICATORS["cooperatives"])
    shares = {(row.publisher_id, row.year): row.value for row in made}
    # The alliance, 2024: 22,415 of 33,557.
    assert shares["vca", 2024] == pytest.approx(22415 / 33557)
    assert all(0 <= share <= 1 for share in shares.values())
    assert share_of(INDICATORS["cooperatives"]).unit == "share"
    assert share_answer(ask, scope, "cooperatives").kind == "chart"
    assert share_answer(ask, Scope(sector="agriculture_chapter"), "cooperatives").kind == "message"


def test_specialisation_needs_the_sector_and_its_total_from_one_print(ask: Any):
    found = {q.province.geo_code: q for q in found_quotients(ask, Scope(sector="agriculture"))}
    # Sóc Trăng 2023: 199 of 222; the country, alliance 2023: 20,710 of 31,364.
    soc_trang = found["94"]
    assert soc_trang.value == pytest.approx((199 / 222) / (20710 / 31364))
    assert soc_trang.nation.publisher_id == "vca"
    assert all(q.province.definition == q.nation.definition for q in found.values())
    made = specialisation_answer(ask, Scope(sector="agriculture"))
    assert made.coverage.startswith(f"{len(found)}/63")
    assert found_quotients(ask, Scope()) == []
    assert specialisation_answer(ask, Scope(sector="agriculture_chapter")).kind == "message"
