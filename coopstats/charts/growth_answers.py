"""Answers of the growth page: one publisher's definition at a time, over years that it printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from coopstats.analysis.choice import definition_order, publisher_order
from coopstats.analysis.growth import at_year_end, compound_rate
from coopstats.analysis.same_territory import of_present_territory
from coopstats.catalog import (
    NATION_CODE,
    SECTORS,
    Indicator,
    Lang,
    indicator,
    place_name,
    provinces_of,
)
from coopstats.catalog.phrases import say
from coopstats.charts.answers import nothing, nothing_by_sector
from coopstats.charts.captions import indicator_title, publisher_name, years_text
from coopstats.charts.exhibit import Exhibit
from coopstats.charts.growth import GrowthWords, compound_bars, index_lines
from coopstats.charts.scope import Ask, Scope, remembered


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
        if scope.publisher:
            frame = frame[frame["publisher_id"] == scope.publisher]
        counts = frame.groupby(["definition", "publisher_id", "year"])["geo_code"].nunique()
        enough = counts[counts >= min(least_places, len(provinces_of(scope.era)) - 4)]
        spans: dict[tuple[str, str], list[int]] = {}
        for definition, publisher_id, year in list(enough.index):
            spans.setdefault((str(definition), str(publisher_id)), []).append(int(year))
        found.extend(
            GrowthSeries(of.id, definition, publisher_id, tuple(sorted(years)))
            for (definition, publisher_id), years in spans.items()
            if len(years) > 1
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
    """Series of sectors of one place of which at least two years hold two sectors."""
    of = indicator(indicator_id)
    mix = ask(
        "sector_mix",
        indicator=of.id,
        place=scope.place,
        era=scope.era,
        first_year=1990,
        last_year=2035,
    )
    mix = at_year_end(mix[mix["sector"] != "all"])
    if scope.publisher:
        mix = mix[mix["publisher_id"] == scope.publisher]
    both = mix.merge(mix, on=["definition", "publisher_id", "sector"], suffixes=("", "_later"))
    both = both[both["year"] < both["year_later"]]
    found: list[GrowthSeries] = []
    counts = both.groupby(["definition", "publisher_id", "year", "year_later"])["sector"].nunique()
    for key in counts[counts >= 2].index:
        definition, publisher_id, first, last = key
        found.append(
            GrowthSeries(of.id, str(definition), str(publisher_id), (int(first), int(last)))
        )
    return sorted(found, key=lambda s: (-s.years[-1], -s.years[0]))


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
    frame = _panel(ask, scope, series, of)
    if scope.level == "region":
        frame = frame[frame["geo_code"].isin(list(scope.chosen))]
    words = GrowthWords(
        of,
        series.definition,
        say("by_province", scope.lang),
        "geo_code",
        {p.code: p.name.say(scope.lang) for p in provinces_of(scope.era)},
    )
    chosen = scope.chosen if scope.level == "province" else ()
    made = compound_bars(
        words,
        frame,
        scope.lang,
        first_year,
        last_year,
        chosen,
        10,
        area_rate(ask, scope, series, first_year, last_year),
        height,
        exhibit_id,
    )
    return made or nothing(ask, scope, of, exhibit_id, height, by_province=True)


def area_rate(
    ask: Ask,
    scope: Scope,
    series: GrowthSeries,
    first_year: int,
    last_year: int,
    area: str = NATION_CODE,
) -> float | None:
    """The compound rate of a region or the country: of sums where every province reported."""
    totals = ask(
        "area_totals",
        indicator=series.indicator,
        sector=scope.sector,
        era=scope.era,
        first_year=first_year,
        last_year=last_year,
    )
    own = totals[
        (totals["geo_code"] == area)
        & (totals["definition"] == series.definition)
        & (totals["publisher_id"] == series.publisher_id)
        & (totals["n_reported"] == totals["n_expected"])
    ].set_index("year")["value"]
    if first_year not in own.index or last_year not in own.index:
        return None
    return compound_rate(float(own[first_year]), float(own[last_year]), last_year - first_year)


def province_rate(
    ask: Ask, scope: Scope, series: GrowthSeries, first_year: int, last_year: int
) -> float | None:
    """The compound rate of the scope's province over the years, None where one is missing."""
    frame = _panel(ask, scope, series, indicator(series.indicator))
    own = frame[frame["geo_code"] == scope.place].set_index("year")["value"]
    if first_year not in own.index or last_year not in own.index:
        return None
    return compound_rate(float(own[first_year]), float(own[last_year]), last_year - first_year)


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
    frame = _panel(ask, scope, series, of)
    totals = ask(
        "area_totals",
        indicator=of.id,
        sector=scope.sector,
        era=scope.era,
        first_year=series.years[0],
        last_year=series.years[-1],
    )
    totals = totals[
        (totals["definition"] == series.definition)
        & (totals["publisher_id"] == series.publisher_id)
        & (totals["n_reported"] == totals["n_expected"])
    ].assign(published="")
    if scope.level == "province":
        wanted = [scope.place, scope.parent_region, "VN"]
        others = [*wanted, *frame.sort_values("value", ascending=False)["geo_code"].unique()[:4]]
    elif scope.level == "region":
        wanted = [scope.place, "VN"]
        others = [*wanted, *scope.chosen]
    else:
        wanted = ["VN"]
        regions = totals.loc[totals["geo_level"] == "region", "geo_code"].unique()
        others = [*wanted, *regions]
    columns = ["geo_code", "year", "value", "publisher_id", "published"]
    both = pd.concat([totals[columns], frame[columns]], ignore_index=True)
    both = both[both["geo_code"].isin([str(o) for o in others])]
    names = {str(c): place_name(str(c), scope.era).say(scope.lang) for c in others}
    words = GrowthWords(of, series.definition, scope.place_in_sentence, "geo_code", names)
    made = index_lines(words, both, scope.lang, base_year, wanted, height, exhibit_id)
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
    mix = ask(
        "sector_mix",
        indicator=of.id,
        place=scope.place,
        era=scope.era,
        first_year=first_year,
        last_year=last_year,
    )
    own = mix[
        (mix["definition"] == series.definition)
        & (mix["publisher_id"] == series.publisher_id)
        & (mix["sector"] != "all")
    ]
    words = GrowthWords(
        of,
        series.definition,
        f"{say('by_sector', scope.lang)}, {publisher_name(series.publisher_id, scope.lang)}",
        "sector",
        {id_: sector.name.say(scope.lang) for id_, sector in SECTORS.items()},
    )
    made = compound_bars(
        words, own, scope.lang, first_year, last_year, (), 10, None, height, exhibit_id, False
    )
    return made or nothing(ask, scope, of, exhibit_id, height)


def _panel(ask: Ask, scope: Scope, series: GrowthSeries, of: Indicator) -> pd.DataFrame:
    """Complete provinces of one series, every year of it; the same for every place."""
    return remembered(ask, _read_panel, scope.anywhere.of(lang="vi"), series, of)


def _read_panel(ask: Ask, scope: Scope, series: GrowthSeries, of: Indicator) -> pd.DataFrame:
    frame = ask(
        "panel",
        indicator=of.id,
        sector=scope.sector,
        era=scope.era,
        first_year=series.years[0],
        last_year=series.years[-1],
    )
    # A partly reported new province would grow or shrink with its coverage, so it is left out.
    # Growth of Hà Nội over 2008 would be the joining of Hà Tây.
    frame = of_present_territory(frame, scope.era)
    return frame[
        (frame["definition"] == series.definition)
        & (frame["publisher_id"] == series.publisher_id)
        & (frame["n_reported"] == frame["n_parts"])
    ]
