"""Puts rows into the copy of a version and takes others out, keeping account of what it must then hold.

For a large table the expected digest is the current version's, without the hashes of the rows taken out
and with those of the rows put in; the rest of the table is not read for it.
"""

from __future__ import annotations

import duckdb

from etl.build.database import (
    ROWS_IN_PYTHON,
    Contents,
    count_of,
    digest_of,
    digest_of_sums,
    sums_of,
)
from etl.build.versions import VersionCard
from etl.register.add.incoming import add_sql


class Rows:
    """The rows of a version's copy, `aside`; the version itself is attached as `base`.

    Table names and conditions come from the code of this package, never from a file.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, card: VersionCard) -> None:
        self._connection = connection
        self.rows = dict(card.rows)
        self.digests = dict(card.digests)

    def swap(self, table: str, taken: str, put: str, where: str = "true") -> None:
        """Takes out the rows that meet `taken`, puts in those of `put` that meet `where`."""
        out = self._connection.table(f"base.{table}").filter(taken)
        into = self._connection.table(put).filter(where)
        n_out, n_into = count_of(out), count_of(into)
        before = self.rows[table]
        if n_out == before:
            self._connection.execute(add_sql("empty", table=table))
        elif n_out:
            self._connection.execute(add_sql("take_out", table=table, taken=taken))
        if n_into:
            self._connection.execute(add_sql("put_in", table=table, put=put, where=where))
        after = self.rows[table] = before - n_out + n_into
        if before > ROWS_IN_PYTHON and after > ROWS_IN_PYTHON:
            total, mixed = map(int, self.digests[table].split())
            total_out, mixed_out = sums_of(out)
            total_in, mixed_in = sums_of(into.project(self._columns(table)))
            self.digests[table] = digest_of_sums(
                total - total_out + total_in, mixed ^ mixed_out ^ mixed_in
            )
        else:
            self.digests[table] = digest_of(self._connection.table(f"aside.{table}"), after)

    def changed(self, table: str) -> None:
        """Accounts for a small table that was changed by other means."""
        relation = self._connection.table(f"aside.{table}")
        self.rows[table] = count_of(relation)
        self.digests[table] = digest_of(relation, self.rows[table])

    def contents(self) -> Contents:
        """What the copy must now hold."""
        return Contents("", self.rows, self.digests)

    def _columns(self, table: str) -> str:
        names = self._connection.table(f"base.{table}").columns
        return ", ".join(f'"{name}"' for name in names)
