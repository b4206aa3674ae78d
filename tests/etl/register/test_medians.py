"""Medians by sorted keys are those that DuckDB's own quantiles give."""

from __future__ import annotations

import duckdb
import numpy as np
import pyarrow as pa
import pytest

from etl.register.medians import Measure
from etl.register.reports import Grouping


@pytest.mark.parametrize(
    ("around", "spread"), [(0, 3), (0, 10**6), (10**12, 10**6), (0, 10**12), (0, 2**62)]
)
def test_quartiles_are_those_of_duckdb(around: int, spread: int):
    """Many equal values, wide ones, and some so far apart that their ranks must stand for them."""
    random = np.random.default_rng(5)
    n_cells = 40
    cells = random.integers(0, n_cells - 5, 5_000)
    values = around + random.integers(-spread, spread, 5_000)
    # Some cells count nowhere, two of the groups hold no value.
    group_of_cell = np.concatenate([random.integers(0, 8, n_cells - 5), [9] * 5])
    group_of_cell[:3] = 10
    grouping = Grouping(group_of_cell, np.arange(10))
    counts, found = Measure(cells, values, n_cells).quartiles(grouping)
    with duckdb.connect() as connection:
        connection.register("value", pa.table({"g": group_of_cell[cells], "v": values}))
        expected = connection.execute(
            "SELECT g, count(*), quantile_cont(v, [0.25, 0.5, 0.75]) FROM value WHERE g < 10 "
            "GROUP BY g ORDER BY g"
        ).fetchall()
    got = [(g, counts[g], pytest.approx(list(found[g]))) for g in range(10) if counts[g]]
    assert got == expected
    assert list(counts[8:]) == [0, 0]
    assert np.isnan(found[8:]).all()


def test_a_measure_that_nobody_reports_has_no_quartiles():
    nothing = np.array([], np.int64)
    grouping = Grouping(np.zeros(4, np.int64), np.zeros(1, np.int64))
    counts, found = Measure(nothing, nothing, 4).quartiles(grouping)
    assert list(counts) == [0]
    assert np.isnan(found).all()
