"""Figures made by hand, to put the marts before cases that the published files may not hold."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import duckdb

from coopstats import catalog
from etl.build.database import fill_database
from etl.observation import Intake, Observation

NSO = "nso-source"
VCA = "vca-source"

_LEVEL = {"all": "nation", "63": "province", "34": "province", "former": "former_province"}


def source(source_id: str, publisher: str, published: str = "2020") -> dict[str, str]:
    return {
        "source_id": source_id, "publisher": publisher, "outlet": "", "title": "",
        "published": published, "url": "", "kind": "official_table", "reliability_note": "",
    }  # fmt: skip


SOURCES = [
    source(NSO, "Tổng cục Thống kê", "2020-05-01"),
    source("nso-later", "Tổng cục Thống kê", "2021"),
    source(VCA, "Liên minh Hợp tác xã Việt Nam"),
]


def figure(
    place: str,
    value: float,
    year: int = 2016,
    indicator: str = "cooperatives",
    definition: str = "",
    **other: object,
) -> Observation:
    """One observation. `place` is "era:code", as in "63:01", "former:ha_tay" or "all:VN"."""
    era, code = place.split(":")
    entry = catalog.indicator(indicator)
    fields: dict[str, object] = {
        "obs_id": f"{indicator}-{definition}-{era}-{code}-{year}",
        "indicator": indicator, "definition": definition or entry.definitions[0],
        "sector": "all", "breakdown_kind": "none", "breakdown": "all",
        "geo_level": "region" if era != "all" and not code.isdigit() and era != "former"
        else _LEVEL[era],
        "geo_code": code, "geo_era": era, "geo_as_printed": code, "year": year,
        "period": f"{year}-12-31", "period_type": "year_end", "as_of": f"{year}-12-31",
        "value": value, "unit": entry.unit, "value_as_printed": str(value),
        "unit_as_printed": "", "qualifier": "exact", "status": "final", "source_id": NSO,
        "edition": "", "file": "by_hand.csv", "row": 1, "column": "value", "cell": "A1",
    }  # fmt: skip
    return Observation(**{**fields, **other})  # type: ignore[arg-type]


def intake_of(figures: Iterable[Observation]) -> Intake:
    return Intake(observations=list(figures), sources=list(SOURCES))


class Built:
    """A database built from figures by the real pipeline, to be asked."""

    def __init__(self, path: Path, figures: Iterable[Observation]) -> None:
        self.contents = fill_database(path, intake_of(figures))
        self.connection = duckdb.connect(str(path), read_only=True)

    def rows(self, sql: str, **values: object) -> list[tuple[object, ...]]:
        return self.connection.execute(sql, values or None).fetchall()
