"""What a database holds: its tables, their rows, digests of them, and one hash of all."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

import duckdb

# Counts changes of tables and columns that the app reads.
SCHEMA_VERSION = 8

STAMP = "meta.build"
# A table with more rows is hashed inside DuckDB: five million rows do not pass through Python.
ROWS_IN_PYTHON = 5_000
# DuckDB keeps tables in groups of as many rows. Groups that are full it writes while a table is filled.
ROW_GROUP = 122_880


@dataclass(frozen=True, slots=True)
class Contents:
    """What a filled database holds: its content hash, and rows and digest of each table.

    The stamp has rows but no digest: it says of the others what they are.
    """

    content_sha256: str
    rows: dict[str, int]
    digests: dict[str, str] = field(default_factory=dict[str, str])


def tables_of(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Names of all tables, as `schema.table`, in alphabetical order."""
    found = connection.execute(
        """
        SELECT table_schema || '.' || table_name
        FROM information_schema.tables
        WHERE table_catalog = current_database() AND table_type = 'BASE TABLE'
        ORDER BY 1
        """
    ).fetchall()
    return [name for (name,) in found]


def generated_columns(connection: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """The columns that follow from others and are not stored, as `schema.table.column`."""
    found = connection.execute(
        """
        SELECT schema_name || '.' || table_name || '.' || column_name
        FROM duckdb_columns()
        WHERE is_generated
        """
    ).fetchall()
    return frozenset(name for (name,) in found)


def stored(
    connection: duckdb.DuckDBPyConnection, table: str, generated: frozenset[str]
) -> duckdb.DuckDBPyRelation:
    """A table, `schema.table` or `database.schema.table`, without its `generated` columns."""
    relation = connection.table(table)
    own = ".".join(table.split(".")[-2:])
    kept = [name for name in relation.columns if f"{own}.{name}" not in generated]
    return relation.project(", ".join(f'"{name}"' for name in kept))


def summed(relation: duckdb.DuckDBPyRelation) -> tuple[int, tuple[int, int]]:
    """The number of rows, and the sum and exclusive or of the hashes of whole rows.

    Every column, in any order, inside DuckDB. The sums follow when rows are taken out or put in,
    without reading the others.
    """
    hashed = relation.project("hash(*COLUMNS(*)) AS of_row")
    found = hashed.aggregate("count(*), sum(of_row::HUGEINT), bit_xor(of_row)").fetchall()
    n, total, mixed = found[0]
    return int(n), (int(total or 0), int(mixed or 0))


def digest_of_sums(total: int, mixed: int) -> str:
    """The digest of a table of more than ROWS_IN_PYTHON rows."""
    return f"{total} {mixed}"


def digest_of(relation: duckdb.DuckDBPyRelation, n_rows: int) -> str:
    """A digest of a table's rows that does not depend on their order."""
    if n_rows > ROWS_IN_PYTHON:
        return digest_of_sums(*summed(relation)[1])
    lines = sorted(map(repr, relation.fetchall()))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def count_of(relation: duckdb.DuckDBPyRelation) -> int:
    """The rows of a table."""
    return int(relation.count("*").fetchall()[0][0])


def contents_from(
    connection: duckdb.DuckDBPyConnection, rows: dict[str, int], digests: dict[str, str]
) -> Contents:
    """The contents of the open database whose rows and digests by table are known."""
    whole = hashlib.sha256(f"schema {SCHEMA_VERSION}\n".encode())
    for name in sorted(digests):
        relation = connection.table(name)
        head = f"{name} {relation.columns} {[str(kind) for kind in relation.types]}\n"
        whole.update(f"{head}{digests[name]}\n".encode())
    return Contents(whole.hexdigest(), rows, digests)


def content_of(connection: duckdb.DuckDBPyConnection) -> Contents:
    """Hash, row counts and digests over every column of every table but the stamp.

    The hash does not depend on the order of rows, nor on time or file layout; reading all of it is
    also the scan that a damaged block cannot pass.
    """
    rows = _rows_of(connection)
    return contents_from(connection, rows, _digests_of(connection, rows))


def _rows_of(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    return {name: count_of(connection.table(name)) for name in tables_of(connection)}


def _digests_of(connection: duckdb.DuckDBPyConnection, rows: Mapping[str, int]) -> dict[str, str]:
    generated = generated_columns(connection)
    return {
        name: digest_of(stored(connection, name, generated), n)
        for name, n in rows.items()
        if name != STAMP
    }


def written_in(connection: duckdb.DuckDBPyConnection) -> Contents:
    """What the finished file must hold: the rows of all tables, the digests of those yet in memory.

    A table with more rows than ROW_GROUP was written while it was filled: to read it here would be to
    read the blocks that reading the finished file reads. The content hash is left empty.
    """
    rows = _rows_of(connection)
    unwritten = {name: n for name, n in rows.items() if n <= ROW_GROUP}
    return Contents("", rows, _digests_of(connection, unwritten))
