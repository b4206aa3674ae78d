"""Answers of the growth page: one publisher's definition at a time, over years that it printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from coopstats.analysis.choice import definition_order, publisher_order
from coopstats.analysis.growth import compound_rate, is_year_end
from coopstats.analysis.rows import grouped, rows_of, with_column
from coopstats.analysis.same_territory import first_year_of
from coopstats.catalog import (
    NATION_CODE,
    SECTORS,
    Lang,
    indicator,
    place_name,
    provinces_of,
)
from coopstats.catalog.phrases import say
from coopstats.charts.answers import nothing, nothing_by_sector
from coopstats.charts.captions import indicator_title, publisher_name, years_text
from coopstats.charts.exhibit import Exhibit
from coopstats.charts.growth import CompoundRates, GrowthWords, compound_bars, index_lines
from coopstats.charts.place_rows import sector_rows, whole_panel, whole_totals
from coopstats.charts.scope import Ask, Scope, remembered

_ALL_YEARS = {"first_year": 1990, "last_year": 2035}


@dataclass(frozen=True, slots=True)
class GrowthSeries:
    """One publisher's definition of an indicator and the years in which it has enough places."""

    indicator: str
    definition: str
    publisher_id: str
    years: tuple[int, ...]

    @property
    def id(self) -> str:
        return f"{self.indicator}.{self.definition}.{self.publisher_id}"

    def holds(self, row: Any) -> bool:
        """Whether a figure is of this publisher and definition."""
        return (row.definition, row.publisher_id) == (self.definition, self.publisher_id)

    def label(self, lang: Lang) -> str:
        return (
            f"{indicator_title(indicator(self.indicator), self.definition, lang)} · "
            f"{publisher_name(self.publisher_id, lang)}, {years_text(self.years[0], self.years[-1])}"
        )


def province_series(
    ask: Ask, scope: Scope, indicator_ids: Sequence[str], least_places: int = 20
) -> list[GrowthSeries]:
    """Series of which at least two years hold `least_places` provinces in this scope's era."""
    found: list[GrowthSeries] = []
    for indicator_id in indicator_ids:
        of = indicator(indicator_id)
        frame = ask(
            "panel",
            indicator=of.id,
            sector=scope.sector,
            era=scope.era,
            first_year=1990,
            last_year=2035,
        )
        counts = Counter(
            (str(row.definition), str(row.publisher_id), int(row.year))
            for row in rows_of(frame)
            if not scope.publisher or row.publisher_id == scope.publisher
        )
        least = min(least_places, len(provinces_of(scope.era)) - 4)
        enough = grouped((key for key, n in counts.items() if n >= least), lambda key: key[:2])
        found.extend(
            GrowthSeries(of.id, *series, tuple(sorted(year for _, _, year in keys)))
            for series, keys in enough.items()
            if len(keys) > 1
        )
    return sorted(
        found,
        key=lambda s: (
            indicator_ids.index(s.indicator),
            -s.years[-1],
            publisher_order(indicator(s.indicator), s.publisher_id),
            definition_order(indicator(s.indicator), s.definition),
        ),
    )


def sector_series(ask: Ask, scope: Scope, indicator_id: str) -> list[GrowthSeries]:
    """Series of sectors of one place of which at least two years hold two sectors: the newest years
    first, and among equals the preferred publisher and definition."""
    of = indicator(indicator_id)
    rows = [
        row
        for row in sector_rows(ask, scope.of(**_ALL_YEARS), of)
        if row.sector != "all"
        and is_year_end(row.as_of)
        and row.publisher_id == (scope.publisher or row.publisher_id)
    ]
    found: list[GrowthSeries] = []
    tables = grouped(rows, lambda row: (str(row.definition), str(row.publisher_id)))
    for (definition, publisher_id), own in sorted(tables.items()):
        held = {
            year: {row.sector for row in of_year}
            for year, of_year in grouped(own, lambda row: int(row.year)).items()
        }
        found.extend(
            GrowthSeries(indicator_id, definition, publisher_id, years)
            for years in combinations(sorted(held), 2)
            if len(held[years[0]] & held[years[1]]) >= 2
        )
    return sorted(
        found,
        key=lambda s: (
            -s.years[-1],
            -s.years[0],
            publisher_order(of, s.publisher_id),
            definition_order(of, s.definition),
        ),
    )


def province_growth(
    ask: Ask,
    scope: Scope,
    series: GrowthSeries | None,
    first_year: int,
    last_year: int,
    exhibit_id: str,
    height: int = 560,
) -> Exhibit:
    """Compound rates of provinces between two years of one series."""
    of = indicator(series.indicator if series else "cooperatives")
    if series is None:
        return nothing(ask, scope, of, exhibit_id, height, by_province=True)
    words = GrowthWords(
        of,
        series.definition,
        say("by_province", scope.lang),
        "geo_code",
        {p.code: p.name.say(scope.lang) for p in provinces_of(scope.era)},
    )
    inside = scope if scope.level == "region" else scope.anywhere
    bars = remembered(ask, _compound, inside.of(lang="vi"), series, first_year, last_year)
    chosen = scope.chosen if scope.level == "province" else ()
    made = compound_bars(
        words,
        bars,
        scope.lang,
        chosen,
        10,
        area_rate(ask, scope, series, first_year, last_year),
        height,
        exhibit_id,
    )
    return made or nothing(ask, scope, of, exhibit_id, height, by_province=True)


