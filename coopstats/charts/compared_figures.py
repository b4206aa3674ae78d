"""The figures that a comparison chooses from: every place of an era, by publisher and definition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from coopstats.analysis.choice import definition_order, publisher_order
from coopstats.analysis.rows import rows_of
from coopstats.analysis.same_territory import of_present_territory
from coopstats.catalog import Indicator, provinces_of
from coopstats.charts.answers import place_series
from coopstats.charts.scope import Ask, Scope, remembered

COLUMNS = [
    "geo_code",
    "sector",
    "definition",
    "publisher_id",
    "year",
    "value",
    "status",
    "as_of",
    "obs_id",
    "published",
    "n_parts",
    "n_reported",
]


@dataclass(frozen=True, slots=True)
class Offer:
    """A series that could be compared: who, how counted, for how many of the places, which years."""

    definition: str
    publisher_id: str
    n_places: int
    years: tuple[int, ...]

    @property
    def id(self) -> str:
        return f"{self.definition}.{self.publisher_id}"


def figures(
    ask: Ask, scope: Scope, of: Indicator, sectors: Sequence[str], areas: Sequence[str]
) -> pd.DataFrame:
    """Figures of every province of the era and of the named regions and nation, by sector.

    One row a place, sector, publisher, definition and year, columns COLUMNS. Years in which a
    province had another territory are left out: they compare with nothing.
    """
    parts: list[pd.DataFrame] = []
    for sector in sectors:
        anywhere = scope.anywhere.of(lang="vi", sector=sector)
        parts.append(remembered(ask, _of_provinces, anywhere, of.id))
        for area in areas:
            own = place_series(ask, scope.of(place=area, sector=sector), of)
            own = own.assign(geo_code=area, sector=sector, n_parts=1, n_reported=1)
            parts.append(own[COLUMNS])
    held = [part for part in parts if len(part)]
    if not held:
        return pd.DataFrame({name: [] for name in COLUMNS})
    return pd.concat(held, ignore_index=True)


def _of_provinces(ask: Ask, scope: Scope, indicator_id: str) -> pd.DataFrame:
    """The part of `figures` that is the same whichever areas are named."""
    panel = ask(
        "panel",
        indicator=indicator_id,
        sector=scope.sector,
        era=scope.era,
        first_year=scope.first_year,
        last_year=scope.last_year,
    )
    if scope.publisher:
        panel = panel[panel["publisher_id"] == scope.publisher]
    panel = of_present_territory(panel, scope.era)
    return panel.assign(sector=scope.sector)[COLUMNS]


def offers_of(of: Indicator, frame: pd.DataFrame) -> tuple[Offer, ...]:
    """The series among figures of the places: those of most places first, then the stated order."""
    if frame.empty:
        return ()
    places: dict[tuple[str, str], set[tuple[str, str]]] = {}
    years: dict[tuple[str, str], set[int]] = {}
    names = ("definition", "publisher_id", "geo_code", "sector", "year")
    columns = (frame[name].tolist() for name in names)
    for definition, publisher_id, geo_code, sector, year in zip(*columns, strict=True):
        places.setdefault((definition, publisher_id), set()).add((geo_code, sector))
        years.setdefault((definition, publisher_id), set()).add(int(year))
    found = [Offer(*key, len(held), tuple(sorted(years[key]))) for key, held in places.items()]
    return tuple(
        sorted(
            found,
            key=lambda o: (
                -o.n_places,
                publisher_order(of, o.publisher_id),
                definition_order(of, o.definition),
                -o.years[-1],
            ),
        )
    )


def own_series(of: Indicator, frame: pd.DataFrame) -> pd.DataFrame:
    """For each place and sector the series of its newest figure, ties by the stated order."""
    kept: list[pd.DataFrame] = []
    for _, group in frame.groupby(["geo_code", "sector"], sort=False):
        newest: dict[tuple[str, str], int] = {}
        for row in rows_of(group):
            pair = (str(row.definition), str(row.publisher_id))
            newest[pair] = max(newest.get(pair, 0), int(row.year))
        definition, publisher = min(
            newest,
            key=lambda k, years=newest: (
                -years[k],
                publisher_order(of, k[1]),
                definition_order(of, k[0]),
            ),
        )
        kept.append(
            group[(group["definition"] == definition) & (group["publisher_id"] == publisher)]
        )
    return pd.concat(kept, ignore_index=True) if kept else frame


def province_codes(scope: Scope) -> set[str]:
    """The codes of the provinces of the scope's era."""
    return {p.code for p in provinces_of(scope.era)}


def wholly_reported(frame: pd.DataFrame) -> pd.DataFrame:
    """Only wholly reported places: a part would grow or shrink with its coverage."""
    return frame[frame["n_reported"] == frame["n_parts"]]
