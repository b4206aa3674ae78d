"""Digests of tables, taken by several at once, are those of one; what goes wrong with one is said."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import duckdb
import pytest

from etl.build.contents import STAMP, Digests, content_of, counts_of, digest_of, shapes_of

TABLES = [f"core.t{n}" for n in range(12)]


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        opened.execute("CREATE SCHEMA core; CREATE SCHEMA meta")
        for n, table in enumerate([*TABLES, STAMP]):
            opened.execute(
                f"CREATE TABLE {table} AS SELECT i * {n} AS i FROM range({n * 900}) AS r(i)"
            )
        yield opened


def test_several_find_every_digest_and_none_of_the_stamp(connection: duckdb.DuckDBPyConnection):
    shapes, rows = shapes_of(connection), counts_of(connection, shapes_of(connection))
    digests = Digests(shapes, rows, rows)
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(digests.take, [connection.cursor() for _ in range(3)]))
    alone = {name: digest_of(connection, name, shapes[name].stored, rows[name]) for name in TABLES}
    assert digests.found == alone
    assert len(set(alone.values())) == len(TABLES)
    assert content_of(connection).digests == alone


def test_an_error_in_one_table_is_not_taken_for_the_end_of_the_list(
    connection: duckdb.DuckDBPyConnection,
):
    class Broken(Digests):
        def of(self, connection: duckdb.DuckDBPyConnection, table: str) -> str:
            if table == TABLES[3]:
                raise IndexError(table)
            return super().of(connection, table)

    shapes = shapes_of(connection)
    digests = Broken(shapes, counts_of(connection, shapes), shapes)
    with pytest.raises(IndexError, match=TABLES[3]):
        digests.take(connection)