def _compound(
    ask: Ask, scope: Scope, series: GrowthSeries, first_year: int, last_year: int
) -> CompoundRates:
    """The rates of every province, or of those of a region."""
    panel = _panel(ask, scope, series)
    codes = scope.chosen or panel
    rows = [row for code in codes for row in panel.get(code, ())]
    return CompoundRates.of(rows, "geo_code", first_year, last_year)


def area_rate(
    ask: Ask,
    scope: Scope,
    series: GrowthSeries,
    first_year: int,
    last_year: int,
    area: str = NATION_CODE,
) -> float | None:
    """The compound rate of a region or the country: of sums where every province reported."""
    return _rate(_totals(ask, scope, series).get(area, ()), first_year, last_year)


def province_rate(
    ask: Ask, scope: Scope, series: GrowthSeries, first_year: int, last_year: int
) -> float | None:
    """The compound rate of the scope's province over the years, None where one is missing."""
    return _rate(_panel(ask, scope, series).get(scope.place, ()), first_year, last_year)


def _rate(rows: Sequence[Any], first_year: int, last_year: int) -> float | None:
    values = {int(row.year): float(row.value) for row in rows}
    if first_year not in values or last_year not in values:
        return None
    return compound_rate(values[first_year], values[last_year], last_year - first_year)


def province_index(
    ask: Ask,
    scope: Scope,
    series: GrowthSeries | None,
    base_year: int,
    exhibit_id: str,
    height: int = 380,
) -> Exhibit:
    """Index lines of the chosen place, its region and the largest provinces of one series."""
    of = indicator(series.indicator if series else "cooperatives")
    if series is None:
        return nothing(ask, scope, of, exhibit_id, height, by_province=True)
    panel, totals = _panel(ask, scope, series), _totals(ask, scope, series)
    if scope.level == "province":
        wanted = [scope.place, scope.parent_region, NATION_CODE]
        others = [*wanted, *_largest(panel, 4)]
    elif scope.level == "region":
        wanted = [scope.place, NATION_CODE]
        others = [*wanted, *scope.chosen]
    else:
        wanted = [NATION_CODE]
        others = [*wanted, *(code for code in totals if code != NATION_CODE)]
    codes = list(dict.fromkeys(others))
    both = {**panel, **totals}
    rows = [row for code in codes for row in both.get(code, ())]
    names = {code: place_name(code, scope.era).say(scope.lang) for code in codes}
    words = GrowthWords(of, series.definition, scope.place_in_sentence, "geo_code", names)
    made = index_lines(words, rows, scope.lang, base_year, wanted, height, exhibit_id)
    return made or nothing(ask, scope, of, exhibit_id, height, by_province=True)


def sector_growth(
    ask: Ask, scope: Scope, indicator_id: str, exhibit_id: str, height: int = 360
) -> Exhibit:
    """Change of sectors between two years that one publisher printed, or why there is none."""
    of = indicator(indicator_id)
    found = remembered(ask, sector_series, scope.of(lang="vi"), indicator_id)
    if not found:
        return nothing_by_sector(ask, scope, of, exhibit_id, height)
    series = found[0]
    first_year, last_year = series.years
    own = [
        row
        for row in sector_rows(ask, scope.of(**_ALL_YEARS), of)
        if first_year <= row.year <= last_year
        and row.sector != "all"
        and (row.definition, row.publisher_id) == (series.definition, series.publisher_id)
    ]
    words = GrowthWords(
        of,
        series.definition,
        f"{say('by_sector', scope.lang)}, {publisher_name(series.publisher_id, scope.lang)}",
        "sector",
        {id_: sector.name.say(scope.lang) for id_, sector in SECTORS.items()},
    )
    bars = CompoundRates.of(own, "sector", first_year, last_year)
    made = compound_bars(words, bars, scope.lang, (), 10, None, height, exhibit_id, False)
    return made or nothing(ask, scope, of, exhibit_id, height)


Rows = Mapping[str, tuple[Any, ...]]


def _panel(ask: Ask, scope: Scope, series: GrowthSeries) -> Rows:
    """Complete provinces of one series by code, every year of it; the same for every place."""
    return remembered(ask, _read_panel, scope.anywhere.of(lang="vi"), series)


def _read_panel(ask: Ask, scope: Scope, series: GrowthSeries) -> Rows:
    # A partly reported new province would grow or shrink with its coverage, so it is left out.
    # Growth of Hà Nội over 2008 would be the joining of Hà Tây.
    first = first_year_of(scope.era)
    whole = whole_panel(ask, _span(scope, series), indicator(series.indicator))
    return {
        code: tuple(r for r in rows if series.holds(r) and r.year >= first.get(code, 0))
        for code, rows in whole.items()
    }


def _totals(ask: Ask, scope: Scope, series: GrowthSeries) -> Rows:
    """Full sums of one series by region and nation, every year of it."""
    return remembered(ask, _read_totals, scope.anywhere.of(lang="vi"), series)


def _read_totals(ask: Ask, scope: Scope, series: GrowthSeries) -> Rows:
    whole = whole_totals(ask, _span(scope, series), indicator(series.indicator))
    held = {code: [row for row in rows if series.holds(row)] for code, rows in whole.items()}
    # A sum has no date of publication of its own: its parts' source stands beside it.
    return {
        code: tuple(with_column(rows, "published", [""] * len(rows))) for code, rows in held.items()
    }


def _span(scope: Scope, series: GrowthSeries) -> Scope:
    return scope.of(first_year=series.years[0], last_year=series.years[-1])


def _largest(panel: Rows, n: int) -> list[str]:
    """The provinces with the largest figures of any year."""
    highest = {code: max(float(row.value) for row in rows) for code, rows in panel.items() if rows}
    return sorted(highest, key=lambda code: -highest[code])[:n]
