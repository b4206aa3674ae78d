"""What DuckDB says of how a large table is stored, in one line for the card of a version.

To ask takes 60 µs a segment, a quarter of a second for a table of five million rows. A version's card holds
the answer, so that only the copy that an added file changes is asked (docs/decisions/0008).
"""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from etl.build.statements import build_sql

# Below it, reading a table whole takes less than finding out where it is stored.
LARGE = 500_000


@dataclass(frozen=True, slots=True)
class Segments:
    """The stored segments of a table.

    `digest` is of all of them and begins with the number of row groups. `kept_digest` is of those in the
    first row groups, as many as were asked for; they lie in `blocks`.
    """

    digest: str
    kept_digest: str
    blocks: frozenset[int]


def segments_of(
    connection: duckdb.DuckDBPyConnection, table: str, before: str | None = None
) -> Segments:
    """The stored segments of a table, called `schema.table`, with a database in front or not.

    `before` is the digest of an earlier version: where it equals `kept_digest`, all that was stored then
    is stored still, as and where it was.
    """
    n_before = int(before.split()[0]) if before else 0
    sql = build_sql("contents", "segments", table=table)
    found = connection.execute(sql, {"n_groups": n_before}).fetchall()
    n_groups, all_, kept, blocks, more_blocks = found[0]
    # Where all values are the same there is no block.
    lie_in = frozenset(
        block for block in (*(blocks or ()), *(more_blocks or ())) if block is not None
    )
    return Segments(_line(n_groups, all_), _line(n_before, kept), lie_in)


def _line(n_groups: int, digest: list[int]) -> str:
    return " ".join(map(str, (n_groups, *digest)))
