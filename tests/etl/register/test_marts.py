"""The figures of a register against the files themselves, read another way (pandas)."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from coopstats import catalog
from etl.build.database import failed_checks
from etl.register.build import CORE, REGISTER_MARTS
from etl.register.schema import COOPERATIVE
from etl.register.statements import SQL
from tests.etl.register.conftest import Workspace, build_register
from tests.etl.register.registers import code_of, cooperative, write_register, write_rows


@pytest.fixture(scope="module")
def reports(clean: Workspace) -> pd.DataFrame:
    files = sorted(clean.register.glob("cooperatives_*.csv"))
    text = {"tax_code": str, "province_code": str, "geo_era": str, "union_tax_code": str}
    read = pd.concat([pd.read_csv(file, dtype=text) for file in files], ignore_index=True)
    read["told"] = (read.status == "operating") & read.revenue_vnd.notna()
    read["on_books"] = read.status != "dissolved"
    read["region"] = [
        catalog.provinces()[era, code].region
        for era, code in zip(read.geo_era, read.province_code, strict=True)
    ]
    return read


def figure(
    database: duckdb.DuckDBPyConnection, indicator: str, definition: str, year: int,
    place: str = "VN", sector: str = "all", era: str = "all",
) -> float | None:  # fmt: skip
    rows = database.execute(
        "SELECT value FROM marts.series WHERE indicator = ? AND definition = ? AND year = ? "
        "AND geo_code = ? AND geo_era = ? AND sector = ?",
        [indicator, definition, year, place, era, sector],
    ).fetchall()
    assert len(rows) <= 1
    return rows[0][0] if rows else None


@pytest.mark.parametrize("year", [2021, 2024, 2025])
@pytest.mark.parametrize("sector", ["all", "agriculture", "non_agriculture", "transport"])
def test_national_figures_are_those_of_the_files(
    database: duckdb.DuckDBPyConnection, reports: pd.DataFrame, year: int, sector: str
):
    own = reports[reports.year == year]
    if sector == "non_agriculture":
        own = own[own.sector_class != "agriculture"]
    elif sector != "all":
        own = own[own.sector_class == sector]
    told = own[own.told]
    expected = {
        ("cooperatives", "registered"): own.on_books.sum(),
        ("cooperatives", "operating"): (own.status == "operating").sum(),
        ("cooperatives", "with_results"): len(told),
        ("cooperatives_new", "new"): (own.founded_on.str[:4].astype(int) == own.year).sum(),
        ("cooperatives_dissolved", "dissolved"): (own.status == "dissolved").sum(),
        ("members", "total"): own[own.on_books].members.sum(),
        ("workers", "with_results"): told.workers.sum(),
        ("revenue", "total_with_results"): told.revenue_vnd.sum(),
        ("profit", "total_with_results"): told.profit_vnd.sum(),
        ("revenue_per_cooperative", "computed_with_results"): told.revenue_vnd.mean(),
        ("revenue_median", "total_with_results"): told.revenue_vnd.median(),
        ("revenue_lower_quartile", "total_with_results"): told.revenue_vnd.quantile(0.25),
        ("revenue_upper_quartile", "total_with_results"): told.revenue_vnd.quantile(0.75),
        ("members_median", "total"): own[own.on_books].members.median(),
        ("workers_median", "with_results"): told.workers.median(),
        ("assets", "total"): own[own.on_books].assets_vnd.sum(),
        ("digital_cooperatives", "total"): (
            (own.status == "operating") & (own.is_digital == 1)
        ).sum(),
    }
    for (indicator, definition), value in expected.items():
        got = figure(database, indicator, definition, year, sector=sector)
        if definition in ("new", "dissolved") and value < 3:
            assert got is None
        else:
            assert got == pytest.approx(float(value), rel=1e-9), (indicator, definition)


def test_provinces_and_regions_are_those_of_the_files(
    database: duckdb.DuckDBPyConnection, reports: pd.DataFrame
):
    compared = 0
    for (year, era, code), own in reports.groupby(["year", "geo_era", "province_code"]):
        told = own[own.told]
        got = figure(database, "revenue", "total_with_results", int(year), code, era=era)
        median = figure(database, "revenue_median", "total_with_results", int(year), code, era=era)
        if len(told) < 3:
            assert got is None
            assert median is None
            continue
        assert got == pytest.approx(told.revenue_vnd.sum(), rel=1e-9)
        assert median == pytest.approx(told.revenue_vnd.median(), rel=1e-9)
        compared += 1
    assert compared > 200
    for (year, era, region), own in reports.groupby(["year", "geo_era", "region"]):
        got = figure(database, "members", "total", int(year), region, era=era)
        assert got == pytest.approx(own[own.on_books].members.sum(), rel=1e-9)


def test_sixty_three_provinces_are_rebased_by_the_same_marts(
    database: duckdb.DuckDBPyConnection, reports: pd.DataFrame
):
    own = reports[(reports.year == 2023) & reports.on_books].copy()
    own["successor"] = [catalog.provinces()["63", c].successor for c in own.province_code]
    expected = own.groupby("successor").members.sum()
    got = dict(
        database.execute(
            "SELECT geo_code, value FROM marts.panel WHERE indicator = 'members' AND year = 2023 "
            "AND definition = 'total' AND sector = 'all' AND geo_era = '34' AND n_reported = n_parts"
        ).fetchall()
    )
    assert len(got) > 25
    assert got == {code: pytest.approx(expected[code]) for code in got}


def test_every_check_of_the_published_workspace_holds(database: duckdb.DuckDBPyConnection):
    assert list(failed_checks(database)) == []


def test_every_sql_of_the_register_says_its_grain_and_makes_its_table(
    database: duckdb.DuckDBPyConnection,
):
    for room, names in (("core", CORE), ("marts", REGISTER_MARTS)):
        assert {path.stem for path in (SQL / room).glob("*.sql")} == set(names)
        for name in names:
            text = (SQL / room / f"{name}.sql").read_text(encoding="utf-8")
            assert text.startswith("-- One row per "), name
            assert database.table(f"{room}.{name}").limit(1).fetchall(), name


MARTS_WITH_COUNTS = {
    "distribution": "n", "age": "n", "transition": "n", "size_class": "n", "survival": "n_alive",
    "birth_death": "n_end",
}  # fmt: skip


@pytest.mark.parametrize("mart", sorted(MARTS_WITH_COUNTS))
def test_no_mart_shows_a_cell_of_one_or_two(database: duckdb.DuckDBPyConnection, mart: str):
    rows = (
        database.table(f"marts.{mart}")
        .project(f"{MARTS_WITH_COUNTS[mart]} AS n, is_suppressed")
        .fetchall()
    )
    assert [n for n, _ in rows if n is not None and n < 3] == []
    assert any(hidden for _, hidden in rows)
    assert {hidden for n, hidden in rows if n is None} == {True}


@pytest.mark.parametrize("sql", [
    # A count over its rate is the cooperatives at the start: with two counts it tells the withheld one.
    "FROM marts.birth_death WHERE (birth_rate > 0 OR death_rate > 0) "
    "AND (n_end IS NULL OR n_new IS NULL OR n_dissolved IS NULL)",
    # A share times all that operate is the withheld count.
    "FROM core.observation AS s ANTI JOIN core.observation AS n "
    "ON n.indicator = 'value_chain_cooperatives' AND n.year = s.year AND n.geo_era = s.geo_era "
    "AND n.geo_code = s.geo_code AND n.sector = s.sector "
    "WHERE s.indicator = 'value_chain_share' AND s.value > 0",
    "FROM core.observation AS s ANTI JOIN core.observation AS n "
    "ON n.indicator = 'cooperatives_rated_good_or_fair' AND n.year = s.year AND n.geo_era = s.geo_era "
    "AND n.geo_code = s.geo_code AND n.sector = s.sector "
    "WHERE s.indicator = 'rated_good_or_fair_share' AND s.value > 0",
])  # fmt: skip
def test_no_rate_or_share_gives_a_withheld_count_away(
    database: duckdb.DuckDBPyConnection, sql: str
):
    assert database.execute(f"SELECT count(*) {sql}").fetchall() == [(0,)]


def _of_the_nation(build, folder: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(build(folder).file), read_only=True) as connection:
        return connection.execute(
            f"{sql} WHERE sector = 'all' AND geo_level = 'nation' AND geo_era = 'all' ORDER BY year"
        ).fetchall()


def test_no_share_is_shown_of_a_cohort_of_two(tmp_path: Path, build):
    # Three more of the cohort report a year late: five are left of two.
    folder = write_register(tmp_path / "register", [])
    for year, n in ((2022, 2), (2023, 5), (2024, 9)):
        rows = [cooperative(k, year=year, founded_on="2022-02-02") for k in range(n)]
        write_rows(folder, f"cooperatives_{year}.csv", rows)
    found = _of_the_nation(build, folder, "SELECT year, n_alive, share FROM marts.survival")
    assert found == [(2022, None, None), (2023, 5, None), (2024, 9, None)]


def test_no_rate_is_shown_over_a_start_of_two(tmp_path: Path, build):
    old = [cooperative(k, year=2023, founded_on="2022-02-02") for k in range(2)]
    new = [cooperative(k, year=2023, founded_on="2023-02-02") for k in range(2, 6)]
    folder = write_register(tmp_path / "register", [{**row, "year": 2024} for row in old + new])
    write_rows(folder, "cooperatives_2022.csv", [{**row, "year": 2022} for row in old])
    write_rows(folder, "cooperatives_2023.csv", old + new)
    found = _of_the_nation(build, folder, "SELECT year, n_new, birth_rate FROM marts.birth_death")
    assert found == [(2022, None, None), (2023, 4, None), (2024, 0, 0.0)]


def test_a_figure_rests_on_those_that_report_it(tmp_path: Path, build):
    few = {"workers_women": None, "workers_regular": None, "income_per_worker_vnd": None}
    folder = write_register(tmp_path / "register", [
        *(cooperative(n) for n in range(2)), *(cooperative(n, **few) for n in range(2, 6))])  # fmt: skip
    write_rows(folder, "groups_2024.csv", [
        {"year": 2024, "group_id": f"G{n}", "name": f"THT {n}", "province_code": "01",
         "geo_era": "63", "sector_class": "agriculture", "status": "operating",
         "members": 10 if n < 2 else None}
        for n in range(4)
    ])  # fmt: skip
    with duckdb.connect(str(build(folder).file), read_only=True) as connection:
        shown, withheld = (
            set(connection.execute(
                f"SELECT DISTINCT indicator::VARCHAR, definition::VARCHAR FROM {table}"
            ).fetchall())
            for table in ("core.observation", "marts.suppressed")
        )  # fmt: skip
    told_by_two = {
        ("income_per_worker", "regular_worker_average"), ("workers", "regular"),
        ("female_workers", "with_results"), ("group_members", "total"),
    }  # fmt: skip
    assert ("workers", "total") in shown
    assert ("cooperative_groups", "total") in shown
    assert told_by_two <= withheld
    assert not told_by_two & shown


def test_members_of_a_dissolved_group_are_no_members_at_the_years_end(tmp_path: Path, build):
    folder = write_register(tmp_path / "register", [cooperative(n) for n in range(3)])
    write_rows(folder, "groups_2024.csv", [
        {"year": 2024, "group_id": f"{sector} {n}", "name": f"THT {n}", "province_code": "01",
         "geo_era": "63", "sector_class": sector, "members": 10,
         "status": "operating" if n < left else "dissolved",
         "dissolved_on": None if n < left else "2024-06-30"}
        # Of transport two groups are left, too few to show: their members are not told by a third.
        for sector, left in (("agriculture", 4), ("transport", 2)) for n in range(left + 1)
    ])  # fmt: skip
    with duckdb.connect(str(build(folder).file), read_only=True) as connection:
        counted = {
            sector: (
                figure(connection, "cooperative_groups", "total", 2024, "01", sector, "63"),
                figure(connection, "group_members", "total", 2024, "01", sector, "63"),
            )
            for sector in ("agriculture", "transport")
        }
    assert counted == {"agriculture": (4, 40), "transport": (None, None)}


def test_small_cells_are_listed_without_their_value(
    database: duckdb.DuckDBPyConnection, reports: pd.DataFrame
):
    hidden = database.execute(
        "SELECT indicator, definition, sector, geo_era, geo_code, year FROM marts.suppressed "
        "WHERE value IS NULL AND is_suppressed AND indicator = 'revenue' AND sector <> 'all' "
        "AND sector <> 'non_agriculture' AND geo_level = 'province'"
    ).fetchall()
    assert len(hidden) > 20
    for _, definition, sector, era, code, year in hidden[:50]:
        own = reports[
            (reports.year == year) & (reports.geo_era == era) & (reports.province_code == code)
            & (reports.sector_class == sector) & reports.told
        ]  # fmt: skip
        assert 1 <= len(own) < 3
        assert figure(database, "revenue", definition, year, code, sector, era) is None
    shown = database.execute("FROM marts.suppressed WHERE value IS NOT NULL").fetchall()
    assert shown == []


def test_the_distribution_counts_every_cooperative_once(
    database: duckdb.DuckDBPyConnection, reports: pd.DataFrame
):
    rows = database.execute(
        "SELECT bin_low, bin_high, n FROM marts.distribution WHERE indicator = 'members' "
        "AND geo_code = 'VN' AND sector = 'all' AND year = 2024 ORDER BY bin_low"
    ).fetchall()
    own = reports[(reports.year == 2024) & reports.on_books].members
    for low, high, n in rows:
        within = int(((own >= low) & (own < high)).sum())
        assert n == within or (n is None and within < 3)
    assert [low for low, _, _ in rows][1:] == [high for _, high, _ in rows][:-1]
    assert rows[0][0] <= own.min()
    assert rows[-1][1] > own.max()


def test_births_and_deaths_add_up_from_year_to_year(database: duckdb.DuckDBPyConnection):
    rows = database.execute(
        "SELECT year, n_end, n_new, n_dissolved FROM marts.birth_death WHERE geo_code = 'VN' "
        "AND sector = 'all' ORDER BY year"
    ).fetchall()
    assert len(rows) == 5
    for (_, before, _, _), (_, after, new, gone) in pairwise(rows):
        assert after == before + new - gone


def test_survival_never_rises_and_begins_whole(database: duckdb.DuckDBPyConnection):
    rows = database.execute(
        "SELECT cohort, age, share FROM marts.survival WHERE geo_code = 'VN' AND sector = 'all' "
        "ORDER BY cohort, age"
    ).fetchall()
    assert {cohort for cohort, _, _ in rows} == set(range(2021, 2026))
    for cohort in range(2021, 2026):
        shares = [share for c, _, share in rows if c == cohort]
        assert shares[0] == 1.0
        assert shares == sorted(shares, reverse=True)


def test_transitions_leave_every_class_whole(
    database: duckdb.DuckDBPyConnection, reports: pd.DataFrame
):
    rows = database.execute(
        "SELECT from_class, sum(n) FROM marts.transition WHERE kind = 'rating' AND year = 2024 "
        "AND geo_code = 'VN' AND sector = 'all' GROUP BY from_class HAVING bool_and(n IS NOT NULL)"
    ).fetchall()
    before = reports[(reports.year == 2023) & reports.on_books]
    assert rows
    for rating, n in rows:
        assert n == (before.rating == rating).sum()


def test_a_unit_keeps_its_identity_through_a_new_tax_code(tmp_path: Path, build):
    old, new = cooperative(1)["tax_code"], cooperative(2)["tax_code"]
    folder = write_register(tmp_path / "register", [
        cooperative(2, name="HTX Mới"), *(cooperative(n) for n in range(10, 15))])  # fmt: skip
    write_rows(folder, "cooperatives_2023.csv", [
        cooperative(1, year=2023, name="HTX Cũ"),
        *(cooperative(n, year=2023, province_code="02") for n in range(10, 12)),
    ])  # fmt: skip
    write_rows(folder, "identity_events.csv", [
        {"year": 2024, "event": "re_registration", "from_tax_code": old, "to_tax_code": new},
        {"year": 2024, "event": "merger", "from_tax_code": cooperative(99)["tax_code"],
         "to_tax_code": new},
    ])  # fmt: skip
    built = build(folder)
    with duckdb.connect(str(built.file), read_only=True) as connection:
        units = connection.execute(
            "SELECT DISTINCT unit_id FROM core.cooperative_year WHERE tax_code IN (?, ?)",
            [old, new],
        ).fetchall()
        events = connection.execute(
            "SELECT event, unit_id, from_text, to_text, is_derived FROM core.identity_event"
        ).fetchall()
        listed = connection.execute(
            "SELECT name FROM marts.cooperative_search WHERE unit_id = ?", [int(old)]
        ).fetchall()
    assert units == [(int(old),)]
    assert listed == [("HTX Mới",)]
    assert ("rename", int(old), "HTX Cũ", "HTX Mới", True) in events
    assert ("re_registration", int(old), None, None, False) in events
    assert ("merger", int(old), None, None, False) in events
    moves = [event for event in events if event[0] == "move"]
    assert {(move[2], move[3]) for move in moves} == {("02", "01")}
    assert len(moves) == 2


# cells of a cooperative -> its class by Decree 113 and by members
SIZES: list[tuple[dict[str, object], str | None, str]] = [
    ({"members": 300, "revenue_vnd": 50 * 10**9, "assets_vnd": None}, "large", "small"),
    ({"members": 300, "revenue_vnd": None, "assets_vnd": 10 * 10**9}, "large", "small"),
    ({"members": 299, "revenue_vnd": 50 * 10**9}, "medium", "small"),
    ({"members": 200, "revenue_vnd": 1, "assets_vnd": 5 * 10**9}, "medium", "small"),
    ({"members": 50, "revenue_vnd": 2 * 10**9, "assets_vnd": 1}, "small", "small"),
    ({"members": 49, "revenue_vnd": 2 * 10**9}, "micro", "micro"),
    ({"members": 500, "revenue_vnd": None, "assets_vnd": None}, None, "medium"),
    ({"members": 1_001, "sector_class": "transport"}, None, "large"),
    ({"members": 100, "sector_class": "construction", "revenue_vnd": 80 * 10**9}, "large",
     "small"),
    ({"members": 99, "sector_class": "construction", "revenue_vnd": 80 * 10**9}, None, "small"),
]  # fmt: skip


@pytest.fixture(scope="module")
def classes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str | None, str]]:
    """Both classes of each tax code, where SIZES stand in one register: the first is number 0."""
    root = tmp_path_factory.mktemp("sizes")
    parts = [field.name for field in COOPERATIVE if field.part_of or field.name == "profit_vnd"]
    blank = {name: None for name in parts if name.startswith(("members", "revenue", "profit"))}
    rows = [cooperative(n, **{**blank, **cells}) for n, (cells, _, _) in enumerate(SIZES)]
    built = build_register(write_register(root / "register", rows), root / "simulated")
    assert built.outcome.intake.findings == []
    with duckdb.connect(str(built.file), read_only=True) as connection:
        found = connection.execute(
            "SELECT tax_code, core.size_class_name(core.size_class_number("
            "sector_class, members, revenue_vnd, assets_vnd)), "
            "core.size_class_name(core.member_size_number(members)) FROM core.cooperative_year"
        ).fetchall()
    return {code: (size_class, member_class) for code, size_class, member_class in found}


@pytest.mark.parametrize("number", range(len(SIZES)))
def test_size_classes_stop_where_the_thresholds_are_not_known(
    classes: dict[str, tuple[str | None, str]], number: int
):
    cells, *expected = SIZES[number]
    assert classes[code_of(number)] == tuple(expected), cells
