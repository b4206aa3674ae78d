"""Bins of distributions meet where they say, and codes reported twice in a year are found."""

from __future__ import annotations

import duckdb
import numpy as np
import pytest

from etl.register.counting import EDGES
from etl.register.identities import odd_codes


@pytest.mark.parametrize(
    ("value", "low"),
    [(0, 0), (1, 1), (2, 2), (4, 2), (5, 5), (999, 500), (1000, 1000), (999_999_999_999_999, 5 * 10**14),
     (10**15, 10**15), (9 * 10**18, 5 * 10**18)],
)  # fmt: skip
def test_a_value_falls_into_the_bin_that_begins_below_it(value: int, low: int):
    place = int(np.searchsorted(EDGES, value, "right"))
    assert [0, *EDGES.tolist()][place] == low


def test_codes_reported_twice_in_a_year():
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE SCHEMA core; CREATE TABLE core.cooperative_year (unit_id BIGINT, year SMALLINT);"
            "INSERT INTO core.cooperative_year VALUES (100109106, 2024), (100109106, 2025), "
            "(9999999999, 2025), (9999999999, 2025), (9999999999, 2025), (NULL, 2025), (NULL, 2025)"
        )
        assert odd_codes(connection).twice.to_pylist() == [{"unit_id": 9999999999, "year": 2025}]
