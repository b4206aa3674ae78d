"""Printed names of places to codes: nation, region, province, province that is no more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from coopstats import catalog

_NATION_NAMES = frozenset(
    catalog.fold(name) for name in ("Cả nước", "Toàn quốc", "Việt Nam", "Whole country")
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place as an observation names it."""

    level: Literal["nation", "region", "province", "former_province"]
    code: str
    era: Literal["all", "63", "34", "former"]


NATION = Place("nation", catalog.NATION_CODE, "all")


def find_place(name: str, era: catalog.Era) -> Place | None:
    """The place a table prints, or None.

    Former provinces first ("Đắk Lắk cũ (…)"), then regions, then provinces of `era`.
    """
    folded = catalog.fold(name)
    if not folded:
        return None
    if folded in _NATION_NAMES:
        return NATION
    for code, (text, _) in catalog.FORMER_PROVINCES.items():
        if folded in (catalog.fold(text.vi), catalog.fold(text.en)):
            return Place("former_province", code, "former")
    region = catalog.find_region(name, era)
    if region is not None:
        return Place("region", region, era)
    province = catalog.find_province(name, era)
    return None if province is None else Place("province", province, era)
