"""What is exported is read back by three engines, and the totals are those of the database."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest

from etl.export.parquet import PARTITION_FROM_ROWS, export_parquet
from tests.etl.register.conftest import YEARS, clean_workspace


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A simulated workspace's folder of Parquet, and its database."""
    workspace = clean_workspace(tmp_path_factory)
    root = tmp_path_factory.mktemp("export")
    # A copy: DuckDB opens one file one way a process, and other tests have it open in theirs.
    database = Path(shutil.copy(workspace.file, root / "register.duckdb"))
    export_parquet(database, workspace.outcome.card, "simulated", root / "parquet")
    return root / "parquet", database


def package(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


def paths(resource: dict[str, Any], folder: Path) -> list[str]:
    said = resource["path"]
    return [str(folder / path) for path in ([said] if isinstance(said, str) else said)]


def test_the_package_names_every_file_and_its_bytes(exported: tuple[Path, Path]):
    folder, _ = exported
    listed = {
        file["path"]: file["hash"] for r in package(folder)["resources"] for file in r["files"]
    }
    there = {str(path.relative_to(folder)) for path in folder.rglob("*.parquet")}
    assert set(listed) == there
    for path, said in listed.items():
        assert said == "sha256:" + hashlib.sha256((folder / path).read_bytes()).hexdigest()


def test_counts_of_few_stay_inside(exported: tuple[Path, Path]):
    """Sums of single cells, which nothing suppresses, are for adding a file only."""
    folder, database = exported
    with duckdb.connect(str(database), read_only=True) as connection:
        inside = connection.execute("SELECT min(n) FROM counts.way").fetchall()
    assert inside == [(1,)]
    assert {r["name"].split(".")[0] for r in package(folder)["resources"]} == {
        "core", "marts", "catalog",
    }  # fmt: skip


def test_a_simulated_package_says_so(exported: tuple[Path, Path]):
    about = package(exported[0])
    assert about["simulated"] is True
    assert "SIMULATED DATA" in about["title"]
    assert "MÔ PHỎNG" in about["title"]


def test_large_tables_are_partitioned_by_year(exported: tuple[Path, Path]):
    folder, _ = exported
    rows = {resource["name"]: resource["rows"] for resource in package(folder)["resources"]}
    assert rows["core.cooperative_year"] < PARTITION_FROM_ROWS <= rows["core.group_year"]
    assert (folder / "core" / "cooperative_year.parquet").is_file()
    years = {path.name for path in (folder / "core" / "group_year").iterdir()}
    assert years == {f"year={year}" for year in YEARS}
    alone = pd.read_parquet(next((folder / "core" / "group_year" / "year=2023").glob("*")))
    assert set(alone["year"]) == {2023}


def test_three_engines_read_equal_rows_and_totals(exported: tuple[Path, Path]):
    folder, database = exported
    connection = duckdb.connect(str(database), read_only=True)
    compared = 0
    for resource in package(folder)["resources"]:
        files = paths(resource, folder)
        original = connection.table(resource["name"])
        frames = {
            "duckdb": duckdb.read_parquet(files, hive_partitioning=False).df(),
            "pandas": pd.concat([pd.read_parquet(file) for file in files], ignore_index=True),
            "polars": pl.read_parquet(files, hive_partitioning=False),
        }
        n = original.count("*").fetchall()[0][0]
        assert {name: len(frame) for name, frame in frames.items()} == {
            "duckdb": n, "pandas": n, "polars": n,
        }  # fmt: skip
        assert resource["rows"] == n
        assert [f["name"] for f in resource["schema"]["fields"]] == original.columns
        for field in resource["schema"]["fields"]:
            if field["type"] not in ("integer", "number") or n == 0:
                continue
            column = field["name"]
            total = float(original.project(f'"{column}"').sum(column).fetchall()[0][0] or 0)
            for name, frame in frames.items():
                # polars adds whole numbers of 32 bits up to one of 32 bits.
                values = frame[column].cast(pl.Float64) if name == "polars" else frame[column]
                assert float(values.sum() or 0) == pytest.approx(total, rel=1e-6), (
                    name, resource["name"], column)  # fmt: skip
            compared += 1
    connection.close()
    assert compared > 60
