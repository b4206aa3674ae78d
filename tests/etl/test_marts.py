"""What the marts choose, add up, divide, re-base and refuse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coopstats import catalog
from tests.etl.figures import VCA, Built, figure

Build = Callable[..., Built]

PANEL_34 = """
    SELECT geo_code, value, n_reported, n_parts, is_rebased FROM marts.panel
    WHERE geo_era = '34' AND indicator = $indicator ORDER BY geo_code
"""


def panel_34(built: Built, indicator: str = "cooperatives") -> list[tuple[object, ...]]:
    return built.rows(PANEL_34, indicator=indicator)


def chosen(built: Built) -> list[tuple[object, ...]]:
    return built.rows("SELECT value, n_printed FROM marts.series")


def test_later_edition_is_drawn_before_an_earlier_one(build: Build):
    built = build(
        figure("all:VN", 10, obs_id="a", edition="2008"),
        figure("all:VN", 11, obs_id="b", edition="2011", period_type="year"),
    )
    assert chosen(built) == [(11, 2)]


def test_year_end_count_is_drawn_before_a_mid_year_one(build: Build):
    built = build(
        figure("all:VN", 10, obs_id="a", period_type="half_year", as_of="2016-06-30"),
        figure("all:VN", 11, obs_id="b"),
        figure("all:VN", 12, obs_id="c", period_type="month", as_of="2016-11-30"),
    )
    assert chosen(built) == [(11, 3)]


def test_latest_of_several_dates_is_drawn(build: Build):
    built = build(
        figure("all:VN", 10, obs_id="a", period_type="date", as_of="2016-09-01"),
        figure("all:VN", 11, obs_id="b", period_type="date", as_of="2016-10-01"),
        figure("all:VN", 12, obs_id="c", period_type="date", as_of="2016-03-01"),
    )
    assert chosen(built) == [(11, 3)]


def test_later_publication_is_drawn_when_all_else_is_equal(build: Build):
    built = build(
        figure("all:VN", 10, obs_id="a"), figure("all:VN", 11, obs_id="b", source_id="nso-later")
    )
    assert chosen(built) == [(11, 2)]


def test_suspect_figure_is_kept_but_not_drawn(build: Build):
    built = build(figure("all:VN", 10, is_suspect=True), figure("all:VN", 9, year=2017))
    assert built.rows("SELECT count(*) FROM core.observation") == [(2,)]
    assert built.rows("SELECT year FROM marts.series") == [(2017,)]


def test_flow_of_a_month_is_not_a_flow_of_the_year(build: Build):
    new = {"indicator": "cooperatives_new", "definition": "new"}
    built = build(
        figure("63:01", 9, obs_id="month", period_type="month", **new),
        figure("63:01", 50, obs_id="half", period_type="half_year", **new),
        figure("63:02", 90, obs_id="year", period_type="year", **new),
    )
    assert built.rows("SELECT geo_code, value FROM marts.series") == [("02", 90)]


def test_definitions_and_publishers_are_never_mixed(build: Build):
    built = build(
        figure("63:02", 10, definition="registered"),
        figure("63:08", 20, definition="operating"),
        figure("63:08", 40, definition="registered", source_id=VCA),
    )
    totals = built.rows(
        "SELECT definition, publisher_id, value, n_reported, n_parts FROM marts.panel"
        " WHERE geo_era = '34' ORDER BY value"
    )
    assert totals == [
        ("registered", "nso", 10, 1, 2), ("operating", "nso", 20, 1, 2),
        ("registered", "vca", 40, 1, 2),
    ]  # fmt: skip


def test_sum_over_some_of_the_former_provinces_says_so(build: Build):
    # Phú Thọ of the 34 is Phú Thọ, Vĩnh Phúc and Hòa Bình.
    built = build(figure("63:25", 100), figure("63:26", 30))
    assert panel_34(built) == [("25", 130, 2, 3, True)]
    assert built.rows(
        "SELECT value, n_reported, n_expected, n_units_reported, n_units_expected"
        " FROM marts.area_total WHERE geo_era = '34' AND geo_level = 'nation'"
    ) == [(130, 0, 34, 2, 63)]


def test_missing_province_is_not_zero(build: Build):
    built = build(figure("63:25", 100))
    assert built.rows("SELECT count(*) FROM marts.panel WHERE geo_era = '63'") == [(1,)]


def test_ratio_is_divided_from_added_parts_where_both_are_reported(build: Build):
    with_results = {"definition": "with_results"}
    built = build(
        figure("63:25", 10, **with_results),
        figure("63:25", 100, indicator="workers", **with_results),
        figure("63:26", 30, **with_results),
        figure("63:26", 60, indicator="workers", **with_results),
        # Hòa Bình reports cooperatives but no workers: it may not lower the ratio.
        figure("63:17", 1000, **with_results),
    )
    assert panel_34(built, "workers_per_cooperative") == [("25", 160 / 40, 2, 3, True)]
    assert built.rows(
        "SELECT geo_code, value, is_derived FROM marts.series"
        " WHERE indicator = 'workers_per_cooperative' ORDER BY geo_code"
    ) == [("25", 10.0, True), ("26", 2.0, True)]
    assert built.rows(
        "SELECT value FROM marts.area_total WHERE indicator = 'workers_per_cooperative'"
        " AND geo_level = 'nation' AND geo_era = '63'"
    ) == [(4.0,)]


def test_nothing_is_divided_by_zero(build: Build):
    built = build(
        figure("63:25", 0, definition="with_results"),
        figure("63:25", 5, indicator="workers", definition="with_results"),
    )
    assert built.rows("SELECT count(*) FROM marts.series WHERE is_derived") == [(0,)]


def test_ratio_takes_the_weaker_status_of_its_parts(build: Build):
    built = build(
        figure("63:25", 10, definition="with_results", status="estimate", qualifier="estimate"),
        figure("63:25", 5, indicator="workers", definition="with_results", status="preliminary"),
    )
    assert built.rows("SELECT status, qualifier FROM marts.series WHERE is_derived") == [
        ("estimate", "estimate")
    ]


def test_ratio_is_not_divided_across_publishers(build: Build):
    built = build(
        figure("63:25", 10, definition="with_results"),
        figure("63:25", 5, indicator="workers", definition="with_results", source_id=VCA),
    )
    assert built.rows("SELECT count(*) FROM marts.series WHERE is_derived") == [(0,)]


def test_printed_average_moves_only_where_the_territory_did_not_change(build: Build):
    average = {"indicator": "income_per_worker", "definition": "worker_average"}
    built = build(figure("63:01", 5, **average), figure("63:25", 7, **average))
    assert panel_34(built, "income_per_worker") == [("01", 5, 1, 1, True)]
    assert built.rows("SELECT count(*) FROM marts.area_total") == [(0,)]


def test_printed_figure_of_a_new_province_stands_before_the_rebased_one(build: Build):
    built = build(figure("63:25", 100, 2025), figure("63:26", 30, 2025), figure("34:25", 500, 2025))
    assert panel_34(built) == [("25", 500, 3, 3, False)]
    assert built.rows("SELECT rebased_value, printed_value FROM marts.rebased_check") == [
        (130, 500)
    ]
    assert built.rows(
        "SELECT geo_era, value, n_reported FROM marts.area_total WHERE geo_level = 'nation'"
        " ORDER BY geo_era"
    ) == [("34", 500, 1), ("63", 130, 2)]


def test_one_code_in_two_eras_is_two_places(build: Build):
    # 44 is Quảng Bình of the 63 and Quảng Trị of the 34; 45 is Quảng Trị of the 63.
    built = build(figure("63:44", 1, 2025), figure("63:45", 2, 2025), figure("34:44", 70, 2025))
    assert built.rows("SELECT geo_era, value FROM marts.series ORDER BY 1, 2") == [
        ("34", 70), ("63", 1), ("63", 2),
    ]  # fmt: skip
    assert built.rows("SELECT rebased_value FROM marts.rebased_check") == [(3,)]


def test_hanoi_before_2008_is_partial_without_ha_tay(build: Build):
    built = build(figure("63:01", 10, 2007), figure("63:01", 40, 2008))
    assert built.rows(
        "SELECT year, value, n_reported, n_parts FROM marts.panel WHERE geo_era = '34' ORDER BY 1"
    ) == [(2007, 10, 1, 2), (2008, 40, 1, 1)]


def test_hanoi_2007_holds_ha_tay_in_the_34_only(published_database: duckdb.DuckDBPyConnection):
    # Yearbook 2008, table 86: Hà Nội 285, Hà Tây 538.
    rows = published_database.execute(
        "SELECT geo_era, value, n_reported, n_parts, note_en FROM marts.panel"
        " WHERE indicator = 'cooperatives' AND definition = 'registered' AND year = 2007"
        " AND sector = 'agriculture_chapter' AND geo_code = '01' ORDER BY geo_era"
    ).fetchall()
    assert rows == [("34", 823, 2, 2, ""), ("63", 285, 1, 1, "Ha Tay is not included.")]


def test_undivided_provinces_of_2000_go_where_all_of_their_land_went(
    published_database: duckdb.DuckDBPyConnection,
):
    # Yearbook 2008, table 86, year 2000: Cần Thơ cũ 93 with Sóc Trăng 95 is Cần Thơ of the 34;
    # Lai Châu cũ went to two provinces; Đắk Lắk cũ too, so neither of them is whole.
    rows = published_database.execute(
        "SELECT geo_code, value, n_reported, n_parts FROM marts.panel"
        " WHERE sector = 'agriculture_chapter' AND year = 2000 AND geo_era = '34'"
        " AND geo_code IN ('92', '11', '12', '66', '68') ORDER BY geo_code"
    ).fetchall()
    assert [(code, reported, parts) for code, _, reported, parts in rows] == [
        ("66", 1, 2), ("68", 2, 3), ("92", 2, 2),
    ]  # fmt: skip
    assert {code: value for code, value, *_ in rows}["92"] == 93 + 95


def test_added_provinces_equal_every_printed_total(published_database: duckdb.DuckDBPyConnection):
    rows = published_database.execute(
        "SELECT indicator, year, geo_era, geo_code, value, printed_value FROM marts.area_total"
        " WHERE printed_value IS NOT NULL AND n_reported = n_expected"
    ).fetchall()
    # 3 years of 2 survey tables and 3 whole years of a yearbook, nation and six regions in era 63.
    assert len(rows) > 60
    assert [row for row in rows if row[4] != row[5]] == []


def test_sums_of_the_34_equal_sums_of_the_63_over_all_published_panels(
    published_database: duckdb.DuckDBPyConnection,
):
    rows = published_database.execute(
        "SELECT old.indicator, old.year, old.value, new.value FROM marts.area_total AS old"
        " JOIN marts.area_total AS new USING (indicator, definition, sector, publisher_id, year)"
        " JOIN catalog.indicator AS i USING (indicator)"
        " WHERE old.geo_era = '63' AND new.geo_era = '34' AND old.geo_level = 'nation'"
        " AND new.geo_level = 'nation' AND i.aggregation = 'sum'"
        " AND new.n_units_reported = old.n_units_reported"
    ).fetchall()
    assert len(rows) > 20
    assert [row for row in rows if row[2] != row[3]] == []


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(
    values=st.dictionaries(
        st.sampled_from([province.code for province in catalog.provinces_of("63")]),
        st.integers(0, 10**15),
        min_size=1,
    )
)
def test_rebasing_conserves_any_sum(values: dict[str, int]):
    with TemporaryDirectory() as folder:
        built = Built(
            Path(folder) / "any.duckdb",
            [figure(f"63:{code}", value) for code, value in values.items()],
        )
        found = {code: (value, reported) for code, value, reported, *_ in panel_34(built)}
        built.connection.close()
    expected: dict[str, tuple[int, int]] = {}
    for code, value in values.items():
        successor = catalog.provinces()["63", code].successor
        total, reported = expected.get(successor, (0, 0))
        expected[successor] = (total + value, reported + 1)
    assert found == expected


def test_coverage_counts_places_against_those_that_existed(
    published_database: duckdb.DuckDBPyConnection,
):
    rows = published_database.execute(
        "SELECT year, geo_era, n_places, n_expected, n_complete, n_observations"
        " FROM marts.coverage WHERE indicator = 'cooperatives' AND definition = 'with_results'"
        " AND level = 'province' AND publisher_id = 'nso' AND year = 2016 ORDER BY geo_era"
    ).fetchall()
    assert rows == [(2016, "34", 34, 34, 34, 63), (2016, "63", 63, 63, 63, 63)]


def test_figures_behind_a_coverage_are_counted_once(published_database: duckdb.DuckDBPyConnection):
    """coverage adds up the ids of its rows: none may stand behind two of them."""
    rows = published_database.execute(
        """
        WITH counted AS (
            SELECT indicator, definition, sector, publisher_id, geo_era, year,
                count(DISTINCT geo_code) AS n_places,
                len(list_distinct(flatten(list(string_split(obs_id, '+'))))) AS n_observations
            FROM marts.panel
            GROUP BY ALL
        )
        SELECT count(*) FILTER (c.n_observations = n.n_observations AND c.n_places = n.n_places),
            count(*)
        FROM marts.coverage AS c
        JOIN counted AS n USING (indicator, definition, sector, publisher_id, geo_era, year)
        WHERE c.level = 'province'
        """
    ).fetchall()
    right, n = rows[0]
    assert right == n > 0


def test_of_sums_of_one_rank_the_own_publisher_stands_beside_a_figure(
    published_database: duckdb.DuckDBPyConnection,
):
    """Alliances of two former provinces of Phú Thọ counted in 2024, and rank alike."""
    rows = published_database.execute(
        "SELECT sum_publisher_id, sum_year, is_same_print FROM marts.printed_34"
        " WHERE geo_code = '25' AND indicator = 'cooperatives' AND definition = 'operating'"
        " AND sector = 'all' AND publisher_id = 'alliance_phu_tho' AND year = 2025"
    ).fetchall()
    assert rows == [("alliance_phu_tho", 2024, False)]


def test_latest_is_the_newest_year_of_each_publisher(build: Build):
    built = build(
        figure("all:VN", 1, 2015), figure("all:VN", 2, 2016),
        figure("all:VN", 3, 2014, source_id=VCA),
    )  # fmt: skip
    assert built.rows(
        "SELECT publisher_id, year, value FROM marts.place_figure WHERE next_year IS NULL ORDER BY 1"
    ) == [("nso", 2016, 2), ("vca", 2014, 3)]


@pytest.mark.parametrize("breakdown", ["all", ""])
def test_a_class_of_a_breakdown_is_no_total(build: Build, breakdown: str):
    built = build(
        figure("all:VN", 100, breakdown=breakdown),
        figure("all:VN", 60, obs_id="small", breakdown_kind="labour_size", breakdown="under_10"),
    )
    assert built.rows("SELECT value FROM marts.place_figure") == [(100,)]
    assert built.rows("SELECT breakdown, value FROM marts.series ORDER BY 1") == [
        ("all", 100), ("under_10", 60),
    ]  # fmt: skip
