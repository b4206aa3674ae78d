"""Re-basing: figures of provinces as they once were, in the 34 provinces, the regions, the nation.

Sums are added, ratios divided anew from added parts, printed averages refused with the catalog's
reason unless the territory did not change. Nothing is estimated: what is missing is counted in
`n_reported` of `n_parts`. A figure printed for a new province is kept and never added to.

Frames of figures hold one row a definition, sector, publisher, year and province, in base units:
definition, sector, publisher_id, year, geo_era ("63", "former" or "34"), geo_code, value, and, for
ratios, over_value and by_value; status, as_of, obs_id and source_id travel along.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from math import fsum
from typing import Any, Literal

import pandas as pd

from coopstats.catalog import (
    NATION_CODE,
    Era,
    Indicator,
    Ratio,
    Sum,
    Text,
    provinces,
    provinces_of,
    regions_of,
)

KEYS = ("definition", "sector", "publisher_id", "year")
STATUSES = ("final", "preliminary", "estimate", "approximate")
PRINTED_AVERAGE = Text(
    "Số bình quân in sẵn, không có tử số và mẫu số để tính lại.",
    "A printed average without the parts needed to recompute it.",
)


def refusal(indicator: Indicator, definition: str) -> Text | None:
    """Why figures of this definition cannot be grouped; None where they can be."""
    rule = indicator.aggregation
    if isinstance(rule, Sum):
        return None
    if isinstance(rule, Ratio):
        computed = {parts.definition for parts in rule.parts}
        return None if definition in computed else PRINTED_AVERAGE
    return rule.reason


@dataclass(frozen=True, slots=True)
class Unit:
    """A province that could report, of the 63 or former, with the years in which it existed.

    `code_34` is None where its territory went to several provinces of the 34.
    """

    era: str
    code: str
    first_year: int
    last_year: int
    code_34: str | None
    successors_34: tuple[str, ...]
    region_63: str
    region_34: str


class Territories:
    """Which provinces existed in a year and which of today's hold them."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.units = {(unit.era, unit.code): unit for unit in units}
        self._expected: dict[int, tuple[dict[str, int], dict[str, int]]] = {}

    @classmethod
    def of(cls, frame: pd.DataFrame) -> Territories:
        """From the warehouse question `reporting_units`."""
        return cls(
            Unit(
                str(row["geo_era"]),
                str(row["geo_code"]),
                int(row["first_year"]),
                int(row["last_year"]),
                str(row["code_34"]) if isinstance(row["code_34"], str) else None,
                tuple(str(code) for code in row["successors_34"]),
                str(row["region_63"]),
                str(row["region_34"]),
            )
            for row in frame.to_dict("records")
        )

    def expected(self, year: int) -> tuple[dict[str, int], dict[str, int]]:
        """Provinces that existed in a year: per province of the 34, and per area of the 63.

        A former province divided between two of the 34 counts in both: without it neither is whole.
        """
        if year not in self._expected:
            parts: dict[str, int] = defaultdict(int)
            areas: dict[str, int] = defaultdict(int)
            for unit in self.units.values():
                if unit.first_year <= year <= unit.last_year:
                    for code in unit.successors_34:
                        parts[code] += 1
                    areas[unit.region_63] += 1
                    areas[NATION_CODE] += 1
            self._expected[year] = (dict(parts), dict(areas))
        return self._expected[year]


@dataclass(frozen=True, slots=True)
class Rebased:
    """Figures in the 34 provinces.

    `frame`: KEYS, geo_code, value, n_parts, n_reported, is_rebased, status (the weakest of the
    parts), as_of (the latest), obs_id and source_id (joined by +). `compared`: the sums that a
    printed figure displaced, with `printed_value` beside them. `refused`: provinces with old
    figures that cannot be grouped, and `reason` why.
    """

    frame: pd.DataFrame
    compared: pd.DataFrame
    refused: tuple[str, ...] = ()
    reason: Text | None = None


_COLUMNS = [
    *KEYS,
    "geo_code",
    "value",
    "n_parts",
    "n_reported",
    "is_rebased",
    "status",
    "as_of",
    "obs_id",
    "source_id",
]


