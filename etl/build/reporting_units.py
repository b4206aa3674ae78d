"""Provinces as they existed in a year: what a sum of old figures must hold to be whole.

Two kinds of former province stand in the yearbooks. Hà Tây stood beside Hà Nội and joined it on
1 August 2008 (Resolution 15/2008/QH12): until then today's Hà Nội reported as two. Three provinces
were divided on 1 January 2004 (Resolution 22/2003/QH11): until then each reported for two. A
former province whose territory went to two of the 34 has no successor; its figures can be added to
a region, never to a province.
"""

from __future__ import annotations

from dataclasses import dataclass

from coopstats import catalog

FIRST_YEAR = 1900
LAST_YEAR = 2100

# The last 31 December at which the former province existed.
LAST_YEAR_OF: dict[str, int] = {
    "ha_tay": 2007,
    "lai_chau_old": 2003,
    "dak_lak_old": 2003,
    "can_tho_old": 2003,
}


@dataclass(frozen=True, slots=True)
class ReportingUnit:
    """One province, of the 63 or former, with the years in which it could report.

    `successors_34` are the provinces of the 34 that hold its territory, `code_34` the one where
    there is one. `joined_63` is the province of the 63 that a former province joined whole.
    """

    geo_era: str
    geo_code: str
    first_year: int
    last_year: int
    code_34: str | None
    successors_34: list[str]
    region_63: str
    region_34: str
    joined_63: str | None


def _only(values: set[str], what: str) -> str:
    if len(values) != 1:
        raise ValueError(f"{what}: expected one, found {sorted(values)}")
    return next(iter(values))


def successors_34(codes_63: tuple[str, ...]) -> list[str]:
    """The provinces of the 34 that these provinces of the 63 went to, by code."""
    return sorted({catalog.provinces()["63", code].successor for code in codes_63})


def successor_34(codes_63: tuple[str, ...]) -> str | None:
    """The one province of the 34 that all these provinces of the 63 went to, or None."""
    successors = successors_34(codes_63)
    return successors[0] if len(successors) == 1 else None


def reporting_units() -> list[ReportingUnit]:
    """Every province that could report, one row per era and code.

    Raises ValueError for a former province without a last year or with parts in two regions.
    """
    provinces = catalog.provinces()
    first_year_of: dict[str, int] = {}
    units: list[ReportingUnit] = []
    for code, (_, parts) in catalog.FORMER_PROVINCES.items():
        if code not in LAST_YEAR_OF:
            raise ValueError(f"{code}: the last year of this former province is not known")
        last_year = LAST_YEAR_OF[code]
        if len(parts) > 1:
            first_year_of.update(dict.fromkeys(parts, last_year + 1))
        units.append(
            ReportingUnit(
                "former",
                code,
                FIRST_YEAR,
                last_year,
                successor_34(parts),
                successors_34(parts),
                _only({provinces["63", part].region for part in parts}, code),
                _only(
                    {provinces["34", provinces["63", part].successor].region for part in parts},
                    code,
                ),
                parts[0] if len(parts) == 1 else None,
            )
        )
    for province in catalog.provinces_of("63"):
        units.append(
            ReportingUnit(
                "63",
                province.code,
                first_year_of.get(province.code, FIRST_YEAR),
                LAST_YEAR,
                province.successor,
                [province.successor],
                province.region,
                provinces["34", province.successor].region,
                None,
            )
        )
    return units
