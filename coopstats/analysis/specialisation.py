"""Specialisation: how much more of a sector a province has than the country (location quotient)."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from coopstats.analysis.choice import publisher_order
from coopstats.analysis.rows import rows_of
from coopstats.catalog import Indicator


@dataclass(frozen=True, slots=True)
class Share:
    """A sector's share of a place: both parts by one publisher, definition and year."""

    geo_code: str
    year: int
    definition: str
    publisher_id: str
    part: float
    total: float
    obs_ids: tuple[str, str]

    @property
    def value(self) -> float:
        return self.part / self.total


@dataclass(frozen=True, slots=True)
class Quotient:
    """A province's share over the nation's."""

    province: Share
    nation: Share

    @property
    def value(self) -> float:
        return location_quotient(
            self.province.part, self.province.total, self.nation.part, self.nation.total
        )


def location_quotient(part: float, total: float, nation_part: float, nation_total: float) -> float:
    """(part / total) / (nation_part / nation_total): 1 is the country's own mix.

    The formula is that of the United States Bureau of Labor Statistics (QCEW, "Location Quotients").
    Raises ValueError where a total or the nation's part is not above zero.
    """
    if total <= 0 or nation_total <= 0 or nation_part <= 0:
        raise ValueError("a share needs totals above zero")
    return (part / total) / (nation_part / nation_total)


def shares(sector: pd.DataFrame, everything: pd.DataFrame) -> list[Share]:
    """Shares of a sector where the sector and the total are of one place, publisher, definition
    and year. Both frames: geo_code, definition, publisher_id, year, value, obs_id."""
    keys = ["geo_code", "definition", "publisher_id", "year"]
    columns = [*keys, "value", "obs_id"]
    both = sector[columns].merge(everything[columns], on=keys, suffixes=("", "_all"))
    both = both[(both["value_all"] > 0) & (both["value"] <= both["value_all"])]
    return [
        Share(
            str(row.geo_code),
            int(row.year),
            str(row.definition),
            str(row.publisher_id),
            float(row.value),
            float(row.value_all),
            (str(row.obs_id), str(row.obs_id_all)),
        )
        for row in rows_of(both.sort_values(keys))
    ]


def quotients(of: Indicator, provinces: list[Share], nation: list[Share]) -> list[Quotient]:
    """The newest quotient of each province, highest first.

    A province's share is set against the nation's of the same definition and of the nearest year:
    the earlier of two equally near ones, then the publisher that stands first in the stated order.
    """
    found: dict[str, Quotient] = {}
    newest_first = sorted(
        provinces, key=lambda s: (-s.year, publisher_order(of, s.publisher_id), s.definition)
    )
    for share in newest_first:
        same = [n for n in nation if n.definition == share.definition and n.part > 0]
        if share.geo_code in found or not same:
            continue
        best = min(
            same,
            key=lambda n: (
                abs(n.year - share.year),
                n.year,
                publisher_order(of, n.publisher_id),
            ),
        )
        found[share.geo_code] = Quotient(share, best)
    return sorted(found.values(), key=lambda q: (-q.value, q.province.geo_code))
