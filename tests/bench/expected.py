"""What each chart must show for a province, asked of the database directly, not of the charts."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from coopstats.catalog import provinces_of
from coopstats.charts import style
from coopstats.charts.scope import Ask

INDICATOR, ERA = "cooperatives", "63"
PANEL_YEAR, KIND_YEAR = 2022, 2008
KIND_SECTOR = "agriculture_kind"


@dataclass(frozen=True, slots=True)
class Expected:
    """The values that stand in the four charts when a province is chosen.

    `ranked` and `newest` are cooperatives with business results in 2022, `sector` agricultural
    cooperatives in 2008, `box` is west, east, south, north of the province's outline in degrees.
    """

    code: str
    name: str
    ranked: float
    newest: float
    newest_year: int
    sector: float
    box: tuple[float, float, float, float]
    strong: str = style.STRONG

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def expected_of_all(ask: Ask) -> list[Expected]:
    """One entry a province of 63 that has a value in every chart, in an order that jumps about."""
    panel = ask(
        "panel", indicator=INDICATOR, sector="all", era=ERA, first_year=PANEL_YEAR,
        last_year=PANEL_YEAR,
    )  # fmt: skip
    panel = panel[(panel["publisher_id"] == "nso") & (panel["definition"] == "with_results")]
    ranked = dict(zip(panel["geo_code"], panel["value"], strict=True))
    kinds = ask(
        "panel", indicator=INDICATOR, sector=KIND_SECTOR, era=ERA, first_year=KIND_YEAR,
        last_year=KIND_YEAR,
    )  # fmt: skip
    by_kind = dict(zip(kinds["geo_code"], kinds["value"], strict=True))
    boxes: dict[str, tuple[float, float, float, float]] = {}
    for ring in ask("boundaries", era=ERA).itertuples():
        west, east, south, north = boxes.get(str(ring.geo_code), (999.0, -999.0, 999.0, -999.0))
        boxes[str(ring.geo_code)] = (
            min(west, *ring.lon), max(east, *ring.lon), min(south, *ring.lat), max(north, *ring.lat),
        )  # fmt: skip
    found = [
        Expected(
            place.code,
            place.name.vi,
            float(ranked[place.code]),
            float(ranked[place.code]),
            PANEL_YEAR,
            float(by_kind[place.code]),
            boxes[place.code],
        )
        for place in provinces_of(ERA)
        if place.code in ranked and place.code in by_kind and place.code in boxes
    ]
    # Seven is coprime to the number of provinces, so that neighbours do not follow each other.
    jumbled = [found[(i * 7) % len(found)] for i in range(len(found))]
    kept: list[Expected] = []
    for entry in jumbled:
        # A chart that kept its last value must never pass for one that shows the new value.
        before = kept[-1] if kept else None
        if entry in kept or (
            before and (before.ranked == entry.ranked or before.sector == entry.sector)
        ):
            continue
        kept.append(entry)
    return kept
