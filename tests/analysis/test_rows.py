"""Plain rows: what is missing, one more column, groups in the order of their first row."""

from __future__ import annotations

import pandas as pd
import pytest

from coopstats.analysis.rows import grouped, is_missing, newest_row, rows_of, with_column

FRAME = pd.DataFrame({"geo_code": ["79", "01", "79"], "year": [2015, 2019, 2019]})


@pytest.mark.parametrize("cell", [None, float("nan"), pd.NaT, pd.NA])
def test_every_mark_of_pandas_is_missing(cell: object):
    assert is_missing(cell)


@pytest.mark.parametrize("cell", [0, 0.0, "", False, pd.Timestamp("2024-12-31")])
def test_a_zero_or_an_empty_text_is_not_missing(cell: object):
    assert not is_missing(cell)


def test_rows_are_tuples_by_column_and_stay_what_they_are():
    rows = rows_of(FRAME)
    assert [(row.geo_code, row.year) for row in rows] == [("79", 2015), ("01", 2019), ("79", 2019)]
    assert rows_of(rows) is rows
    wider = with_column(rows, "rank", [1, 2, 3])
    assert (wider[2].geo_code, wider[2].rank) == ("79", 3)
    assert with_column([], "rank", []) == []


def test_groups_keep_the_order_of_their_rows():
    found = grouped(rows_of(FRAME), lambda row: row.geo_code)
    assert {code: [row.year for row in own] for code, own in found.items()} == {
        "79": [2015, 2019], "01": [2019]
    }  # fmt: skip
    assert list(found) == ["79", "01"]


def test_the_newest_row_is_the_first_of_its_year():
    assert newest_row(rows_of(FRAME)).geo_code == "01"
