"""Intake and catalog as Arrow tables, one for each table that is filled from outside.

Data travels to DuckDB as registered tables only; no value is ever pasted into SQL.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import pyarrow as pa

from coopstats import catalog
from etl.build.columns import table_of
from etl.build.failures import UnknownPublisherError
from etl.build.reporting_units import ReportingUnit, reporting_units, successor_34
from etl.observation import FileAccount, Finding, Intake, Observation, QuarantinedCell, SkippedRow

Row = dict[str, Any]

_RENAMED = {"row": "row_number", "column": "column_label"}


def _fields(kind: type) -> list[str]:
    return [_RENAMED.get(field.name, field.name) for field in dataclasses.fields(kind)]


def _records(kind: type, values: Iterable[Any]) -> tuple[list[str], list[Row]]:
    names = [field.name for field in dataclasses.fields(kind)]
    rows = [{_RENAMED.get(n, n): getattr(value, n) for n in names} for value in values]
    return _fields(kind), rows


def _table(columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    return table_of({name: [row.get(name) for row in rows] for name in columns})


def _blank_to_none(row: Mapping[str, str]) -> Row:
    return {name: (value if value != "" else None) for name, value in row.items()}


def _number(text: str) -> float | None:
    return float(text) if text.strip() else None


def _catalog_indicators() -> pa.Table:
    rows: list[Row] = []
    for position, entry in enumerate(catalog.INDICATORS.values()):
        rule = entry.aggregation
        ratio = rule if isinstance(rule, catalog.Ratio) else None
        rows.append(
            {
                "indicator": entry.id,
                "title_vi": entry.title.vi,
                "title_en": entry.title.en,
                "unit": entry.unit,
                "nature": entry.nature,
                "aggregation": (
                    "sum" if isinstance(rule, catalog.Sum) else "ratio" if ratio else "as_published"
                ),
                "over": ratio.over if ratio else None,
                "by_": ratio.by if ratio else None,
                "direction": entry.direction,
                "position": position,
            }
        )
    return _table(list(rows[0]), rows)


def _catalog_ratio_parts() -> pa.Table:
    columns = ["indicator", "definition", "over", "by_", "over_definition", "by_definition"]
    rows: list[Row] = []
    for entry in catalog.INDICATORS.values():
        rule = entry.aggregation
        if isinstance(rule, catalog.Ratio):
            for part in rule.parts:
                values = (
                    entry.id,
                    part.definition,
                    rule.over,
                    rule.by,
                    part.over_definition,
                    part.by_definition,
                )
                rows.append(dict(zip(columns, values, strict=True)))
    return _table(columns, rows)


def _catalog_definitions() -> pa.Table:
    rows = [
        {"definition": d.id, "name_vi": d.name.vi, "name_en": d.name.en, "position": position}
        for position, d in enumerate(catalog.DEFINITIONS.values())
    ]
    return _table(list(rows[0]), rows)


def _catalog_sectors() -> pa.Table:
    rows = [
        {
            "sector": s.id,
            "name_vi": s.name.vi,
            "name_en": s.name.en,
            "parent": s.parent,
            "kind": s.kind,
            "position": position,
        }
        for position, s in enumerate(catalog.SECTORS.values())
    ]
    return _table(list(rows[0]), rows)


def _catalog_publishers() -> pa.Table:
    rows = [
        {
            "publisher_id": p.id,
            "name_vi": p.name.vi,
            "name_en": p.name.en,
            "short_vi": p.short.vi,
            "short_en": p.short.en,
            "kind": p.kind,
            "rank": p.rank,
        }
        for p in catalog.publishers().values()
    ]
    return _table(list(rows[0]), rows)


def _places() -> pa.Table:
    columns = (
        "geo_era",
        "geo_level",
        "geo_code",
        "name_vi",
        "name_en",
        "region_id",
        "successor_34",
        "n_parts",
    )
    nation = catalog.NATION
    found: list[tuple[Any, ...]] = [
        (
            "all",
            "nation",
            catalog.NATION_CODE,
            nation.vi,
            nation.en,
            None,
            None,
            len(catalog.provinces_of("63")),
        )
    ]
    for region in catalog.regions().values():
        n_parts = sum(len(catalog.provinces()[region.era, code].parts) for code in region.codes)
        name = region.name
        found.append((region.era, "region", region.id, name.vi, name.en, region.id, None, n_parts))
    for province in catalog.provinces().values():
        found.append(
            (
                province.era,
                "province",
                province.code,
                province.name.vi,
                province.name.en,
                province.region,
                province.successor,
                len(province.parts),
            )
        )
    for code, (name, parts) in catalog.FORMER_PROVINCES.items():
        region_id = catalog.provinces()["63", parts[0]].region
        found.append(
            (
                "former",
                "former_province",
                code,
                name.vi,
                name.en,
                region_id,
                successor_34(parts),
                len(parts),
            )
        )
    return _table(columns, [dict(zip(columns, values, strict=True)) for values in found])


def _place_parts() -> pa.Table:
    rows = [
        {"code_34": province.code, "code_63": part}
        for province in catalog.provinces_of("34")
        for part in province.parts
    ]
    return _table(["code_34", "code_63"], rows)


def _of(kind: type, values: Iterable[Any]) -> pa.Table:
    columns, rows = _records(kind, values)
    return _table(columns, rows)


def publisher_ids(sources: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Publisher id by source id. Raises UnknownPublisherError for a name not in the catalog."""
    known = catalog.publisher_by_name()
    found: dict[str, str] = {}
    for source in sources:
        name = source["publisher"]
        if name not in known:
            raise UnknownPublisherError(source["source_id"], name)
        found[source["source_id"]] = known[name]
    return found


