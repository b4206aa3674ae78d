"""Simulated cooperative unions and cooperative groups, by year, in the columns of the schema."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from etl.simulate.anchors import Anchors
from etl.simulate.columns import Column, Table, pa, pc
from etl.simulate.figures import founding_dates, place_codes
from etl.simulate.population import Floats, Ints, tax_codes

# Sequence numbers of union codes begin here, beyond those of any simulated cooperative.
FIRST_UNION_NUMBER = 8_500_000
_CLASSES = ("agriculture", "trade_services", "industry_handicraft", "transport")


@dataclass(slots=True)
class Bodies:
    """Units that only grow and shrink in number: the first n of the arrays exist in a year."""

    province: Ints
    sector: Ints
    founded: Ints
    size: Floats


def draw_bodies(n: int, anchors: Anchors, farms: float, rng: np.random.Generator) -> Bodies:
    """`n` bodies placed like the cooperatives of the last year, a share `farms` in agriculture."""
    other = (1.0 - farms) / (len(_CLASSES) - 1)
    return Bodies(
        rng.choice(len(anchors.province_codes), n, p=anchors.province_share[-1]),
        rng.choice(len(_CLASSES), n, p=[farms, other, other, other]),
        rng.integers(anchors.years[0] - 12, anchors.years[0], n),
        rng.normal(0.0, 1.0, n),
    )


def _repeat(word: str, n: int) -> Column:
    return pa.array([word]).take(pa.array(np.zeros(n, dtype=np.int32)))


def _shared(bodies: Bodies, n: int, year: int, word: str) -> dict[str, Column]:
    province = bodies.province[:n]
    codes, era = place_codes(province, year)
    numbers = pc.utf8_lpad(pa.array(np.arange(1, n + 1)).cast(pa.string()), 6, "0")
    classes = pa.array(list(_CLASSES)).take(pa.array(bodies.sector[:n]))
    return {
        "year": pa.array(np.full(n, year)),
        "name": pc.binary_join_element_wise(_repeat(word, n), numbers, " "),
        "province_code": codes,
        "geo_era": _repeat(era, n),
        "commune_code": pa.nulls(n, pa.string()),
        "vsic_code": pa.nulls(n, pa.string()),
        "sector_class": classes,
        "founded_on": founding_dates(bodies.founded[:n], np.zeros(n, dtype=np.int64)),
        "dissolved_on": pa.nulls(n, pa.string()),
        "status": _repeat("operating", n),
    }


def union_codes(n: int) -> Column:
    """Tax codes of the first `n` unions, as text."""
    return pa.array(tax_codes(FIRST_UNION_NUMBER, n)).cast(pa.string())


def unions_of_year(
    bodies: Bodies, n: int, year: int, n_cooperatives: int, columns: tuple[str, ...],
    rng: np.random.Generator,
) -> Table:  # fmt: skip
    """The `n` unions of a year, with `n_cooperatives` members between them."""
    weight = np.exp(0.6 * bodies.size[:n])
    members = 4 + rng.multinomial(max(n_cooperatives - 4 * n, 0), weight / weight.sum())
    million = np.rint(np.exp(8.0 + bodies.size[:n] + rng.normal(0.0, 0.2, n))).astype(np.int64)
    values = {
        **_shared(bodies, n, year, "Liên hiệp HTX mô phỏng"),
        "tax_code": union_codes(n),
        "member_cooperatives": pa.array(members),
        "workers": pa.array(5 + rng.poisson(12.0, n)),
        "charter_capital_vnd": pa.array(million * 300_000),
        "assets_vnd": pa.array(million * 1_200_000),
        "revenue_vnd": pa.array(million * 2_000_000),
        "profit_vnd": pa.array(million * 60_000),
        "rating": _repeat("unrated", n),
    }
    return pa.table({name: values[name] for name in columns})


def groups_of_year(
    bodies: Bodies, n: int, year: int, n_members: float, columns: tuple[str, ...],
    rng: np.random.Generator,
) -> Table:  # fmt: skip
    """The `n` cooperative groups of a year, with about `n_members` members between them."""
    raw = np.exp(0.6 * bodies.size[:n])
    members = np.maximum(np.rint(raw * (n_members / raw.sum())), 2).astype(np.int64)
    ids = pc.utf8_lpad(pa.array(np.arange(1, n + 1)).cast(pa.string()), 7, "0")
    values = {
        **_shared(bodies, n, year, "Tổ hợp tác mô phỏng"),
        "group_id": pc.binary_join_element_wise(_repeat("THT-MP", n), ids, "-"),
        "members": pa.array(members),
        "members_women": pa.array(np.rint(members * rng.beta(6.0, 8.0, n)).astype(np.int64)),
        "revenue_vnd": pa.array(np.rint(members * np.exp(rng.normal(3.2, 0.5, n))) * 1_000_000)
        .cast(pa.int64()),
    }  # fmt: skip
    return pa.table({name: values[name] for name in columns})
