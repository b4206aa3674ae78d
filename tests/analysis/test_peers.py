"""Peers: nearest in size, rank among some, neighbours by a shared stretch of boundary."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from coopstats.analysis.peers import nearest_in_size, neighbours, rank_among
from coopstats.analysis.rows import rows_of
from coopstats.catalog import find_province, provinces_of

SIZES = rows_of(
    pd.DataFrame({"geo_code": ["a", "b", "c", "d", "e"], "value": [10, 14, 6, 100, 11.0]})
)


def test_the_nearest_in_size_come_nearest_first_and_ties_by_code():
    assert nearest_in_size(SIZES, "a", 3) == ["e", "b", "c"]
    assert nearest_in_size(SIZES, "d", 1) == ["b"]
    assert nearest_in_size(SIZES, "x") == []


def test_a_rank_counts_only_those_asked_about():
    assert rank_among(SIZES, "a", {"a", "b", "c"}) == (2, 3)
    assert rank_among(SIZES, "a", set("abcde")) == (4, 5)
    assert rank_among(SIZES, "x", {"a", "x"}) is None
    tied = rows_of(pd.DataFrame({"geo_code": ["a", "b", "c"], "value": [5, 5, 1.0]}))
    assert rank_among(tied, "b", {"a", "b", "c"}) == (1, 3)
    assert rank_among(tied, "c", {"a", "b", "c"}) == (3, 3)


def test_a_common_corner_makes_no_neighbours():
    def square(x: float, y: float) -> tuple[list[float], list[float]]:
        return [x, x + 1, x + 1, x, x], [y, y, y + 1, y + 1, y]

    rings = [("a", *square(0, 0)), ("b", *square(1, 0)), ("c", *square(2, 1))]
    frame = pd.DataFrame(rings, columns=["geo_code", "lon", "lat"])
    assert dict(neighbours(frame)) == {"a": ("b",), "b": ("a",), "c": ()}


def test_real_neighbours(ask: Callable[..., pd.DataFrame]):
    for era, name, expected in (
        ("63", "Đắk Lắk", {"Gia Lai", "Phú Yên", "Khánh Hòa", "Lâm Đồng", "Đắk Nông"}),
        ("34", "Cà Mau", {"An Giang", "Cần Thơ"}),
        ("34", "Lâm Đồng", {"Đắk Lắk", "Khánh Hòa", "Đồng Nai", "TP. Hồ Chí Minh"}),
    ):
        found = neighbours(ask("boundaries", era=era))
        assert set(found) == {province.code for province in provinces_of(era)}
        own = found[str(find_province(name, era))]
        assert set(own) == {find_province(other, era) for other in expected}, (era, name)
        assert all(code in found[other] for code, others in found.items() for other in others)
