"""What a database holds: its tables, their rows, digests of them, and one hash of all."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Collection, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace

import duckdb

from etl.build.segments import LARGE, segments_of
from etl.build.statements import build_sql

# Counts changes of tables and columns that the app reads.
SCHEMA_VERSION = 10

STAMP = "meta.build"
# A table with more rows is hashed inside DuckDB: five million rows do not pass through Python.
ROWS_IN_PYTHON = 5_000
# DuckDB keeps tables in groups of as many rows. Groups that are full it writes while a table is filled.
ROW_GROUP = 122_880


@dataclass(frozen=True, slots=True)
class Contents:
    """What a filled database holds: its content hash, and rows and digest of each table.

    The stamp has rows but no digest: it says of the others what they are. `segments` tells of large tables
    how they are stored (`etl.build.segments`), which is no part of what they hold.
    """

    content_sha256: str
    rows: dict[str, int]
    digests: dict[str, str] = field(default_factory=dict[str, str])
    segments: dict[str, str] = field(default_factory=dict[str, str], compare=False)


@dataclass(frozen=True, slots=True)
class Shape:
    """The columns of a table and their types, as DuckDB writes them, and which of them are stored.

    Generated columns follow from others and are not stored.
    """

    names: list[str]
    types: list[str]
    stored: list[str]


def shapes_of(connection: duckdb.DuckDBPyConnection, database: str = "") -> dict[str, Shape]:
    """The shape of every table, called `schema.table`, of a database: of the one in use, or of `database`.

    In alphabetical order. All of them are asked for at once, in a quarter of the time that one after
    another takes.
    """
    found = connection.execute(build_sql("contents", "shapes"), {"database": database}).fetchall()
    return {name: Shape(names, types, stored) for name, names, types, stored in found}


def tables_of(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Names of all tables, as `schema.table`, in alphabetical order."""
    return list(shapes_of(connection))


def listed(columns: Iterable[str]) -> str:
    """Names of columns as a list of SQL."""
    return ", ".join(f'"{name}"' for name in columns)


def summed(
    connection: duckdb.DuckDBPyConnection, table: str, columns: Iterable[str], where: str = "true"
) -> tuple[int, tuple[int, int]]:
    """The number of rows that meet `where`, and the sum and exclusive or of the hashes of their columns.

    In any order, inside DuckDB. The sums follow when rows are taken out or put in, without reading the
    others. Names and conditions come from the code, never from a file.
    """
    sql = build_sql("contents", "summed", table=table, columns=listed(columns), where=where)
    found = connection.execute(sql).fetchall()
    n, total, mixed = found[0]
    return int(n), (int(total or 0), int(mixed or 0))


def digest_of_sums(total: int, mixed: int) -> str:
    """The digest of a table of more than ROWS_IN_PYTHON rows."""
    return f"{total} {mixed}"


def digest_of(
    connection: duckdb.DuckDBPyConnection, table: str, columns: Iterable[str], n_rows: int
) -> str:
    """A digest of these columns of a table's rows that does not depend on their order."""
    if n_rows > ROWS_IN_PYTHON:
        return digest_of_sums(*summed(connection, table, columns)[1])
    rows = connection.execute(
        build_sql("contents", "rows", table=table, columns=listed(columns))
    ).fetchall()
    return hashlib.sha256("\n".join(sorted(map(repr, rows))).encode()).hexdigest()


def counts_of(connection: duckdb.DuckDBPyConnection, tables: Collection[str]) -> dict[str, int]:
    """The rows of each table."""
    if not tables:
        return {}
    of_each = "".join(build_sql("contents", "count", table=table) for table in tables)
    # In the order of the tables, which parts of a union do not keep.
    found = dict(connection.execute(build_sql("contents", "counts", of_each=of_each)).fetchall())
    return {table: int(found[table]) for table in tables}


def contents_from(
    shapes: Mapping[str, Shape], rows: dict[str, int], digests: dict[str, str]
) -> Contents:
    """The contents of a database with these tables, whose rows and digests are known."""
    whole = hashlib.sha256(f"schema {SCHEMA_VERSION}\n".encode())
    for name in sorted(digests):
        head = f"{name} {shapes[name].names} {shapes[name].types}\n"
        whole.update(f"{head}{digests[name]}\n".encode())
    return Contents(whole.hexdigest(), rows, digests)


def content_of(connection: duckdb.DuckDBPyConnection) -> Contents:
    """Hash, row counts and digests over every column of every table but the stamp.

    The hash does not depend on the order of rows, nor on time or file layout; reading all of it is
    also the scan that a damaged block cannot pass.
    """
    shapes = shapes_of(connection)
    rows = counts_of(connection, shapes)
    digests = Digests(shapes, rows, rows)
    # What takes one core while another reads a table: Python's own work, and the account of segments.
    with connection.cursor() as cursor, ThreadPoolExecutor(1) as pool:
        beside = pool.submit(digests.take, cursor)
        large = (name for name, n in rows.items() if n > LARGE)
        segments = {name: segments_of(connection, name).digest for name in large}
        digests.take(connection)
        beside.result()
    return replace(contents_from(shapes, rows, digests.found), segments=segments)


class Digests:
    """Digests of tables, which those who have a core take one after the other: the largest first.

    So one core is not left with it. `waiting` are the tables that nobody has taken yet; the stamp is none
    of them.
    """

    def __init__(
        self, shapes: Mapping[str, Shape], rows: Mapping[str, int], tables: Iterable[str]
    ) -> None:
        self._shapes, self._rows = shapes, rows
        told = (name for name in tables if name != STAMP)
        self.waiting = deque(sorted(told, key=lambda name: -rows[name]))
        self.found: dict[str, str] = {}

    def take(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Works on tables, by a connection that nobody else uses, until none is waiting."""
        while self.waiting:
            try:
                name = self.waiting.popleft()
            except IndexError:
                # Another has taken the last of them meanwhile.
                return
            self.found[name] = self.of(connection, name)

    def of(self, connection: duckdb.DuckDBPyConnection, table: str) -> str:
        """The digest of one table, read whole."""
        return digest_of(connection, table, self._shapes[table].stored, self._rows[table])


def written_in(connection: duckdb.DuckDBPyConnection) -> Contents:
    """What the finished file must hold: the rows of all tables, the digests of those yet in memory.

    A table with more rows than ROW_GROUP was written while it was filled: to read it here would be to
    read the blocks that reading the finished file reads. The content hash is left empty.
    """
    shapes = shapes_of(connection)
    rows = counts_of(connection, shapes)
    digests = Digests(shapes, rows, (name for name, n in rows.items() if n <= ROW_GROUP))
    digests.take(connection)
    return Contents("", rows, digests.found)
