"""Steps from year to year are those that a join of the two years finds."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from etl.register.reports import ERA, Report
from etl.register.steps import Pairs, events, pairs, same_figures, ways

GOOD, FAIR = 1, 2
ABSENT = int(np.iinfo(np.int64).min)
N_RATINGS = 5


def _report(year: int, units: list[int], **columns: list[int]) -> Report:
    n = len(units)
    plain = {"cell": [0] * n, "file_id": [0] * n, "state": [2] * n, "place": [ERA + 1] * n,
             "size_class": [0] * n, "member_size_class": [0] * n, "rating": [0] * n,
             "name_hash": [7] * n, "revenue": [5] * n,
             **{name: [7] * n for name in ("profit", "members", "workers", "assets")}}  # fmt: skip
    columns = {**plain, **columns}
    return Report(
        year, {"unit_id": np.array(units), **{k: np.array(v) for k, v in columns.items()}}
    )


@pytest.mark.parametrize("n_units", [8, 400, 2**62])
def test_pairs_are_those_of_a_join(n_units: int):
    """With few units many report twice in a year, with many some do not report in both.

    The last lie too far apart for keys that hold a unit and a place.
    """
    chosen = np.random.default_rng(3)
    old = chosen.integers(0, n_units, 60).tolist()
    new = chosen.integers(0, n_units, 60).tolist()
    if n_units > 400:
        new[:30] = old[30:]
    b, c = pairs(_report(2023, old), _report(2024, new))
    joined = Counter((i, j) for i, was in enumerate(old) for j, now in enumerate(new) if was == now)
    assert Counter(zip(b.tolist(), c.tolist(), strict=True)) == joined


def test_pairs_of_units_that_report_once_a_year():
    b, c = pairs(_report(2023, [5, 3, 9]), _report(2024, [9, 4, 3, 10]))
    assert list(zip(b.tolist(), c.tolist(), strict=True)) == [(1, 2), (2, 0)]


def test_a_unit_that_reports_twice_in_one_of_the_years_makes_two_pairs():
    for old, new in (([3, 5, 3], [3, 6]), ([3, 6], [5, 3, 3])):
        b, c = pairs(_report(2023, old), _report(2024, new))
        assert sorted((old[i], new[j]) for i, j in zip(b, c, strict=True)) == [(3, 3), (3, 3)]


def test_nobody_reported_the_year_before():
    b, c = pairs(_report(2023, []), _report(2024, [1, 2]))
    assert (len(b), len(c)) == (0, 0)


def test_ways_names_and_provinces():
    """Unit 1 keeps all, 2 is better rated and renamed, 3 moves, 4 is dissolved, 5 is of another era."""
    before = _report(2023, [1, 2, 3, 4, 5], rating=[GOOD, FAIR, 0, GOOD, FAIR],
                     place=[ERA + 1, ERA + 1, ERA + 1, ERA + 1, ERA + 2])  # fmt: skip
    after = _report(
        2024, [1, 2, 3, 4, 5], cell=[8, 8, 9, 8, 9], state=[2, 2, 1, 0, 2],
        rating=[GOOD, GOOD, FAIR, 0, FAIR], name_hash=[7, 8, 7, 7, 7],
        place=[ERA + 1, ERA + 1, ERA + 4, ERA + 1, 2 * ERA + 1],
    )  # fmt: skip
    paired = Pairs.of(before, after)
    rating = ways(paired, first_cell=8, n_cells=2)["rating"]
    found = {
        (cell, was, now): n
        for cell, was, now in zip(*np.nonzero(rating), strict=True)
        if (n := int(rating[cell, was, now]))
    }
    gone = N_RATINGS + 1
    assert found == {(0, GOOD, GOOD): 1, (0, FAIR, GOOD): 1, (0, GOOD, gone): 1, (1, FAIR, FAIR): 1}
    seen = events(paired)
    assert seen["unit_id"].tolist() == [2, 3]
    assert seen["is_renamed"].tolist() == [True, False]
    assert seen["is_moved"].tolist() == [False, True]


def test_same_figures_are_counted_by_file_where_both_years_tell_a_revenue():
    """Of unit 2 the workers differ, of 5 the profit is not told in either year, of 6 in one."""
    before = _report(2023, [1, 2, 3, 4, 5, 6], revenue=[5, 5, ABSENT, 5, 5, 5],
                     profit=[7, 7, 7, 7, ABSENT, ABSENT])  # fmt: skip
    after = _report(2024, [1, 2, 3, 4, 5, 6], file_id=[3, 3, 3, 6, 6, 6], workers=[7, 8, 7, 7, 7, 7],
                    profit=[7, 7, 7, 7, ABSENT, 7])  # fmt: skip
    same = same_figures(Pairs.of(before, after))
    rows = zip(same["file_id"].tolist(), same["n_same"].tolist(), same["n"].tolist(), strict=True)
    assert list(rows) == [(3, 1, 2), (6, 2, 3)]
