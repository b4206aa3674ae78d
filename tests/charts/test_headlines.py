"""Headlines and opening sentences: every number recomputed from the warehouse by other SQL."""

from __future__ import annotations

from typing import Any

import duckdb
import pytest

from coopstats.charts.growth_answers import province_series
from coopstats.charts.headlines import headline, resolution_goal, resolution_progress
from coopstats.charts.leads import growth_lead, overview_lead, topic_lead
from coopstats.charts.scope import Scope


def _text(lead: list[tuple[str, bool]]) -> str:
    return "".join(part for part, _ in lead)


def _newest(database: duckdb.DuckDBPyConnection) -> tuple[float, int, str]:
    """The newest national count straight from the printed figures."""
    row = database.execute(
        """
        SELECT value, year, as_of::VARCHAR FROM core.observation AS o
        WHERE indicator = 'cooperatives' AND definition = 'registered' AND sector = 'all'
            AND geo_code = 'VN' AND breakdown_kind = 'none' AND publisher_id = 'mof'
        ORDER BY as_of DESC LIMIT 1
        """
    ).fetchone()
    assert row is not None
    return row


def test_the_overview_sentence(ask: Any, database: duckdb.DuckDBPyConnection):
    value, year, as_of = _newest(database)
    target = database.execute(
        "SELECT value FROM core.target WHERE target_id LIKE 'nq20-2022-%' AND deadline_year = 2030 "
        "AND indicator = 'cooperatives'"
    ).fetchone()
    assert (value, year, as_of[:10], target) == (35_041, 2025, "2025-12-31", (45_000,))
    share, a_year = round(100 * value / 45_000), round((45_000 - value) / (2030 - year))
    assert (share, a_year) == (78, 1_992)
    vi = _text(overview_lead(ask, Scope()))
    assert "Đến 31/12/2025, cả nước có 35.041 hợp tác xã (đăng ký, sơ bộ; Bộ Tài chính)." in vi
    assert "Đạt 78\u00a0% mục tiêu 45.000" in vi
    assert "1.992 hợp tác xã mỗi năm" in vi
    en = _text(overview_lead(ask, Scope(lang="en")))
    assert "As of 31 Dec 2025, Viet Nam had 35,041 cooperatives" in en
    assert "78%" in en
    assert "1,992 more cooperatives a year" in en


def test_the_figures_of_a_sentence_are_its_strong_parts(ask: Any):
    strong = [text for text, is_strong in overview_lead(ask, Scope()) if is_strong]
    assert strong == ["35.041 hợp tác xã", "78\u00a0%", "1.992 hợp tác xã mỗi năm"]


def test_a_headline_carries_publisher_date_target_and_rivals(
    ask: Any, database: duckdb.DuckDBPyConnection
):
    shown = headline(ask, Scope(), "cooperatives")
    assert (shown.value, shown.status) == ("35.041", "preliminary")
    assert shown.source.startswith("Bộ Tài chính · sơ bộ 31/12/2025")
    assert "78\u00a0% mục tiêu 2030 (45.000)" in [line.text for line in shown.lines]
    rivals = database.execute(
        """
        SELECT count(DISTINCT publisher_id), min(value), max(value) FROM marts.series
        WHERE indicator = 'cooperatives' AND geo_code = 'VN' AND year = 2025 AND sector = 'all'
            AND definition IN ('registered', 'operating', 'with_results')
            AND breakdown_kind = 'none'
        """
    ).fetchone()
    assert rivals == (3, 35_000, 35_041)
    assert any("3 cơ quan: 35.000 – 35.041" in line.text for line in shown.lines)
    assert "Liên minh" in shown.title
    # The id leads back to the printed cell.
    cell = database.execute(
        "SELECT value, publisher_id FROM core.observation WHERE obs_id = ?", [shown.obs_id]
    ).fetchone()
    assert cell == (35_041, "mof")


def test_a_change_is_on_the_same_publisher_and_definition(ask: Any):
    """With results, NSO: 13 171 in 2017, 13 958 in 2018: + 6.0 %."""
    scope = Scope(last_year=2018, publisher="nso")
    texts = [line.text for line in headline(ask, scope, "cooperatives").lines]
    assert not [text for text in texts if "2017" in text], "registered 2018 has no year before"
    vca = headline(ask, Scope(last_year=2018, publisher="vca"), "cooperatives")
    # 22 456 on 20 846
    assert "+7,7\u00a0% so với 2017" in [line.text for line in vca.lines]


