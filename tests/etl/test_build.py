"""Filling a database: equal contents hash equally, and every check has been seen to fail."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from coopstats import catalog
from etl.build.contents import Contents, tables_of
from etl.build.database import (
    MARTS,
    CheckFailedError,
    check_names,
    failed_checks,
    fill_database,
    scan_database,
)
from etl.build.incoming import INCOMING, UnknownPublisherError
from etl.build.reporting_units import LAST_YEAR_OF, reporting_units
from etl.observation import Finding, Intake
from etl.paths import SQL_DIR
from tests.etl.figures import figure, intake_of, source

# One way to break each check: a statement run on a sound database.
# Folders of statements that make no table.
NO_TABLES = ("checks", "contents", "revise")

DAMAGE: dict[str, str] = {
    "accounts_balance": "UPDATE meta.source_file SET rows_read = rows_read + 1",
    "boundaries_complete": "DELETE FROM core.boundary WHERE geo_code = '48'",
    "catalog_known": "UPDATE core.observation SET unit = 'persons' WHERE unit = 'unions'",
    "drawn_figures_exist": "UPDATE core.observation SET is_suspect = true WHERE geo_code = 'VN'",
    "grain_area_total": "INSERT INTO marts.area_total FROM marts.area_total LIMIT 1",
    "grain_coverage": "INSERT INTO marts.coverage FROM marts.coverage LIMIT 1",
    "grain_indicator_coverage": """
        INSERT INTO marts.indicator_coverage FROM marts.indicator_coverage LIMIT 1
    """,
    "grain_observation": "INSERT INTO core.observation FROM core.observation LIMIT 1",
    "grain_panel": "INSERT INTO marts.panel FROM marts.panel LIMIT 1",
    "grain_place_figure": "INSERT INTO marts.place_figure FROM marts.place_figure LIMIT 1",
    "grain_printed_34": "INSERT INTO marts.printed_34 FROM marts.printed_34 LIMIT 1",
    "grain_rebased": "INSERT INTO marts.rebased FROM marts.rebased LIMIT 1",
    "grain_rebased_check": """
        INSERT INTO marts.rebased_check BY NAME
        SELECT r.* EXCLUDE (value), r.value AS rebased_value, r.value AS printed_value,
            r.obs_id AS printed_obs_id
        FROM (FROM marts.rebased LIMIT 1) AS r CROSS JOIN range(2) AS twice (n)
    """,
    "grain_rival_figure": "INSERT INTO marts.rival_figure FROM marts.rival_figure LIMIT 1",
    "grain_series": "INSERT INTO marts.series FROM marts.series LIMIT 1",
    "grain_unit_figure": "INSERT INTO marts.unit_figure FROM marts.unit_figure LIMIT 1",
    "ids_splittable": "UPDATE core.observation SET obs_id = 'a+b' WHERE obs_id = 'o0001'",
    "keys_present": "UPDATE marts.panel SET value = NULL WHERE geo_code = '48'",
    "places_known": "UPDATE core.observation SET geo_era = '34' WHERE geo_code = '77'",
    "reported_within_parts": "UPDATE marts.panel SET n_reported = n_parts + 1",
    "something_to_draw": "DELETE FROM marts.series",
    "sources_known": "DELETE FROM core.source WHERE publisher_id = 'nso'",
    "sums_conserved": "UPDATE marts.panel SET value = value + 1 WHERE geo_era = '34'",
    "totals_agree": "UPDATE marts.area_total SET value = value + 1 WHERE geo_level = 'region'",
    "values_as_printed": "UPDATE marts.series SET value = value + 1 WHERE NOT is_derived",
}


def test_a_sound_database_passes_every_check(published_database: duckdb.DuckDBPyConnection):
    assert list(failed_checks(published_database)) == []


def test_every_check_is_broken_below():
    assert sorted(DAMAGE) == check_names()


@pytest.mark.parametrize("check", sorted(DAMAGE))
def test_check_is_seen_to_fail(check: str, published_file: Path, tmp_path: Path):
    copy = tmp_path / "copy.duckdb"
    shutil.copyfile(published_file, copy)
    with duckdb.connect(str(copy)) as connection:
        connection.execute(DAMAGE[check])
        failed = {error.check: error for error in failed_checks(connection)}
    assert check in failed
    assert failed[check].n_rows > 0
    assert failed[check].rule.endswith(".")


def test_a_failed_check_stops_the_build(tmp_path: Path):
    # 44 of the 63 is Quảng Bình; there is no 77 among the 34.
    intake = intake_of([figure("34:77", 1)])
    with pytest.raises(CheckFailedError) as failed:
        fill_database(tmp_path / "x.duckdb", intake)
    assert failed.value.check == "places_known"


def filled(path: Path, intake: Intake) -> Contents:
    """What a database holds that was filled from an intake."""
    fill_database(path, intake)
    return scan_database(path)


def test_content_hash_does_not_depend_on_the_order_of_rows(
    published_intake: Intake, tmp_path: Path
):
    shuffled = random.Random(7).sample(
        published_intake.observations, len(published_intake.observations)
    )
    first = filled(tmp_path / "a.duckdb", published_intake)
    second = filled(tmp_path / "b.duckdb", replace(published_intake, observations=shuffled))
    assert first == second


def test_content_hash_changes_with_one_figure(tmp_path: Path):
    hashes = {
        filled(
            tmp_path / f"{value}.duckdb", intake_of([figure("63:01", value), figure("63:25", 3)])
        ).content_sha256
        for value in (10, 10.5)
    }
    assert len(hashes) == 2


def test_contents_read_back_as_written(tmp_path: Path):
    path = tmp_path / "x.duckdb"
    written, found = fill_database(path, intake_of([figure("63:01", 1)])), scan_database(path)
    assert written.rows == found.rows
    # Every table is small: all of them are told twice.
    assert written.digests == found.digests
    assert found.content_sha256
    assert [file.name for file in tmp_path.iterdir()] == ["x.duckdb"]


def test_every_sql_file_makes_its_table(published_database: duckdb.DuckDBPyConnection):
    files = {
        f"{path.parent.name}.{path.stem}"
        for path in SQL_DIR.glob("*/*.sql")
        if path.parent.name not in NO_TABLES
    }
    assert files == set(tables_of(published_database))
    assert files == {*INCOMING, *(f"marts.{mart}" for mart in MARTS), "meta.build"}


def test_every_table_says_its_grain_and_is_filled(published_database: duckdb.DuckDBPyConnection):
    silent = [
        str(path.relative_to(SQL_DIR))
        for path in SQL_DIR.glob("*/*.sql")
        if path.parent.name not in (*NO_TABLES, "meta")
        and not path.read_text(encoding="utf-8").startswith("-- One row per ")
    ]
    assert silent == []
    # No figure of the published files is both printed and re-based; nothing was quarantined.
    may_be_empty = {"marts.rebased_check", "meta.quarantined"}
    empty = {
        name
        for name in tables_of(published_database)
        if not published_database.table(name).limit(1).fetchall()
    }
    assert empty <= may_be_empty


def test_the_intake_is_all_there(
    published_database: duckdb.DuckDBPyConnection, published_intake: Intake
):
    counted = {
        name: len(published_database.table(name).fetchall())
        for name in ("core.observation", "core.source", "core.target", "core.conflict",
                     "core.correction", "meta.finding", "meta.skipped", "meta.source_file")
    }  # fmt: skip
    assert counted == {
        "core.observation": len(published_intake.observations),
        "core.source": len(published_intake.sources),
        "core.target": len(published_intake.targets),
        "core.conflict": len(published_intake.conflicts),
        "core.correction": len(published_intake.corrections),
        "meta.finding": len(published_intake.findings),
        "meta.skipped": len(published_intake.skipped),
        "meta.source_file": len(published_intake.accounts),
    }
    assert published_database.execute(
        "SELECT count(*) FROM core.observation WHERE publisher_id = ''"
    ).fetchall() == [(0,)]


def test_text_that_looks_like_sql_stays_text(tmp_path: Path):
    path = tmp_path / "x.duckdb"
    hostile = "'); DROP TABLE core.source; --"
    intake = intake_of([figure("63:01", 1, note=hostile)])
    intake.findings.append(
        Finding(
            "N-1", "note", hostile, "", None, "", "", hostile, "", "loaded", hostile, "", "", ""
        )
    )
    fill_database(path, intake)
    with duckdb.connect(str(path), read_only=True) as connection:
        assert connection.execute("SELECT note FROM core.observation").fetchall() == [(hostile,)]
        assert connection.execute("SELECT found FROM meta.finding").fetchall() == [(hostile,)]
        assert connection.table("core.source").fetchall()


def test_a_publisher_that_the_catalog_does_not_hold_is_named(tmp_path: Path):
    intake = intake_of([figure("63:01", 1)])
    intake.sources.append(source("new-source", "Cơ quan mới"))
    with pytest.raises(UnknownPublisherError, match="new-source: Cơ quan mới"):
        fill_database(tmp_path / "x.duckdb", intake)


def test_an_unknown_source_is_refused(tmp_path: Path):
    with pytest.raises(CheckFailedError, match="catalog_known") as failed:
        fill_database(tmp_path / "x.duckdb", intake_of([figure("63:01", 1, source_id="nobody")]))
    assert "publisher of the catalog" in failed.value.rule


def test_reporting_units_are_the_provinces_that_existed():
    units = reporting_units()
    existed = {
        year: sum(unit.first_year <= year <= unit.last_year for unit in units)
        for year in (2003, 2004, 2007, 2008, 2025)
    }
    # 61 provinces until 2003, 64 until Hà Tây joined Hà Nội, 63 since.
    assert existed == {2003: 61, 2004: 64, 2007: 64, 2008: 63, 2025: 63}
    assert set(LAST_YEAR_OF) == set(catalog.FORMER_PROVINCES)
    assert {unit.geo_code: unit.code_34 for unit in units if unit.geo_era == "former"} == {
        "ha_tay": "01", "lai_chau_old": None, "dak_lak_old": None, "can_tho_old": "92",
    }  # fmt: skip
