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
    counts_of,
    digest_of,
    digest_of_sums,
    listed,
    shapes_of,
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
        self._segments = dict(card.segments)
        self._swapped: dict[str, Swapped] = {}
        self._replaced: set[str] = set()
        # The copy has the tables of the version, of which no revision changes the columns.
        self._columns = {
            name: shape.stored for name, shape in shapes_of(connection, "base").items()
        }

    def beside(self, cursor: duckdb.DuckDBPyConnection) -> Rows:
        """The same account, for a cursor that changes other tables at the same time."""
        twin = copy(self)
        twin._connection = cursor
        return twin

    def swap(self, table: str, taken: str, put: str, where: str = "true") -> None:
        """Takes out the rows that meet `taken`, puts in those of `put` that meet `where` (and `taken`)."""
        n_out, sums_out = summed(self._connection, f"base.{table}", self._columns[table], taken)
        n_into, sums_into = self._put_in_sums(table, put, where)
        self._swapped[table] = Swapped(taken, n_into, sums_into)
        # The same rows, as those of most cohorts and places are: nothing to write.
        if (n_out, sums_out) == (n_into, sums_into):
            return
        if n_out:
            self._connection.execute(add_sql("take_out", table=table, taken=taken))
        if n_into:
            self._connection.execute(
                add_sql("put_in", table=table, put=put, where=where, columns=self._listed(table))
            )
        before = self.rows[table]
        after = self.rows[table] = before - n_out + n_into
        if before > ROWS_IN_PYTHON and after > ROWS_IN_PYTHON:
            total, mixed = map(int, self.digests[table].split())
            self.digests[table] = digest_of_sums(
                total - sums_out[0] + sums_into[0], mixed ^ sums_out[1] ^ sums_into[1]
            )
        else:
            self.digests[table] = self._digest(table, after)

    def replace(self, table: str, put: str) -> None:
        """Puts all rows of `put` in the place of the table.

        A table made anew is written by every core at once, straight to the file.
        """
        n, sums = self._put_in_sums(table, put, "true")
        self._connection.execute(add_sql("drop_table", table=table))
        made = add_sql("make_anew", table=table, put=put, columns=self._listed(table))
        self._connection.execute(made)
        self._replaced.add(table)
        self.rows[table] = n
        self.digests[table] = (
            digest_of_sums(*sums) if n > ROWS_IN_PYTHON else self._digest(table, n)
        )

    def changed(self, table: str) -> None:
        """Accounts for a small table that was changed by other means."""
        (self.rows[table],) = counts_of(self._connection, [f"aside.{table}"]).values()
        self.digests[table] = self._digest(table, self.rows[table])

    def expected(self) -> Expected:
        """What the copy must now hold."""
        return Expected(
            Contents("", self.rows, self.digests, self._segments),
            self._swapped,
            frozenset(self._replaced),
        )

    def _digest(self, table: str, n: int) -> str:
        return digest_of(self._connection, f"aside.{table}", self._columns[table], n)

    def _put_in_sums(self, table: str, put: str, where: str) -> tuple[int, tuple[int, int]]:
        return summed(self._connection, put, self._columns[table], where)

    def _listed(self, table: str) -> str:
        return listed(self._columns[table])
