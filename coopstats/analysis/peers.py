"""Peers of a province: those of its region, those of its size, those that share a boundary."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import Any

import pandas as pd

from coopstats.analysis.ranking import ranked_rows
from coopstats.analysis.rows import rows_of

# Coordinates are compared at about a tenth of a metre: neighbours share their vertices exactly.
_DECIMALS = 6


def nearest_in_size(rows: Sequence[Any], code: str, n: int = 5) -> list[str]:
    """The `n` provinces whose value lies nearest to this one's, nearest first.

    `rows` hold one row a province: geo_code, value. Ties go by code. Empty where the province
    has no value.
    """
    values = {str(row.geo_code): float(row.value) for row in rows}
    if code not in values:
        return []
    own = values.pop(code)
    return sorted(values, key=lambda other: (abs(values[other] - own), other))[:n]


def rank_among(rows: Sequence[Any], code: str, codes: Collection[str]) -> tuple[int, int] | None:
    """The rank of a province among `codes` and how many of them have a value; None without one."""
    order = ranked_rows([row for row in rows if row.geo_code in codes])
    rank = next((int(row.rank) for row in order if row.geo_code == code), None)
    return None if rank is None else (rank, len(order))


def neighbours(rings: pd.DataFrame) -> Mapping[str, tuple[str, ...]]:
    """Provinces that share a stretch of boundary, by province code.

    `rings` is the warehouse question `boundaries` of one era. Two rings touch where they hold the
    same two points one after the other, in either direction: a common corner alone is not enough.
    """
    of_edge: dict[frozenset[tuple[float, float]], set[str]] = defaultdict(set)
    for row in rows_of(rings):
        points = [
            (round(float(x), _DECIMALS), round(float(y), _DECIMALS))
            for x, y in zip(row.lon, row.lat, strict=True)
        ]
        for edge in pairwise(points):
            of_edge[frozenset(edge)].add(str(row.geo_code))
    found: dict[str, set[str]] = defaultdict(set)
    for codes in of_edge.values():
        for code in codes:
            found[code] |= codes - {code}
    return {code: tuple(sorted(others)) for code, others in sorted(found.items())}