def _sources(intake: Intake) -> pa.Table:
    publisher_of = publisher_ids(intake.sources)
    columns = (
        "source_id",
        "publisher_id",
        "outlet",
        "title",
        "published",
        "url",
        "kind",
        "reliability_note",
    )
    rows = [
        {**_blank_to_none(source), "publisher_id": publisher_of[source["source_id"]]}
        for source in intake.sources
    ]
    return _table(columns, rows)


def _observations(intake: Intake) -> pa.Table:
    publisher_of = publisher_ids(intake.sources)
    columns, rows = _records(Observation, intake.observations)
    for row in rows:
        row["as_of"] = date.fromisoformat(row["as_of"]) if row["as_of"] else None
        # An unknown source stays visible: the check `sources_known` names it.
        row["publisher_id"] = publisher_of.get(row["source_id"], "")
    return _table([*columns, "publisher_id"], rows)


def _targets(intake: Intake) -> pa.Table:
    columns = (
        "target_id",
        "document",
        "title_vi",
        "title_en",
        "indicator",
        "comparator",
        "value",
        "unit",
        "deadline_year",
        "scope",
        "geo_code",
        "geo_era",
        "source_id",
        "note",
    )
    rows = [
        {
            **_blank_to_none(target),
            "value": float(target["value"]),
            "deadline_year": int(target["deadline_year"]),
        }
        for target in intake.targets
    ]
    return _table(columns, rows)


def _conflicts(intake: Intake) -> pa.Table:
    columns = (
        "indicator",
        "geo_code",
        "sector",
        "period",
        "publisher_a",
        "value_a",
        "publisher_b",
        "value_b",
        "reason_if_known",
        "geo_era",
        "source_id_a",
        "source_id_b",
        "obs_id_a",
        "obs_id_b",
    )
    rows = [
        {
            **_blank_to_none(conflict),
            "value_a": _number(conflict["value_a"]),
            "value_b": _number(conflict["value_b"]),
        }
        for conflict in intake.conflicts
    ]
    return _table(columns, rows)


def _corrections(intake: Intake) -> pa.Table:
    columns = ("table", "row_label", "column_label", "printed", "corrected", "reason")
    rows = [
        {
            "table": correction["table"],
            "row_label": correction["row"],
            "column_label": correction["column"],
            "printed": float(correction["printed"]),
            "corrected": float(correction["corrected"]),
            "reason": correction["reason"],
        }
        for correction in intake.corrections
    ]
    return _table(columns, rows)


@cache
def _boundaries() -> pa.Table:
    """Simplified once a process: the outlines are the project's own."""
    # What knows of shapes is imported where they are made only: adding a file makes none.
    from etl.build.boundaries import Ring, province_rings  # noqa: PLC0415

    return _of(Ring, province_rings())


def _islands() -> pa.Table:
    from etl.build.boundaries import Island, islands  # noqa: PLC0415

    return _of(Island, islands())


def _listed(kind: type, pick: Callable[[Intake], Sequence[Any]]) -> Callable[[Intake], pa.Table]:
    def build(intake: Intake) -> pa.Table:
        columns, rows = _records(kind, pick(intake))
        return _table(columns, rows)

    return build


# In the order of filling: schema.table -> what fills it.
INCOMING: dict[str, Callable[[Intake], pa.Table]] = {
    "catalog.indicator": lambda _: _catalog_indicators(),
    "catalog.ratio_part": lambda _: _catalog_ratio_parts(),
    "catalog.definition": lambda _: _catalog_definitions(),
    "catalog.sector": lambda _: _catalog_sectors(),
    "catalog.publisher": lambda _: _catalog_publishers(),
    "core.place": lambda _: _places(),
    "core.place_part": lambda _: _place_parts(),
    "core.reporting_unit": lambda _: _of(ReportingUnit, reporting_units()),
    "core.boundary": lambda _: _boundaries(),
    "core.island": lambda _: _islands(),
    "core.source": _sources,
    "core.observation": _observations,
    "core.target": _targets,
    "core.conflict": _conflicts,
    "core.correction": _corrections,
    "meta.source_file": _listed(FileAccount, lambda intake: intake.accounts),
    "meta.finding": _listed(Finding, lambda intake: intake.findings),
    "meta.skipped": _listed(SkippedRow, lambda intake: intake.skipped),
    "meta.quarantined": _listed(QuarantinedCell, lambda intake: intake.quarantined),
}
