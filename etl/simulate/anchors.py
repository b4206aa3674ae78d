"""The published figures that the simulation is held to, and what is assumed between them.

For each indicator and year one figure is taken: an exact one before a rounded one, then by the
catalog's order of publishers. Years without a figure are interpolated in a straight line between
the nearest two and held level beyond the first and last; it is a simulation, so that is allowed,
and the report says which years are published and which are not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from coopstats import catalog
from coopstats.catalog import ALLIANCE_CLASSES
from etl.observation import Observation
from etl.recognise.published import load_published

Floats = npt.NDArray[np.float64]

_ROUNDED = frozenset({"over", "about", "nearly"})
_WHOLE_YEAR = frozenset({"year_end", "year"})

# Nothing is published of these; each is an assumption that the report lists as such.
OPERATING_SHARE = 0.92
SUSPENDED_SHARE = 0.04
LEAST_DEATH_RATE = 0.008
DIGITAL_SHARE = {2015: 0.02, 2020: 0.08, 2025: 0.35}
OCOP_SHARE = {2017: 0.0, 2020: 0.03, 2025: 0.12}
GOOD_OR_FAIR_BEFORE = {2015: 0.45}
HIGH_TECH_BEFORE = {2015: 300.0}
VALUE_CHAIN_BEFORE = {2015: 1_000.0}
REVENUE_BY_CLASS = {
    "agriculture": 0.45,
    "trade_services": 1.9,
    "industry_handicraft": 1.5,
    "transport": 2.2,
    "credit_funds": 2.8,
    "construction": 1.9,
    "environment": 0.9,
    "other": 0.8,
}
MEMBERS_BY_CLASS = {
    "agriculture": 1.1,
    "trade_services": 0.6,
    "industry_handicraft": 0.3,
    "transport": 0.6,
    "credit_funds": 6.5,
    "construction": 0.25,
    "environment": 0.5,
    "other": 0.5,
}


@dataclass(frozen=True, slots=True)
class Target:
    """One published figure that the simulation aims at, in its base unit."""

    indicator: str
    definition: str
    sector: str
    geo_code: str
    year: int
    value: float
    publisher_id: str
    source_id: str
    is_rounded: bool


@dataclass(frozen=True, slots=True)
class Course:
    """An indicator over the simulated years; `published` are the years that are not interpolated."""

    values: Floats
    published: frozenset[int]


@dataclass(slots=True)
class Anchors:
    """What to simulate towards, one entry of each array a simulated year.

    Counts are of the whole country; `scale` is the simulated over the published number.
    """

    years: tuple[int, ...]
    courses: dict[str, Course]
    province_share: Floats
    class_share: Floats
    province_codes: tuple[str, ...]
    workers_share: Floats
    targets: list[Target] = field(default_factory=list[Target])

    def course(self, name: str) -> Floats:
        """The values of a course by year."""
        return self.courses[name].values


def _preference(indicator: str, publisher_id: str) -> int:
    order = catalog.indicator(indicator).publishers
    if publisher_id in order:
        return order.index(publisher_id)
    return 100 + catalog.publishers()[publisher_id].rank


def _is_usable(one: Observation) -> bool:
    if one.is_suspect or one.breakdown_kind != "none" or one.geo_era in ("34", "former"):
        return False
    entry = catalog.INDICATORS.get(one.indicator)
    # The flow of a month is not that of a year.
    return entry is not None and (entry.nature != "flow" or one.period_type in _WHOLE_YEAR)


class _Published:
    """The chosen figure of each indicator, definition, sector, place and year."""

    def __init__(self, observations: Iterable[Observation], publisher_of: Mapping[str, str]):
        self.chosen: dict[tuple[str, str, str, str, int], Target] = {}
        best: dict[tuple[str, str, str, str, int], tuple[int, int, int, str]] = {}
        for one in observations:
            if not _is_usable(one):
                continue
            key = (one.indicator, one.definition, one.sector, one.geo_code, one.year)
            publisher = publisher_of[one.source_id]
            rounded = one.qualifier in _ROUNDED
            rank = (
                int(rounded),
                _preference(one.indicator, publisher),
                int(one.period_type not in _WHOLE_YEAR),
                one.obs_id,
            )
            if key not in best or rank < best[key]:
                best[key] = rank
                self.chosen[key] = Target(*key, one.value, publisher, one.source_id, rounded)

    def by_year(
        self, indicator: str, definition: str, sector: str = "all", place: str = "VN"
    ) -> dict[int, float]:
        """Published values by year."""
        return {
            key[4]: target.value
            for key, target in self.chosen.items()
            if key[:4] == (indicator, definition, sector, place)
        }


def _interpolated(
    known: Mapping[int, float], years: tuple[int, ...], assumed: Mapping[int, float] | None = None
) -> Course:
    points = {**(assumed or {}), **known}
    at = sorted(points)
    values = np.interp(years, at, [points[year] for year in at])
    return Course(values, frozenset(known) & frozenset(years))


def _shares(columns: Mapping[int, list[float]], years: tuple[int, ...]) -> Floats:
    """One row a year, each adding up to 1, from the years in which all columns are known."""
    at = sorted(columns)
    table = np.array([columns[year] for year in at], dtype=np.float64)
    table /= table.sum(axis=1, keepdims=True)
    rows = np.empty((len(years), table.shape[1]))
    for column in range(table.shape[1]):
        rows[:, column] = np.interp(years, at, table[:, column])
    return rows / rows.sum(axis=1, keepdims=True)


def _class_mix(published: _Published) -> dict[int, list[float]]:
    """The Alliance's mix of 2024; before it, agriculture as then printed and the rest alike."""
    mix = [
        published.by_year("cooperatives", "registered", sector)[2024] for sector in ALLIANCE_CLASSES
    ]
    total_2018 = published.by_year("cooperatives", "registered")[2018]
    farms = published.by_year("cooperatives", "registered", "agriculture")
    funds = published.by_year("cooperatives", "registered", "credit_funds")
    at_farms = ALLIANCE_CLASSES.index("agriculture")
    at_funds = ALLIANCE_CLASSES.index("credit_funds")
    rest_2024 = sum(mix) - mix[at_farms] - mix[at_funds]
    rest_2018 = total_2018 - farms[2018] - funds[2018]
    then = [value * rest_2018 / rest_2024 for value in mix]
    then[at_farms], then[at_funds] = farms[2018], funds[2018]
    return {2018: then, 2024: mix}


