"""The size classes of cooperatives: the file of thresholds, and the shape that reading rows wants."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("size_classes.csv")
_BY_SECTOR, _BY_MEMBERS = "decree_113_2024", "circular_01_2020_members"
_MEASURES = {"members": "min_members", "revenue": "min_revenue_vnd", "assets": "min_assets_vnd"}


def size_class_rows() -> list[dict[str, Any]]:
    """The thresholds of size classes, one row a scheme, sector and class, as the file says them."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        {
            **row,
            "rank": int(row["rank"]),
            "min_members": int(row["min_members"]),
            "min_revenue_vnd": int(row["min_revenue_vnd"]) if row["min_revenue_vnd"] else None,
            "min_assets_vnd": int(row["min_assets_vnd"]) if row["min_assets_vnd"] else None,
            "is_complete": row["is_complete"] == "1",
        }
        for row in rows
    ]


def threshold_values() -> dict[str, Any]:
    """The thresholds as values of `sql/load/cooperatives.sql`.

    `sector_classes` are the classes of the Alliance that Decree 113/2024 has thresholds for; the
    other lists say theirs in the same order (members, VND; None where not known). `by_members_*` are
    those of Circular 01/2020, which holds for every class.
    """
    rows = size_class_rows()
    of_sector = [row for row in rows if row["scheme"] == _BY_SECTOR]
    sectors = list(dict.fromkeys(str(row["sector_class"]) for row in of_sector))
    by_members = {row["size_class"]: row["min_members"] for row in rows
                  if row["scheme"] == _BY_MEMBERS}  # fmt: skip
    values: dict[str, Any] = {
        "sector_classes": sectors,
        "is_complete": [
            all(row["is_complete"] for row in of_sector if row["sector_class"] == sector)
            for sector in sectors
        ],
    }
    for size in ("large", "medium", "small"):
        values[f"by_members_{size}"] = by_members[size]
        found = {row["sector_class"]: row for row in of_sector if row["size_class"] == size}
        for measure, column in _MEASURES.items():
            values[f"{size}_{measure}"] = [
                found[sector][column] if sector in found else None for sector in sectors
            ]
    return values
