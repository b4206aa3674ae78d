"""The simulated country: equal seeds give equal bytes, and the published figures are met."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import duckdb
import pytest

from etl.register.manifest import read_manifest
from etl.register.schema import RECORDS
from etl.simulate.country import Order, simulate
from tests.etl.register.conftest import YEARS, Workspace

SIZE = 3_000


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("country")
    simulate(Order(SIZE, tuple(range(2015, 2026)), seed=3), folder / "a")
    return folder / "a"


@pytest.fixture(scope="module")
def compared(written: Path) -> list[dict[str, str]]:
    with (written / "calibration.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_equal_seeds_write_equal_files_and_other_seeds_do_not(tmp_path: Path):
    for name, seed in (("a", 5), ("b", 5), ("c", 6)):
        simulate(Order(400, (2023, 2024, 2025), seed, dirty=0.05), tmp_path / name)

    def files(name: str) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()}

    assert files("a") == files("b")
    assert files("a")["cooperatives_2024.csv"] != files("c")["cooperatives_2024.csv"]


def test_files_have_the_columns_of_the_schema(written: Path):
    for path in written.glob("*.csv"):
        record = path.stem.removesuffix(path.stem[-5:]) if path.stem[-4:].isdigit() else path.stem
        if record not in RECORDS:
            assert record == "calibration"
            continue
        with path.open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == [field.name for field in RECORDS[record]]
    assert read_manifest(written).is_simulated


def test_every_name_says_that_it_is_simulated(clean: Workspace):
    with duckdb.connect(str(clean.file), read_only=True) as connection:
        for table in ("cooperative_year", "union_year", "group_year"):
            names = connection.table(f"core.{table}").project("name").fetchall()
            assert names
            assert all("mô phỏng" in name for (name,) in names)
        prefixes = connection.execute(
            "SELECT DISTINCT left(tax_code, 2) FROM core.cooperative_year"
        ).fetchall()
        publishers = connection.execute(
            "SELECT DISTINCT publisher_id FROM core.observation"
        ).fetchall()
    assert prefixes == [("99",)]
    assert publishers == [("simulation",)]


def test_what_it_aims_at_is_met(compared: list[dict[str, str]]):
    aimed = [row for row in compared if row["is_aimed"] == "1" and row["geo_code"] == "VN"]
    assert {row["indicator"] for row in aimed} >= {
        "cooperatives", "members", "workers", "revenue_per_cooperative", "profit_per_cooperative",
        "income_per_worker", "unions", "cooperative_groups", "high_tech_cooperatives",
    }  # fmt: skip
    # Whole numbers of a country a twelfth of the size: half a unit is much of a few dozen.
    far = [
        row
        for row in aimed
        if abs(float(row["simulated_value"]) - float(row["scaled_value"]))
        > max(0.02 * float(row["scaled_value"]), 1.0)
        and row["sector"] == "all"
    ]
    assert far == []
    mix = [row for row in aimed if row["sector"] != "all"]
    assert len(mix) == 9
    assert all(
        abs(float(row["simulated_value"]) - float(row["scaled_value"]))
        <= max(0.1 * float(row["scaled_value"]), 8.0)
        for row in mix
    )


def test_the_report_names_steps_between_two_publishers(
    written: Path, compared: list[dict[str, str]]
):
    report = (written / "calibration.md").read_text(encoding="utf-8")
    named = re.findall(r"^- (\w+) (\d{4}) \((\w+)\) → (\d{4}) \((\w+)\): (\S+)$", report, re.M)
    assert ("revenue_per_cooperative", "2024", "vca", "2025", "mof", "+60.7%") in named
    aimed = {
        (row["indicator"], row["year"], row["publisher_id"])
        for row in compared
        if row["is_aimed"] == "1" and row["geo_code"] == "VN" and row["sector"] == "all"
    }
    for indicator, before, old, after, new, _ in named:
        assert old != new
        assert {(indicator, before, old), (indicator, after, new)} <= aimed


def test_provinces_follow_the_survey(compared: list[dict[str, str]]):
    own = [
        row
        for row in compared
        if row["geo_code"] != "VN" and row["definition"] == "with_results"
        and row["indicator"] == "cooperatives"
    ]  # fmt: skip
    assert len(own) == 252
    assert all(
        abs(float(row["simulated_value"]) - float(row["scaled_value"])) <= 1.5 for row in own
    )


def test_sizes_are_skewed_and_reports_are_missing(clean: Workspace):
    with duckdb.connect(str(clean.file), read_only=True) as connection:
        mean, median, told, n = connection.execute(
            "SELECT avg(revenue_vnd), median(revenue_vnd), count(revenue_vnd), count(*) "
            "FROM core.cooperative_year WHERE year = 2024 AND status = 'operating'"
        ).fetchall()[0]
    assert mean > 1.8 * median
    assert 0.4 * n < told < 0.8 * n


def test_the_era_of_codes_follows_the_year(clean: Workspace):
    with duckdb.connect(str(clean.file), read_only=True) as connection:
        eras = connection.execute(
            "SELECT year, list(DISTINCT geo_era), count(DISTINCT province_code) "
            "FROM core.cooperative_year GROUP BY year ORDER BY year"
        ).fetchall()
    assert [(year, era) for year, era, _ in eras] == [
        (year, ["34" if year == 2025 else "63"]) for year in YEARS
    ]
    assert [n for _, _, n in eras] == [63, 63, 63, 63, 34]


def test_a_folder_with_files_is_never_written_into(tmp_path: Path):
    (tmp_path / "here.txt").write_text("mine")
    with pytest.raises(ValueError, match="not empty"):
        simulate(Order(200, (2023, 2024), 1), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["here.txt"]


def test_parquet_gives_the_same_workspace_as_csv(tmp_path: Path, build):
    order = Order(300, (2023, 2024, 2025), 4)
    simulate(order, tmp_path / "csv")
    simulate(Order(300, (2023, 2024, 2025), 4, as_parquet=True), tmp_path / "parquet")
    from_csv = build(tmp_path / "csv")
    from_parquet = build(tmp_path / "parquet")
    assert from_parquet.outcome.intake.findings == []

    def figures(workspace: Workspace) -> list[tuple[object, ...]]:
        with duckdb.connect(str(workspace.file), read_only=True) as connection:
            return connection.execute(
                "SELECT indicator, definition, sector, geo_era, geo_code, year, value "
                "FROM marts.series ORDER BY ALL"
            ).fetchall()

    assert figures(from_csv) == figures(from_parquet)
