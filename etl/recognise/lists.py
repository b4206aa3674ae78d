"""The lists beside the figures: sources, tables, corrections, targets, conflicts."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from coopstats import catalog
from etl.recognise.ledger import Ledger
from etl.recognise.printed_numbers import read_plain
from etl.recognise.records import Record, read_records


@dataclass(frozen=True, slots=True)
class ListFile:
    """Columns of a list, the one that identifies a row, and those that must hold something."""

    columns: tuple[str, ...]
    key: str = ""
    numbers: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    source: str = ""


LIST_FILES: dict[str, ListFile] = {
    "sources.csv": ListFile(
        (
            "source_id",
            "publisher",
            "outlet",
            "title",
            "published",
            "url",
            "kind",
            "reliability_note",
        ),
        key="source_id",
    ),
    "tables.csv": ListFile(
        (
            "file",
            "source_id",
            "title_en",
            "indicators",
            "definition",
            "unit_as_printed",
            "factor_to_base_unit",
            "sector",
            "period_type",
            "geo_era",
            "levels",
            "checks",
            "note",
        ),
    ),
    "corrections.csv": ListFile(("table", "row", "column", "printed", "corrected", "reason")),
    "targets.csv": ListFile(
        (
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
        ),
        key="target_id",
        numbers=("value",),
        years=("deadline_year",),
        source="source_id",
    ),
    "conflicts.csv": ListFile(
        (
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
        ),
        numbers=("value_a", "value_b"),
    ),
}


def read_list(ledger: Ledger, name: str, source_ids: Collection[str] = ()) -> list[dict[str, str]]:
    """Rows of one list by column name; bad rows are quarantined with a finding."""
    spec = LIST_FILES[name]
    records = read_records(ledger, spec.columns)
    rows: list[dict[str, str]] = []
    seen: dict[str, int] = {}
    for record in records or []:
        problem = _check_record(ledger, record, spec, seen, source_ids)
        if problem:
            ledger.quarantine(record.row, problem)
            continue
        if spec.key:
            seen[record[spec.key]] = record.row.line
        ledger.load(record.row)
        rows.append(record.values)
    if name == "sources.csv":
        _check_publishers(ledger, records or [])
    return rows


def _check_record(
    ledger: Ledger,
    record: Record,
    spec: ListFile,
    seen: dict[str, int],
    source_ids: Collection[str],
) -> str:
    """The code of what is wrong with a row, after noting it; empty where nothing is."""

    def refuse(code: str, column: str, **values: str | int) -> str:
        value = record[column]
        ledger.find(
            code,
            "quarantined",
            record.row,
            record.positions[column],
            column,
            value,
            "",
            value=value,
            **values,
        )
        return code

    if spec.key and record[spec.key] in seen:
        return refuse("E-ID-01", spec.key, first=str(seen[record[spec.key]]))
    for column in spec.numbers:
        if read_plain(record[column]) is None:
            return refuse("E-NUM-01", column)
    for column in spec.years:
        # A target may lie decades ahead; only what is no year at all is refused.
        if len(record[column]) != 4 or read_plain(record[column]) is None:
            return refuse("E-PER-01", column, kind="year")
    if spec.source and record[spec.source] not in source_ids:
        return refuse("E-SRC-01", spec.source)
    return ""


def _check_publishers(ledger: Ledger, records: list[Record]) -> None:
    known = catalog.publisher_by_name()
    for record in records:
        if record["publisher"] not in known:
            ledger.find(
                "E-PUB-01",
                "refused",
                record.row,
                record.positions["publisher"],
                "publisher",
                found=record["publisher"],
                value=record["publisher"],
            )


def read_factors(text: str) -> dict[str, Decimal]:
    """Factors to base units of `factor_to_base_unit`: by printed unit, "" for all units.

    `1` gives one factor for all; `người 1; tỷ đồng 1000000000; % 0.01 (decimal comma)` one each.
    """
    plain = read_plain(text.strip())
    if plain is not None:
        return {"": plain}
    factors: dict[str, Decimal] = {}
    for part in text.split(";"):
        words = part.split("(")[0].split()
        factor = read_plain(words[-1]) if words else None
        if factor is not None:
            factors[" ".join(words[:-1]).casefold()] = factor
    return factors