def test_a_change_of_half_a_year_is_no_change(ask: Any):
    # The Alliance's 35 000 of 30 June 2025 is not set against 31 December 2024.
    shown = headline(ask, Scope(publisher="vca"), "cooperatives")
    assert shown.value == "35.000"
    assert not [line.text for line in shown.lines if "so với" in line.text]


def test_provinces_and_sectors_have_no_target_of_the_nation(ask: Any):
    for scope in (Scope(place="66"), Scope(sector="agriculture"), Scope(place="red_river_delta")):
        assert resolution_goal(ask, scope, "cooperatives") is None
        shown = headline(ask, scope, "cooperatives")
        assert not [line for line in shown.lines if "mục tiêu" in line.text]


def test_nothing_published_is_a_dash_and_a_word(ask: Any):
    shown = headline(ask, Scope(place="10", sector="transport"), "profit")
    assert (shown.value, shown.unit, shown.obs_id) == ("–", "", "")
    assert [line.text for line in shown.lines] == ["không có số liệu"]


def test_a_province_is_ranked_in_one_full_panel(ask: Any, database: duckdb.DuckDBPyConnection):
    rank = database.execute(
        """
        SELECT 1 + count(*) FROM marts.panel
        WHERE indicator = 'cooperatives' AND definition = 'with_results' AND publisher_id = 'nso'
            AND sector = 'all' AND geo_era = '63' AND year = 2022
            AND value > (
                SELECT value FROM core.observation WHERE indicator = 'cooperatives'
                    AND geo_code = '66' AND geo_era = '63' AND year = 2022
                    AND definition = 'with_results' AND sector = 'all'
            )
        """
    ).fetchone()
    assert rank == (23,)
    lead = _text(overview_lead(ask, Scope(place="66")))
    assert "253 hợp tác xã" in lead
    assert "Hạng 23/63 tỉnh" in lead


def test_the_resolutions_progress_is_figure_over_target(
    ask: Any, database: duckdb.DuckDBPyConnection
):
    targets = dict(
        database.execute(
            "SELECT indicator, value FROM core.target WHERE target_id LIKE 'nq20-2022-%' "
            "AND deadline_year = 2030"
        ).fetchall()
    )
    ids = ("cooperatives", "members", "unions", "cooperative_groups")
    assert set(ids) <= set(targets)
    exhibit = resolution_progress(ask, Scope(place="66"), ids, "Mục tiêu")
    assert len(exhibit.table.rows) == len(ids)
    shares = [cell for row in exhibit.table.rows for cell in row if isinstance(cell, float)]
    assert any(share == pytest.approx(35_041 / 45_000) for share in shares)


def test_topic_sentences_say_what_is_missing(ask: Any):
    lead = _text(topic_lead(ask, Scope(place="10", sector="transport"), ("revenue",)))
    assert lead.startswith("Chưa có số công bố về doanh thu")
    assert "Lào Cai" in lead


def test_growth_of_the_country_is_of_sums_over_every_province(
    ask: Any, database: duckdb.DuckDBPyConnection
):
    scope = Scope()
    series = province_series(ask, scope, ("cooperatives",))[0]
    assert (series.definition, series.publisher_id) == ("with_results", "nso")
    sums = dict(
        database.execute(
            """
            SELECT year, sum(value) FROM core.observation
            WHERE indicator = 'cooperatives' AND definition = 'with_results' AND sector = 'all'
                AND geo_level = 'province' AND geo_era = '63' AND year IN (2015, 2022)
                AND source_id LIKE 'nso%' AND breakdown_kind = 'none'
            GROUP BY year
            """
        ).fetchall()
    )
    assert sums == {2015: 12_866, 2022: 15_832}
    rate = (sums[2022] / sums[2015]) ** (1 / 7) - 1
    text = _text(growth_lead(ask, scope, series, 2015, 2022))
    assert round(100 * rate, 1) == 3.0
    assert "+3\u00a0% bình quân năm" in text
    assert "2015–2022" in text


def test_no_series_no_growth(ask: Any):
    assert "Chưa có hai năm" in _text(growth_lead(ask, Scope(), None, 2015, 2022))
    series = province_series(ask, Scope(), ("cooperatives",))[0]
    # A series of which the years asked for lack a province is not one that nobody printed.
    partial = _text(growth_lead(ask, Scope(lang="en"), series, 2015, 2019))
    assert "not every province has a figure for both 2015 and 2019" in partial
    assert "No publisher" not in partial
