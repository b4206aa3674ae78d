"""Bins of distributions meet where they say, and codes reported twice in a year are found."""

from __future__ import annotations

import duckdb
import numpy as np
import pytest

from etl.register.bins import EDGES, LOW, bins_of
from etl.register.identities import odd_codes


@pytest.mark.parametrize(
    ("value", "low"),
    [(0, 0), (1, 1), (2, 2), (4, 2), (5, 5), (999, 500), (1000, 1000), (999_999_999_999_999, 5 * 10**14),
     (10**15, 10**15), (9 * 10**18, 5 * 10**18)],
)  # fmt: skip
def test_a_value_falls_into_the_bin_that_begins_below_it(value: int, low: int):
    place = int(bins_of(np.array([value]))[0])
    assert LOW[place] == low


@pytest.mark.parametrize("kind", [np.int32, np.int64])
def test_bins_are_those_that_a_look_among_the_edges_finds(kind: type):
    """Around each edge, each power of two (a float may be rounded up to it), and at the ends."""
    most = int(np.iinfo(kind).max)
    around = [*EDGES.tolist(), *(1 << power for power in range(64))]
    values = sorted({n + d for n in around for d in range(-600, 601)} | {most, -most})
    found = np.array([n for n in values if abs(n) <= most], kind)
    assert np.array_equal(bins_of(found), np.searchsorted(EDGES, found, "right"))


def test_codes_reported_twice_in_a_year():
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE SCHEMA core; CREATE TABLE core.cooperative_year (unit_id BIGINT, year SMALLINT);"
            "INSERT INTO core.cooperative_year VALUES (100109106, 2024), (100109106, 2025), "
            "(9999999999, 2025), (9999999999, 2025), (9999999999, 2025), (NULL, 2025), (NULL, 2025)"
        )
        assert odd_codes(connection).twice.to_pylist() == [{"unit_id": 9999999999, "year": 2025}]