def to_provinces_34(indicator: Indicator, figures: pd.DataFrame, places: Territories) -> Rebased:
    """The figures in the 34 provinces. Rows of era 34 come back as they are."""
    rows = _rows(figures)
    printed: dict[tuple[Hashable, ...], dict[str, Any]] = {}
    groups: dict[tuple[Hashable, ...], list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        if row["geo_era"] == "34":
            printed[(*_key(row), row["geo_code"])] = row
            continue
        unit = places.units.get((row["geo_era"], row["geo_code"]))
        if unit is not None and unit.code_34 is not None and _existed(unit, row):
            groups[(*_key(row), unit.code_34)].append(row)
    made: list[tuple[Any, ...]] = []
    compared: list[tuple[Any, ...]] = []
    refused: set[str] = set()
    reason: Text | None = None
    for key, parts in groups.items():
        definition, code, year = str(key[0]), str(key[-1]), int(parts[0]["year"])
        n_parts = places.expected(year)[0][code]
        why = refusal(indicator, definition)
        if why is not None and n_parts > 1:
            refused.add(code)
            reason = why
            continue
        value = float(parts[0]["value"]) if why is not None else _added(indicator, parts)
        if value is None:
            continue
        record = (*key, value, n_parts, len(parts), True, *_together(parts))
        if key in printed:
            compared.append((*record, float(printed[key]["value"])))
        else:
            made.append(record)
    for key, row in printed.items():
        n_parts = len(provinces()["34", str(row["geo_code"])].parts)
        made.append((*key, float(row["value"]), n_parts, n_parts, False, *_together([row])))
    return Rebased(
        _in_order(made, _COLUMNS),
        _in_order(compared, [*_COLUMNS, "printed_value"]),
        tuple(sorted(refused)),
        reason,
    )


def to_areas(
    indicator: Indicator,
    figures: pd.DataFrame,
    places: Territories,
    era: Era,
    level: Literal["region", "nation"],
) -> pd.DataFrame:
    """The figures added up to the regions of one era or to the nation.

    Columns: KEYS, geo_code, value, n_reported and n_expected, in provinces of that era and year
    (64 in 2004-2007). The value also holds what a new province reported in part; only a whole one
    is counted as reported. Printed averages give no rows: they are never grouped.
    """
    rows = [r for r in _rows(figures) if refusal(indicator, str(r["definition"])) is None]
    whole: set[tuple[Hashable, ...]] = set()
    displaced: set[tuple[Hashable, ...]] = set()
    if era == "34":
        new = to_provinces_34(indicator, figures, places).frame
        printed = new[~new["is_rebased"].astype(bool)]
        complete = new[new["n_reported"] == new["n_parts"]]
        columns = [*KEYS, "geo_code"]
        whole = set(complete[columns].itertuples(index=False, name=None))
        displaced = set(printed[columns].itertuples(index=False, name=None))
    groups: dict[tuple[Hashable, ...], list[dict[str, Any]]] = defaultdict(list)
    reported: dict[tuple[Hashable, ...], set[str]] = defaultdict(set)
    for row in rows:
        if row["geo_era"] == "34":
            if era == "63":
                continue
            code: str | None = str(row["geo_code"])
            region = provinces()["34", str(code)].region
        else:
            unit = places.units.get((row["geo_era"], row["geo_code"]))
            if unit is None or not _existed(unit, row):
                continue
            code = unit.code if era == "63" else unit.code_34
            region = unit.region_63 if era == "63" else unit.region_34
            if era == "34" and (*_key(row), code) in displaced:
                continue
        key = (*_key(row), region if level == "region" else NATION_CODE)
        groups[key].append(row)
        if code is not None and (era == "63" or (*_key(row), code) in whole):
            reported[key].add(code)
    expected_34 = {r.id: len(r.codes) for r in regions_of("34")}
    expected_34[NATION_CODE] = len(provinces_of("34"))
    made: list[tuple[Any, ...]] = []
    for key, parts in groups.items():
        value = _added(indicator, parts)
        if value is None:
            continue
        area = str(key[-1])
        year = int(parts[0]["year"])
        n_expected = expected_34[area] if era == "34" else places.expected(year)[1][area]
        made.append((*key, value, len(reported[key]), n_expected))
    return _in_order(made, [*KEYS, "geo_code", "value", "n_reported", "n_expected"])


def _in_order(made: list[tuple[Any, ...]], columns: list[str]) -> pd.DataFrame:
    """A frame in the order of its keys, which stand first."""
    return pd.DataFrame(sorted(made, key=lambda row: row[: len(KEYS) + 1]), columns=columns)


def _rows(figures: pd.DataFrame) -> list[dict[str, Any]]:
    columns = {str(name): figures[name].tolist() for name in figures.columns}
    names = list(columns)
    return [dict(zip(names, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


def _key(row: dict[str, Any]) -> tuple[Hashable, ...]:
    return (row["definition"], row["sector"], row["publisher_id"], row["year"])


def _existed(unit: Unit, row: dict[str, Any]) -> bool:
    return unit.first_year <= int(row["year"]) <= unit.last_year


def _added(indicator: Indicator, parts: list[dict[str, Any]]) -> float | None:
    """The parts as one: their sum, or the ratio of sums over those that report both sides."""
    if isinstance(indicator.aggregation, Sum):
        return fsum(float(part["value"]) for part in parts)
    both = [
        (float(part["over_value"]), float(part["by_value"]))
        for part in parts
        if _known(part["over_value"]) and _known(part["by_value"])
    ]
    by = fsum(pair[1] for pair in both)
    return fsum(pair[0] for pair in both) / by if by else None


def _together(parts: list[dict[str, Any]]) -> tuple[str, object, str, str]:
    """The weakest status, the latest date, and the ids of all parts."""
    status = max((str(part.get("status", "final")) for part in parts), key=STATUSES.index)
    days = [part["as_of"] for part in parts if _known(part.get("as_of"))]
    figures = sorted(str(part.get("obs_id", "")) for part in parts)
    sources = sorted({str(part.get("source_id", "")) for part in parts})
    return status, max(days) if days else None, "+".join(figures), "+".join(sources)


def _known(value: object) -> bool:
    """Whether a cell holds something: neither None nor one of pandas' marks, all unequal to itself."""
    return value is not None and value == value
