"""observations.csv: one published figure a row, already in base units."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import Any, cast

from coopstats import catalog
from etl.check.values import check_observation
from etl.observation import Intake, Observation
from etl.recognise.ledger import Ledger
from etl.recognise.periods import STATUS_OF_QUALIFIER, read_period
from etl.recognise.places import find_place
from etl.recognise.printed_numbers import (
    read_plain,
    read_printed,
    read_word,
    unit_factor,
    unit_language,
)
from etl.recognise.records import Record, read_records

COLUMNS = (
    "obs_id",
    "indicator",
    "geo_level",
    "geo_code",
    "geo_era",
    "geo_as_printed",
    "sector",
    "period",
    "period_type",
    "value",
    "unit",
    "value_as_printed",
    "unit_as_printed",
    "qualifier",
    "definition",
    "source_id",
    "note",
)


def read_observations(
    intake: Intake, ledger: Ledger, source_ids: Collection[str]
) -> list[Observation]:
    """One observation a row; a row that cannot be one is quarantined and the rest loads."""
    loaded: list[Observation] = []
    seen: dict[str, int] = {}
    unreadable = 0
    for record in read_records(ledger, COLUMNS) or []:
        observation = _read_record(ledger, record, seen)
        if observation is None:
            continue
        findings = check_observation(observation, source_ids, record.where)
        intake.findings += findings
        refused = [finding.code for finding in findings if finding.action == "quarantined"]
        if refused:
            ledger.quarantine(record.row, refused[0])
            continue
        _compare_name(ledger, record, observation)
        unreadable += _compare_printed(ledger, record, observation)
        seen[observation.obs_id] = record.row.line
        ledger.load(record.row, 1)
        loaded.append(observation)
    if unreadable:
        ledger.find("N-VAL-03", "loaded", found=str(unreadable), count=unreadable)
    suspects = sum(one.is_suspect for one in loaded)
    if suspects:
        ledger.find("N-SUS-01", "loaded", found=str(suspects), count=suspects)
    return loaded


def _read_record(ledger: Ledger, record: Record, seen: dict[str, int]) -> Observation | None:
    """The observation of a row, or None after its first fault has been noted."""

    def refuse(code: str, column: str, **values: str) -> None:
        found = record[column]
        ledger.find(
            code,
            "quarantined",
            record.row,
            record.positions[column],
            column,
            found=found,
            value=found,
            **values,
        )
        ledger.quarantine(record.row, code)

    obs_id = record["obs_id"]
    if not obs_id or obs_id in seen:
        refuse("E-ID-01", "obs_id", first=str(seen.get(obs_id, "–")))
        return None
    value = read_plain(record["value"])
    if value is None:
        refuse("E-NUM-01", "value")
        return None
    status = STATUS_OF_QUALIFIER.get(record["qualifier"])
    if status is None:
        refuse("E-QUAL-01", "qualifier")
        return None
    period = read_period(record["period"], record["period_type"], record["indicator"])
    if period is None:
        refuse("E-PER-01", "period", kind=record["period_type"] or "–")
        return None
    year, as_of = period
    is_nation = record["geo_level"] == "nation" and not record["geo_era"]
    return Observation(
        obs_id=obs_id,
        indicator=record["indicator"],
        definition=record["definition"],
        sector=record["sector"],
        breakdown_kind="none",
        breakdown="all",
        geo_level=cast(Any, record["geo_level"]),
        geo_code=record["geo_code"],
        geo_era=cast(Any, "all" if is_nation else record["geo_era"]),
        geo_as_printed=record["geo_as_printed"],
        year=year,
        period=record["period"],
        period_type=record["period_type"],
        as_of=as_of,
        value=float(value),
        unit=_catalog_unit(record["unit"], record["indicator"]),
        value_as_printed=record["value_as_printed"],
        unit_as_printed=record["unit_as_printed"],
        qualifier=record["qualifier"],
        status=status,
        source_id=record["source_id"],
        edition="",
        file=record.file,
        row=record.row.line,
        column="value",
        cell=record.address("value"),
        is_suspect=record["note"].startswith("suspect:"),
        note=record["note"],
    )


def _catalog_unit(unit: str, indicator: str) -> str:
    """The catalog's unit of an average, which the file writes as `vnd`; any other unit as it is."""
    entry = catalog.INDICATORS.get(indicator)
    if entry is not None and entry.nature == "average" and entry.unit.startswith(f"{unit}_per_"):
        return entry.unit
    return unit


def _compare_name(ledger: Ledger, record: Record, observation: Observation) -> None:
    """W-GEO-03 where the printed name is that of another place than the code."""
    era: catalog.Era = "34" if observation.geo_era == "34" else "63"
    place = find_place(observation.geo_as_printed, era)
    if place is not None and place.code != observation.geo_code:
        name = catalog.place_name(observation.geo_code, observation.geo_era).vi
        ledger.find(
            "W-GEO-03",
            "loaded",
            record.row,
            record.positions["geo_as_printed"],
            "geo_as_printed",
            found=observation.geo_as_printed,
            expected=name,
            label=observation.geo_as_printed,
            value=observation.geo_code,
            name=name,
        )


def _compare_printed(ledger: Ledger, record: Record, observation: Observation) -> bool:
    """Compare value and printed form; True where the printed form cannot be read as a number.

    Translated texts print "56.000 members": the separators of the other language are tried after
    those of the unit's own, and a match by them is noted (N-VAL-02).
    """
    printed, unit = observation.value_as_printed, observation.unit_as_printed
    language = unit_language(unit)
    own = read_printed(printed, language)
    if own is None:
        own = read_word(printed)
    other = read_printed(printed, "en" if language == "vi" else "vi")
    if own is None and other is None:
        return True
    # Rates are printed without their sign: "giảm 3,0 %".
    stated = Decimal(str(observation.value))
    value = abs(stated) if observation.unit == "rate" else stated
    factor = unit_factor(unit)
    if own is not None and own * factor == value:
        return False
    code = "N-VAL-02" if other is not None and other * factor == value else "W-VAL-01"
    ledger.find(
        code,
        "loaded",
        record.row,
        record.positions["value"],
        "value",
        found=record["value"],
        expected=f"{printed} {unit}",
        value=observation.value,
        printed=printed,
        **({"unit": unit} if code == "W-VAL-01" else {}),
    )
    return False
