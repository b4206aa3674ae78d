"""The size classes of cooperatives: the file of thresholds, and what SQL tells a class by."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import duckdb

from coopstats.catalog.register_choices import SIZE_CLASSES
from etl.register.statements import statement_with

_FILE = Path(__file__).with_name("size_classes.csv")
_BY_SECTOR, _BY_MEMBERS = "decree_113_2024", "circular_01_2020_members"


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


def make_macros(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes the macros that tell a size class from what a cooperative reports.

    core.size_class_number(sector_class, members, revenue_vnd, assets_vnd) by Decree 113/2024: enough
    members, and enough revenue or assets. core.member_size_number(members) by Circular 01/2020. Both
    are places in SIZE_CLASSES from 1; 0 where no class can be told. core.size_class_name(number) is the
    class, or NULL.
    """
    rows = size_class_rows()
    by_sector = "".join(
        f" WHEN sector_class = '{row['sector_class']}' AND members >= {row['min_members']}"
        f" AND (revenue_vnd >= {row['min_revenue_vnd']} OR assets_vnd >= {row['min_assets_vnd']})"
        f" THEN {_number(row)}"
        for row in rows
        if row["scheme"] == _BY_SECTOR
    )
    by_members = "".join(
        f" WHEN members >= {row['min_members']} THEN {_number(row)}"
        for row in rows
        if row["scheme"] == _BY_MEMBERS
    )
    texts = {"by_sector": by_sector, "by_members": by_members, "names": str(list(SIZE_CLASSES))}
    connection.execute(statement_with("load", "size_class_macros", **texts))


def _number(row: dict[str, Any]) -> int:
    return list(SIZE_CLASSES).index(row["size_class"]) + 1
