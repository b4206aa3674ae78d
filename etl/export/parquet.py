"""Core and marts of a published version as partitioned Parquet with `datapackage.json`.

    <folder>/datapackage.json
    <folder>/core/cooperative_year/year=2024/*.parquet     large tables, one folder a year
    <folder>/core/place.parquet                            the rest, one file each

Files of a folder by year hold the column `year` too, so each can be read alone by any engine. What
the marts withhold is withheld here. The package of a simulated workspace says so in its title.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import duckdb

from etl.build.contents import tables_of
from etl.build.versions import VersionCard, sha256_of

PARTITION_FROM_ROWS = 20_000
SIMULATED = "DỮ LIỆU MÔ PHỎNG / SIMULATED DATA"
_EXPORTED = ("core", "marts", "catalog")
_FIELD_TYPES = {
    "VARCHAR": "string",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "DOUBLE": "number",
    "FLOAT": "number",
    "TINYINT": "integer",
    "SMALLINT": "integer",
    "INTEGER": "integer",
    "BIGINT": "integer",
    "HUGEINT": "integer",
}


def _field_type(duckdb_type: str) -> str:
    return "array" if duckdb_type.endswith("[]") else _FIELD_TYPES.get(duckdb_type, "any")


def _with_texts(table: duckdb.DuckDBPyRelation) -> duckdb.DuckDBPyRelation:
    """The table with texts for closed lists: not every engine reads them as such."""
    columns = (
        f'"{name}"::VARCHAR AS "{name}"' if str(kind).startswith("ENUM") else f'"{name}"'
        for name, kind in zip(table.columns, table.types, strict=True)
    )
    return table.project(", ".join(columns))


def _write(table: duckdb.DuckDBPyRelation, folder: Path, name: str, n_rows: int) -> list[Path]:
    """Writes one table and returns its files, in order."""
    if n_rows >= PARTITION_FROM_ROWS and "year" in table.columns:
        goal = folder / name
        goal.mkdir(parents=True)
        table.write_parquet(
            str(goal), compression="zstd", partition_by=["year"], write_partition_columns=True
        )
        return sorted(goal.glob("*/*.parquet"))
    file = folder / f"{name}.parquet"
    table.write_parquet(str(file), compression="zstd")
    return [file]


def _resource(
    table: duckdb.DuckDBPyRelation, name: str, n_rows: int, files: list[Path], folder: Path
) -> dict[str, Any]:
    fields = [
        {"name": column, "type": _field_type(str(kind))}
        for column, kind in zip(table.columns, table.types, strict=True)
    ]
    paths = [str(file.relative_to(folder)) for file in files]
    return {
        "name": re.sub(r"[^a-z0-9._/-]", "-", name),
        "path": paths[0] if len(paths) == 1 else paths,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "bytes": sum(file.stat().st_size for file in files),
        "rows": n_rows,
        "files": [{"path": path, "hash": f"sha256:{sha256_of(file)}"}
                  for path, file in zip(paths, files, strict=True)],
        "schema": {"fields": fields},
    }  # fmt: skip


def export_parquet(database: Path, card: VersionCard, workspace: str, folder: Path) -> int:
    """Writes every table of core, marts and catalog into an empty folder; returns how many.

    Raises duckdb.Error where the database cannot be read, OSError where the folder cannot be
    written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    config: dict[str, Any] = {"threads": 2, "memory_limit": "2GB", "preserve_insertion_order": True}
    resources: list[dict[str, Any]] = []
    is_simulated = workspace == "simulated"
    with duckdb.connect(str(database), read_only=True, config=config) as connection:
        for qualified in tables_of(connection):
            schema, name = qualified.split(".")
            if schema not in _EXPORTED:
                continue
            (folder / schema).mkdir(exist_ok=True)
            table = _with_texts(connection.table(qualified))
            n_rows = int(table.count("*").fetchall()[0][0])
            files = _write(table, folder / schema, name, n_rows)
            resources.append(_resource(table, qualified, n_rows, files, folder))
    title = "Hợp Lực: hợp tác xã Việt Nam / cooperatives of Viet Nam"
    package = {
        "name": f"hopluc-{workspace}",
        "title": f"{SIMULATED}: {title}" if is_simulated else title,
        "simulated": is_simulated,
        "version": card.version,
        "created": card.built_at,
        "content_sha256": card.content_sha256,
        "resources": resources,
    }
    text = json.dumps(package, ensure_ascii=False, indent=1) + "\n"
    (folder / "datapackage.json").write_text(text, encoding="utf-8")
    return len(resources)