def read_anchors(folder: Path, years: tuple[int, ...]) -> Anchors:
    """The anchors of the years asked for, from a folder of published figures.

    Raises KeyError where a figure that everything rests on (the Alliance's classes of 2024, the
    counts of 2018) is not published.
    """
    intake = load_published(folder)
    names = catalog.publisher_by_name()
    publisher_of = {s["source_id"]: names[s["publisher"]] for s in intake.sources}
    published = _Published(intake.observations, publisher_of)

    def course(
        indicator: str, definition: str, before: Mapping[int, float] | None = None
    ) -> Course:
        return _interpolated(published.by_year(indicator, definition), years, before)

    codes = tuple(province.code for province in catalog.provinces_of("63"))
    with_results = dict(published.by_year("cooperatives", "with_results"))
    workers = dict(published.by_year("workers", "with_results"))
    by_province: dict[str, dict[int, list[float]]] = {}
    for indicator in ("cooperatives", "workers"):
        panel = [published.by_year(indicator, "with_results", place=code) for code in codes]
        full = {year for year in panel[0] if all(year in own for own in panel)}
        by_province[indicator] = {year: [own[year] for own in panel] for year in sorted(full)}
    # The survey of 2022 prints no national row: its provinces added up stand for it.
    for known, panel in (
        (with_results, by_province["cooperatives"]),
        (workers, by_province["workers"]),
    ):
        for year, values in panel.items():
            known.setdefault(year, sum(values))
    courses = {
        "registered": course("cooperatives", "registered"),
        "new": course("cooperatives_new", "new"),
        "with_results": _interpolated(with_results, years),
        "workers": _interpolated(workers, years),
        "members": course("members", "total"),
        "revenue_mean": course("revenue_per_cooperative", "per_cooperative_average"),
        "profit_mean": course("profit_per_cooperative", "per_cooperative_average"),
        "income_per_worker": course("income_per_worker", "regular_worker_average",
                                    published.by_year("income_per_worker", "worker_average")),
        "charter_capital_mean": course(
            "charter_capital_per_cooperative", "per_cooperative_average"
        ),
        "assets_mean": course("assets_per_cooperative", "per_cooperative_average"),
        "high_tech": course("high_tech_cooperatives", "total", HIGH_TECH_BEFORE),
        "value_chain": course("value_chain_cooperatives", "total", VALUE_CHAIN_BEFORE),
        "good_or_fair_share": course(
            "rated_good_or_fair_share", "good_or_fair", GOOD_OR_FAIR_BEFORE
        ),
        "unions": course("unions", "total"),
        "union_members": course("union_member_cooperatives", "total"),
        "groups": course("cooperative_groups", "total"),
        "group_members": course("group_members", "total"),
        "digital_share": _interpolated({}, years, DIGITAL_SHARE),
        "ocop_share": _interpolated({}, years, OCOP_SHARE),
    }  # fmt: skip
    targets = [target for key, target in sorted(published.chosen.items()) if key[4] in years]
    return Anchors(
        years,
        courses,
        _shares(by_province["cooperatives"], years),
        _shares(_class_mix(published), years),
        codes,
        _shares(by_province["workers"], years),
        targets,
    )
