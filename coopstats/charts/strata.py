"""Strata of single cooperatives: those of one class and province that report the same criteria."""

from __future__ import annotations

from dataclasses import dataclass

from coopstats.analysis.rows import rows_of
from coopstats.catalog import Era
from coopstats.catalog.places import provinces
from coopstats.charts.register import classes_of
from coopstats.charts.scope import Ask, Scope, remembered


@dataclass(frozen=True, slots=True)
class Stratum:
    """`n` cooperatives of one class of the Alliance and the same provinces (of both eras) that report the
    same criteria: a bit each, in the order of the catalog."""

    sector: str
    province_34: str
    province_63: str | None
    criteria: int
    n: int

    def province_in(self, era: Era) -> str | None:
        """Its province as an era knows it; none of the 63 for cooperatives that are younger."""
        return self.province_34 if era == "34" else self.province_63

    def region_in(self, era: Era) -> str | None:
        """The region of that province."""
        province = self.province_in(era)
        return province and provinces()[era, province].region


def strata(ask: Ask) -> dict[int, Stratum]:
    """All strata by the number that `register_best` tells. The same for every scope: to be remembered."""
    return {
        number: Stratum(str(sector), str(new), old and str(old), criteria, n)
        for number, sector, new, old, criteria, n in rows_of(ask("register_strata"))
    }


def criteria_sets(ask: Ask) -> frozenset[int]:
    """The sets of criteria that cooperatives report."""
    return frozenset(one.criteria for one in remembered(ask, strata).values())


def counted(all_strata: dict[int, Stratum], scope: Scope, sets: list[int]) -> tuple[int, int]:
    """How many cooperatives of a scope report one of these sets of criteria, and how many there are."""
    places, classes = set(scope.chosen), set(classes_of(scope.sector))
    own = [
        one
        for one in all_strata.values()
        if (scope.level == "nation" or one.province_in(scope.era) in places)
        and (scope.sector == "all" or one.sector in classes)
    ]
    return sum(one.n for one in own if one.criteria in sets), sum(one.n for one in own)
