"""Checks of one observation: its ids exist, its place fits its era, its value is possible."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection

from coopstats import catalog
from etl.check.findings import Value, Where, make_finding
from etl.observation import Finding, Observation

FIRST_YEAR, LAST_YEAR = 1990, 2030


def check_observation(
    observation: Observation,
    source_ids: Collection[str],
    locate: Callable[[str], Where] | None = None,
) -> list[Finding]:
    """Findings on one observation; one with action "quarantined" means that it must not load.

    `locate` gives the cell of one field where each field has its own (tidy files); without it
    every finding points to the cell of the figure.
    """
    judge = _Judge(observation, locate)
    indicator = catalog.INDICATORS.get(observation.indicator)
    if indicator is None:
        judge.refuse("E-IND-01", "indicator", observation.indicator, value=observation.indicator)
        return judge.findings
    if observation.definition not in indicator.definitions:
        judge.refuse(
            "E-DEF-01",
            "definition",
            observation.definition,
            ", ".join(indicator.definitions),
            value=observation.definition,
            indicator=observation.indicator,
        )
    if observation.sector not in catalog.SECTORS:
        judge.refuse("E-SEC-01", "sector", observation.sector, value=observation.sector)
    if observation.source_id not in source_ids:
        judge.refuse("E-SRC-01", "source_id", observation.source_id, value=observation.source_id)
    if not is_known_place(observation.geo_level, observation.geo_code, observation.geo_era):
        judge.refuse(
            "E-GEO-02",
            "geo_code",
            f"{observation.geo_code} ({observation.geo_era})",
            value=observation.geo_code,
            level=observation.geo_level,
            era=observation.geo_era,
        )
    if not FIRST_YEAR <= observation.year <= LAST_YEAR:
        judge.refuse(
            "E-YEAR-01",
            "period",
            str(observation.year),
            f"{FIRST_YEAR}-{LAST_YEAR}",
            value=str(observation.year),
        )
    if observation.unit != indicator.unit:
        judge.refuse(
            "E-UNIT-01",
            "unit",
            observation.unit,
            indicator.unit,
            value=observation.unit,
            indicator=observation.indicator,
            unit=indicator.unit,
        )
    _check_value(judge, observation, catalog.UNITS[indicator.unit].kind)
    return judge.findings


def is_known_place(level: str, code: str, era: str) -> bool:
    """Whether a code is a place of that level in that era."""
    match level, era:
        case "nation", "all":
            return code == catalog.NATION_CODE
        case "region", ("63" | "34"):
            return (era, code) in catalog.regions()
        case "province", ("63" | "34"):
            return (era, code) in catalog.provinces()
        case "former_province", "former":
            return code in catalog.FORMER_PROVINCES
        case _:
            return False


def _check_value(judge: _Judge, observation: Observation, kind: str) -> None:
    value = observation.value
    found = observation.value_as_printed
    if not math.isfinite(value):
        judge.refuse("E-NUM-01", "value", found, value=found)
    elif kind == "share":
        if not 0 <= value <= 1:
            judge.refuse("E-SHARE-01", "value", found, "0-1", value=value)
    elif kind != "rate" and value < 0:
        judge.refuse(
            "E-NEG-01", "value", found, ">= 0", value=value, indicator=observation.indicator
        )
    elif kind == "count" and value != int(value):
        judge.warn("W-INT-01", found, value=value, indicator=observation.indicator)


class _Judge:
    """Collects the findings of one observation, each at the cell of its field."""

    def __init__(self, observation: Observation, locate: Callable[[str], Where] | None) -> None:
        self.findings: list[Finding] = []
        self._here = Where(observation.file, observation.row, observation.column, observation.cell)
        self._locate = locate

    def _where(self, field: str) -> Where:
        return self._here if self._locate is None else self._locate(field)

    def refuse(
        self, code: str, field: str, found: str, expected: str = "", **values: Value
    ) -> None:
        self.findings.append(
            make_finding(code, self._where(field), "quarantined", found, expected, **values)
        )

    def warn(self, code: str, found: str, **values: Value) -> None:
        where = self._where("value")
        self.findings.append(make_finding(code, where, "loaded", found, "", **values))
