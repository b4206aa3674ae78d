"""A small simulated country with a few hostile names in it, published by the real pipeline."""

from __future__ import annotations

import csv
import shutil
from dataclasses import dataclass
from pathlib import Path

from etl.build.publish import build_and_publish
from etl.build.versions import sha256_of, version_path
from etl.register.build import RegisterBuild, empty_intake
from etl.simulate.country import Order, simulate

# What a form filled in bad faith may hold: markup, links, formulas of a spreadsheet, emphasis.
HOSTILE = (
    "<img src=x onerror=alert(1)> HTX Đắk Lắk",
    '=HYPERLINK("http://example.invalid","HTX")',
    "[HTX](javascript:alert(1)) **đậm** $x$",
    "@SUM(1+1)*cmd|' /C calc'!A0",
)
NEWEST = 2025


@dataclass(frozen=True)
class Country:
    """The warehouse folder, and the simulated workspace's file and its digest."""

    warehouse: Path
    file: Path
    sha256: str


def build_country(folder: Path, published: Path) -> Country:
    """1,500 cooperatives of the years 2021 to 2025; the warehouse `published` is copied beside them."""
    register = folder / "register"
    simulate(Order(1_500, tuple(range(2021, NEWEST + 1)), seed=1), register)
    _rename(register / f"cooperatives_{NEWEST}.csv")
    intake, manifest = empty_intake(register)
    assert manifest is not None
    warehouse = folder / "warehouse"
    outcome = build_and_publish(
        lambda: intake, warehouse / "simulated", more=RegisterBuild(register, manifest)
    )
    shutil.copytree(published / "published", warehouse / "published")
    file = version_path(warehouse / "simulated", outcome.card)
    return Country(warehouse, file, sha256_of(file))


def _rename(path: Path) -> None:
    """Give the first cooperatives of a year's file the hostile names."""
    with path.open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    for row, name in zip(rows, HOSTILE, strict=False):
        row["name"] = name
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
