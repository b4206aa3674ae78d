"""Reads back the changed copy of a version: what must hold before it may be published.

Small tables, and large ones that DuckDB wrote anew, are read whole, every column of every row. A large
table whose stored segments are those of the version in service is not: its segments' blocks are compared
byte by byte with that version's, whose bytes were hashed while they were copied; then only the rows put in
are read, and it is counted which of the others are still seen (docs/decisions/0008).
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

import duckdb

from etl.build.contents import (
    STAMP,
    Contents,
    Digests,
    contents_from,
    counts_of,
    shapes_of,
    summed,
)
from etl.build.copying import HEADER_BYTES, hash_beside
from etl.build.segments import LARGE, segments_of
from etl.build.statements import build_sql


@dataclass(frozen=True, slots=True)
class Swapped:
    """The rows of a table that meet `condition` must be those put in: their number and sums."""

    condition: str
    n: int
    sums: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Expected:
    """What a changed copy must hold: all of it, by table the rows swapped, and the tables made anew.

    `contents.segments` are those of the version in service.
    """

    contents: Contents
    swapped: dict[str, Swapped] = field(default_factory=dict[str, Swapped])
    replaced: frozenset[str] = frozenset()


def reread(
    connection: duckdb.DuckDBPyConnection, base: Path, aside: Path, expected: Expected
) -> tuple[str, Contents]:
    """The sha256 of the finished copy and what it holds, read anew from its file.

    The version in service is attached as `base`, its bytes known to be whole, and the copy, read-only,
    as `aside`, which is in use. Raises duckdb.Error where a block is damaged.
    """
    block_bytes, n_blocks = connection.execute(build_sql("revise", "block_size")).fetchall()[0]
    shapes = shapes_of(connection)
    rows = counts_of(connection, shapes)
    told = expected.contents.segments.keys() - expected.replaced
    large = [name for name in rows if rows[name] > LARGE and name in told]
    segments: dict[str, str] = {}
    digests = Digests(shapes, rows, (name for name in rows if name not in large))
    kept: dict[str, frozenset[int]] = {}

    def hash_then_read() -> tuple[str, frozenset[int]]:
        hashed = hash_beside(aside, base, block_bytes)
        with connection.cursor() as cursor:
            cursor.execute("USE aside")
            digests.take(cursor)
        return hashed

    # One core hashes the bytes while the other looks at the large tables; then both read the others.
    with ThreadPoolExecutor(1) as pool:
        hashed = pool.submit(hash_then_read)
        for name in large:
            before = expected.contents.segments[name]
            stored = segments_of(connection, f"aside.{name}", before)
            segments[name] = stored.digest
            swapped, columns = expected.swapped.get(name), shapes[name].stored
            if stored.kept_digest == before and _holds_what_was_put_in(
                connection, name, swapped, columns
            ):
                kept[name] = stored.blocks
            else:
                digests.waiting.appendleft(name)
        for name in rows:
            if rows[name] > LARGE and name not in segments:
                segments[name] = segments_of(connection, f"aside.{name}").digest
        digests.take(connection)
        sha256, different = hashed.result()
    is_told = aside.stat().st_size == HEADER_BYTES + n_blocks * block_bytes
    for name, blocks in kept.items():
        if is_told and not different & blocks:
            digests.found[name] = expected.contents.digests[name]
        else:
            digests.found[name] = digests.of(connection, name)
    found = contents_from(shapes, rows, digests.found)
    return sha256, replace(found, rows={**rows, STAMP: rows.get(STAMP, 0)}, segments=segments)


def _holds_what_was_put_in(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    swapped: Swapped | None,
    columns: list[str],
) -> bool:
    """Whether, of the rows stored before, the same are seen but for those swapped, and these as meant."""
    condition = swapped.condition if swapped else "false"
    before, now = (
        connection.execute(
            build_sql("revise", "rows_beside", catalog=catalog, table=table, condition=condition)
        ).fetchall()
        for catalog in ("base", "aside")
    )
    if before != now:
        return False
    if swapped is None:
        return True
    return summed(connection, table, columns, condition) == (swapped.n, swapped.sums)
