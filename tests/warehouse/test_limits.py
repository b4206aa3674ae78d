"""A limit of time stops the statement that it is for, and no other, again and again."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import duckdb
import pytest

from coopstats.warehouse.limits import LOOKS_EVERY, TimeLimit

ENDLESS = "SELECT sum(a.range * b.range) FROM range(10000000) AS a, range(10000000) AS b"
SHORT = "SELECT count(*) FROM range(1000)"


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(":memory:", config={"threads": 2}) as opened:
        yield opened


def run(
    limit: TimeLimit, connection: duckdb.DuckDBPyConnection, sql: str, seconds: float
) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor, limit.of(cursor, seconds):
        return cursor.execute(sql).fetchall()


def test_only_what_takes_too_long_is_stopped(connection: duckdb.DuckDBPyConnection):
    limit = TimeLimit()
    with ThreadPoolExecutor(1) as beside:
        endless = beside.submit(run, limit, connection, ENDLESS, 0.3)
        answers = 0
        while not endless.done():
            assert run(limit, connection, SHORT, 60.0) == [(1000,)]
            answers += 1
        with pytest.raises(duckdb.InterruptException):
            endless.result()
    assert answers > 1


def test_it_watches_again_after_nobody_asked_for_a_while(connection: duckdb.DuckDBPyConnection):
    limit = TimeLimit()
    for _ in range(2):
        with pytest.raises(duckdb.InterruptException):
            run(limit, connection, ENDLESS, 0.05)
        # Longer than it takes to see that nobody asks.
        time.sleep(3 * LOOKS_EVERY)
