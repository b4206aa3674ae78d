"""What the tests of adding a file share: rows of a register's CSV files, and adding one."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from etl.build.publish import Outcome
from etl.register.add.door import add_file
from etl.register.schema import RECORDS
from tests.etl.register.conftest import Workspace

Row = dict[str, Any]


def rows_of(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, rows: list[Row]) -> Path:
    record = path.name.split("_")[0].split(".")[0]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [f.name for f in RECORDS[record]], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path


def of_province(rows: list[Row], province: str, year: int) -> list[Row]:
    return [r for r in rows if r["province_code"] == province and int(r["year"]) == year]


def add(folder: Path, path: Path) -> Outcome:
    return add_file(path, folder)


def own_file(place: Workspace, folder: Path, year: int = 2025, province: str = "01") -> Path:
    rows = of_province(rows_of(place.register / f"cooperatives_{year}.csv"), province, year)
    return write(folder / f"cooperatives_{year}_{province}.csv", rows)
