"""The figures of a place as plain rows: the one way from a scope to what is published of it.

Each question is asked once for every place of an era and grouped by place, so that a place nobody
has asked for yet is looked up. Only questions of one indicator are asked so: they stay small however
many cooperatives stand behind the figures.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from coopstats.analysis.rows import grouped, is_missing, rows_of
from coopstats.catalog import NATION_CODE, Indicator, regions_of
from coopstats.charts.scope import Ask, Scope, remembered


class Figure(NamedTuple):
    """One figure of a place and sector in base units; `as_of` is the day counted, missing for flows
    and averages of a year; `published` the date of its source as printed there."""

    definition: str
    publisher_id: str
    year: int
    value: float
    status: str
    as_of: Any
    obs_id: str
    published: Any
    is_derived: bool


Figures = tuple[Figure, ...]


def figures_of(ask: Ask, scope: Scope, of: Indicator) -> Figures:
    """Every figure of one place and sector: printed ones, and full sums where none is printed.

    One a publisher, definition and year. A province of the 34 has a figure where every former
    province reported; a sum of provinces enters only when all reported and no total is printed.
    """
    of_level = _of_provinces if scope.level == "province" else _of_areas
    found = remembered(ask, of_level, _anywhere(scope), of.id).get(scope.place, ())
    if scope.publisher:
        return tuple(row for row in found if row.publisher_id == scope.publisher)
    return found


def whole_panel(ask: Ask, scope: Scope, of: Indicator) -> Mapping[str, tuple[Any, ...]]:
    """The wholly reported rows of the warehouse question `panel`, by province."""
    return remembered(ask, _whole_panel, _anywhere(scope), of.id)


def whole_totals(ask: Ask, scope: Scope, of: Indicator) -> Mapping[str, tuple[Any, ...]]:
    """The rows of the warehouse question `area_totals` to which every province added its part, by
    region or nation."""
    return remembered(ask, _whole_totals, _anywhere(scope), of.id)


def sector_rows(ask: Ask, scope: Scope, of: Indicator) -> tuple[Any, ...]:
    """The rows of the warehouse question `sector_mix`: one a definition, publisher, year and sector
    of the scope's place in its years. Asked place by place: all sectors of all places are many."""
    return remembered(ask, _sector_rows, scope.of(publisher="", lang="vi", sector="all"), of.id)


def _anywhere(scope: Scope) -> Scope:
    """What the answers for all places depend on: the era, the sector and the years."""
    return scope.anywhere.of(publisher="", lang="vi")


def _of_provinces(ask: Ask, scope: Scope, indicator_id: str) -> dict[str, Figures]:
    panel = remembered(ask, _whole_panel, scope, indicator_id)
    return {code: tuple(_figure(row, row.is_rebased) for row in own) for code, own in panel.items()}


def _of_areas(ask: Ask, scope: Scope, indicator_id: str) -> dict[str, Figures]:
    areas = [NATION_CODE, *(region.id for region in regions_of(scope.era))]
    printed = ask(
        "series",
        indicator=indicator_id,
        places=areas,
        era=scope.era,
        sectors=[scope.sector],
        first_year=scope.first_year,
        last_year=scope.last_year,
    )
    series = grouped(rows_of(printed), lambda row: str(row.geo_code))
    totals = remembered(ask, _whole_totals, scope, indicator_id)
    found: dict[str, Figures] = {}
    for area in areas:
        own = [_figure(row, row.is_derived) for row in series.get(area, ())]
        known = {(row.definition, row.publisher_id, row.year) for row in own}
        own += [
            _sum(row)
            for row in totals.get(area, ())
            if is_missing(row.printed_value)
            and (row.definition, row.publisher_id, row.year) not in known
        ]
        found[area] = tuple(own)
    return found


def _whole_panel(ask: Ask, scope: Scope, indicator_id: str) -> dict[str, tuple[Any, ...]]:
    frame = ask(
        "panel",
        indicator=indicator_id,
        sector=scope.sector,
        era=scope.era,
        first_year=scope.first_year,
        last_year=scope.last_year,
    )
    whole = (row for row in rows_of(frame) if row.n_reported == row.n_parts)
    return grouped(whole, lambda row: str(row.geo_code))


def _whole_totals(ask: Ask, scope: Scope, indicator_id: str) -> dict[str, tuple[Any, ...]]:
    frame = ask(
        "area_totals",
        indicator=indicator_id,
        sector=scope.sector,
        era=scope.era,
        first_year=scope.first_year,
        last_year=scope.last_year,
    )
    whole = (row for row in rows_of(frame) if row.n_reported == row.n_expected)
    return grouped(whole, lambda row: str(row.geo_code))


def _figure(row: Any, is_derived: bool) -> Figure:
    return Figure(
        row.definition, row.publisher_id, row.year, row.value, row.status, row.as_of, row.obs_id,
        row.published, is_derived,
    )  # fmt: skip


def _sum(row: Any) -> Figure:
    """A sum of provinces as a figure: it has no day, id or date of publication of its own."""
    return Figure(
        row.definition, row.publisher_id, row.year, row.value, "final", None, "sum", "", True
    )


def _sector_rows(ask: Ask, scope: Scope, indicator_id: str) -> tuple[Any, ...]:
    frame = ask(
        "sector_mix",
        indicator=indicator_id,
        place=scope.place,
        era=scope.era,
        first_year=scope.first_year,
        last_year=scope.last_year,
    )
    return tuple(rows_of(frame))
