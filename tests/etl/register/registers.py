"""Registers written by hand, to put cases before the reader that a simulation does not make."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from etl.register.manifest import Manifest, write_manifest
from etl.register.schema import RECORDS
from etl.register.tax_code import check_digit

SOUND: dict[str, Any] = {
    "year": 2024, "name": "HTX Thử", "kind": "cooperative", "province_code": "01",
    "geo_era": "63", "sector_class": "agriculture", "founded_on": "2010-05-04",
    "status": "operating", "members": 60, "members_individual": 40, "members_household": 15,
    "members_organisation": 5, "members_women": 20, "workers": 12, "workers_women": 5,
    "workers_regular": 8, "managers": 5, "managers_degree": 2, "managers_vocational": 2,
    "charter_capital_vnd": 900_000_000, "assets_vnd": 1_500_000_000,
    "revenue_vnd": 2_000_000_000, "revenue_members_vnd": 1_000_000_000,
    "profit_vnd": 100_000_000, "income_per_worker_vnd": 50_000_000, "in_value_chain": 1,
    "is_high_tech": 0, "ocop_products": 0, "is_digital": 1, "rating": "fair",
}  # fmt: skip


def code_of(number: int) -> str:
    """A sound tax code, another for each number."""
    nine = f"{100_000_000 + number * 7:09d}"
    while (digit := check_digit(nine)) is None:
        nine = f"{int(nine) + 1:09d}"
    return f"{nine}{digit}"


def cooperative(number: int, **other: Any) -> dict[str, Any]:
    """A sound row of cooperative `number`, with some cells of its own."""
    return {**SOUND, "tax_code": code_of(number), **other}


def write_rows(folder: Path, name: str, rows: Iterable[Mapping[str, Any]]) -> Path:
    """Writes a file of the register in the columns of its form."""
    folder.mkdir(exist_ok=True)
    columns = [
        field.name for field in RECORDS[name.split("_2", maxsplit=1)[0].split(".", maxsplit=1)[0]]
    ]
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        for row in rows:
            cells = (row.get(column) for column in columns)
            writer.writerow(["" if cell is None else cell for cell in cells])
    return path


def write_register(folder: Path, rows: Iterable[Mapping[str, Any]], **manifest: Any) -> Path:
    """A register with one file of cooperatives and its manifest."""
    write_rows(folder, "cooperatives_2024.csv", rows)
    said: dict[str, Any] = {
        "publisher_id": "mof", "source_id": "register-by-hand", "title_vi": "Sổ thử",
        "title_en": "Test register", "published": "2024-12-31", "is_simulated": False,
    }  # fmt: skip
    write_manifest(folder, Manifest(**{**said, **manifest}))
    return folder
