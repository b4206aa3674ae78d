"""Puts rows into the copy of a version and takes others out, keeping account of what it must then hold.

For a large table the expected digest is the current version's, without the hashes of the rows taken out
and with those of the rows put in; the rest of the table is not read for it.
"""

from __future__ import annotations

from copy import copy

import duckdb

from etl.build.contents import (
    ROWS_IN_PYTHON,
    Contents,
    count_of,
    digest_of,
    digest_of_sums,
    generated_columns,
    stored,
    summed,
)
from etl.build.reread import Expected, Swapped
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
        self._swapped: dict[str, Swapped] = {}
        self._replaced: set[str] = set()
        self._generated = generated_columns(connection)

    def beside(self, cursor: duckdb.DuckDBPyConnection) -> Rows:
        """The same account, for a cursor that changes other tables at the same time."""
        twin = copy(self)
        twin._connection = cursor
        return twin

    def swap(self, table: str, taken: str, put: str, where: str = "true") -> None:
        """Takes out the rows that meet `taken`, puts in those of `put` that meet `where` (and `taken`)."""
        n_out, sums_out = summed(self._stored(f"base.{table}").filter(taken))
        n_into, sums_into = self._put_in_sums(table, put, where)
        self._swapped[table] = Swapped(taken, n_into, sums_into)
        # The same rows, as those of most cohorts and places are: nothing to write.
        if (n_out, sums_out) == (n_into, sums_into):
            return
        if n_out:
            self._connection.execute(add_sql("take_out", table=table, taken=taken))
        if n_into:
            self._connection.execute(
                add_sql("put_in", table=table, put=put, where=where, columns=self._columns(table))
            )
        before = self.rows[table]
        after = self.rows[table] = before - n_out + n_into
        if before > ROWS_IN_PYTHON and after > ROWS_IN_PYTHON:
            total, mixed = map(int, self.digests[table].split())
            self.digests[table] = digest_of_sums(
                total - sums_out[0] + sums_into[0], mixed ^ sums_out[1] ^ sums_into[1]
            )
        else:
            self.digests[table] = digest_of(self._stored(f"aside.{table}"), after)

    def replace(self, table: str, put: str) -> None:
        """Puts all rows of `put` in the place of the table.

        A table made anew is written by every core at once, straight to the file.
        """
        n, sums = self._put_in_sums(table, put, "true")
        self._connection.execute(add_sql("drop_table", table=table))
        made = add_sql("make_anew", table=table, put=put, columns=self._columns(table))
        self._connection.execute(made)
        self._replaced.add(table)
        self.rows[table] = n
        self.digests[table] = (
            digest_of_sums(*sums)
            if n > ROWS_IN_PYTHON
            else digest_of(self._stored(f"aside.{table}"), n)
        )

    def changed(self, table: str) -> None:
        """Accounts for a small table that was changed by other means."""
        relation = self._stored(f"aside.{table}")
        self.rows[table] = count_of(relation)
        self.digests[table] = digest_of(relation, self.rows[table])

    def expected(self) -> Expected:
        """What the copy must now hold."""
        return Expected(
            Contents("", self.rows, self.digests), self._swapped, frozenset(self._replaced)
        )

    def _stored(self, table: str) -> duckdb.DuckDBPyRelation:
        return stored(self._connection, table, self._generated)

    def _put_in_sums(self, table: str, put: str, where: str) -> tuple[int, tuple[int, int]]:
        return summed(self._connection.table(put).filter(where).project(self._columns(table)))

    def _columns(self, table: str) -> str:
        names = self._stored(f"base.{table}").columns
        return ", ".join(f'"{name}"' for name in names)
