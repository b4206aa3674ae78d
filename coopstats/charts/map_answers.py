"""The map page's answers: one indicator on the map, a frame a year, and the same numbers as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from coopstats.analysis.breaks import Method
from coopstats.analysis.ranking import ranked
from coopstats.catalog import (
    Era,
    Sum,
    indicator,
    place_name,
    provinces_of,
)
from coopstats.catalog.phrases import say
from coopstats.charts.answers import nothing
from coopstats.charts.captions import years_text
from coopstats.charts.choropleth import (
    Mark,
    Scale,
    default_mark,
    legend_of,
    map_figure,
    rule_text,
    scale_of_values,
)
from coopstats.charts.compare_words import compared_of
from coopstats.charts.compared import Compared, exhibit, finding, rows_of
from coopstats.charts.comparison import Comparison, Prepared, prepare
from coopstats.charts.exhibit import Cell, Column, Exhibit, Frame, Table
from coopstats.charts.numbers import number
from coopstats.charts.province_map import MAP_ASPECT, Boundaries
from coopstats.charts.scope import Ask, Scope, remembered

OTHER_ERA: dict[Era, Era] = {"63": "34", "34": "63"}


@dataclass(frozen=True)
class MapAsked:
    """What a visitor asked of the map; hashable. `mark` and `series` may be empty for the default.

    `bounds` (base unit) are used by the method "stated". `keep` draws both eras on one scale.
    `year` of 0 is the newest.
    """

    indicator: str = "cooperatives"
    series: str = ""
    method: Method = "quantile"
    mark: str = ""
    bounds: tuple[float, ...] = ()
    keep: bool = False
    year: int = 0

    def comparison(self, scope: Scope) -> Comparison:
        """Every province of the scope's era in one series."""
        return Comparison(
            self.indicator,
            "all",
            (scope.sector,),
            self.series,
            last_year=self.year,
            limit=len(provinces_of(scope.era)),
        )


def map_prepared(ask: Ask, scope: Scope, asked: MapAsked) -> Prepared:
    """The figures of the map and what else could be chosen."""
    return prepare(ask, scope, asked.comparison(scope))


def mark_of(asked: MapAsked) -> Mark:
    """Circles or fills: as asked, else what is honest for the indicator."""
    if asked.mark == "fill":
        return "fill"
    if asked.mark == "symbols":
        return "symbols"
    return default_mark(indicator(asked.indicator))


def map_page_answer(
    ask: Ask,
    scope: Scope,
    asked: MapAsked,
    boundaries: Boundaries,
    exhibit_id: str = "map",
    height: int = 700,
) -> Exhibit:
    """The map with a frame a year, all on one scale; a sentence where no province has a figure."""
    found = map_prepared(ask, scope, asked)
    if found.frame.empty:
        return nothing(ask, scope, found.of, exhibit_id, height, by_province=True)
    everywhere = remembered(ask, _map, scope.anywhere, asked, boundaries, exhibit_id, height)
    return replace(everywhere, marked=tuple(c for c in scope.chosen if c in boundaries.paths))


def _map(
    ask: Ask, scope: Scope, asked: MapAsked, boundaries: Boundaries, exhibit_id: str, height: int
) -> Exhibit:
    """The map without a chosen place: the same for every place, so it is drawn once."""
    found = map_prepared(ask, scope, asked)
    of, lang = found.of, scope.lang
    compared = compared_of(ask, scope, asked.comparison(scope))
    mark = mark_of(asked)
    scale = _scale(ask, scope, asked, found)
    years = (found.last_year,) if found.own else found.years
    frames: list[Frame] = []
    for year in years:
        is_shown = year == found.last_year
        own = compared.at(year)
        title = _title(compared, year)
        frames.append(
            Frame(
                str(year),
                title,
                map_figure(
                    compared,
                    own,
                    scale,
                    mark,
                    boundaries,
                    height,
                    with_rings=is_shown,
                ),
                _coverage(own, scope),
                say("cmp_alt", lang, title=title, finding=finding(compared, own)),
            )
        )
    shown = next(f for f in frames if f.label == str(found.last_year))
    rows = compared.at(found.last_year)
    more = [rule_text(scale, mark, lang)]
    if asked.keep:
        more.append(say("map_kept", lang))
    has_holes = any(compared.at(y)["geo_code"].nunique() < scope.n_provinces for y in years)
    made = exhibit(
        compared,
        exhibit_id,
        shown.figure,
        height,
        finding(compared, rows),
        rows,
        legend_of(compared, scale, mark, has_holes),
    )
    return replace(
        made,
        title=shown.title,
        coverage=shown.coverage,
        alt=shown.alt,
        source=" · ".join([compared.source, *more, say("boundaries", lang)]),
        table=numbers_table(compared, scope),
        frames=tuple(frames),
        aspect=MAP_ASPECT,
        select="place",
        filename=f"hop-luc-map-{of.id}-{scope.era}-{compared.period}",
    )


def _coverage(rows: pd.DataFrame, scope: Scope) -> str:
    """How many provinces have a figure, and how many of those only in part."""
    n_partial = int((rows["n_reported"] < rows["n_parts"]).sum())
    n = int(rows["geo_code"].nunique())
    text = say("coverage", scope.lang, n=n, of=scope.n_provinces)
    return text + (say("coverage_partial", scope.lang, n=n_partial) if n_partial else "")


def _title(compared: Compared, year: int) -> str:
    if compared.own:
        return say("map_newest", compared.lang, what=compared.name, period=compared.period)
    return say("map_title", compared.lang, what=compared.name, period=year)


def _scale(ask: Ask, scope: Scope, asked: MapAsked, found: Prepared) -> Scale:
    """One scale for every year of the series; with `keep`, of both eras' figures."""
    values = _values(found)
    if asked.keep:
        other = scope.of(era=OTHER_ERA[scope.era], place="VN")
        series = found.offer.id if found.offer else asked.series
        values += _values(map_prepared(ask, other, replace(asked, series=series)))
    return scale_of_values(values, asked.method, asked.bounds)


def _values(found: Prepared) -> list[float]:
    if found.own:
        newest = found.frame.sort_values("year").drop_duplicates("geo_code", keep="last")
        return [float(v) for v in newest["value"]]
    return [float(v) for v in found.frame["value"]]


def map_numbers(
    ask: Ask, scope: Scope, asked: MapAsked, exhibit_id: str = "numbers", height: int = 700
) -> Exhibit | None:
    """The table under the map: provinces in order of the shown year, a column a year; the same for
    every place."""
    return remembered(ask, _numbers, scope.anywhere, asked, exhibit_id, height)


def _numbers(
    ask: Ask, scope: Scope, asked: MapAsked, exhibit_id: str, height: int
) -> Exhibit | None:
    found = map_prepared(ask, scope, asked)
    if found.frame.empty:
        return None
    compared = compared_of(ask, scope, asked.comparison(scope))
    title = say("map_numbers", scope.lang, what=compared.name)
    return Exhibit(
        id=exhibit_id,
        kind="table",
        title=f"{title}, {compared.period}",
        subtitle=compared.measure.label,
        height=height,
        source=compared.source,
        coverage=compared.coverage,
        caveats=compared.caveats,
        alt=title,
        table=numbers_table(compared, scope),
        filename=f"hop-luc-map-{found.of.id}-{scope.era}-table",
        cite=compared.cite,
    )


def numbers_table(compared: Compared, scope: Scope) -> Table:
    """One row a province: rank in the newest year shown, name, the value of each year
    in the unit of the subtitle.

    Under several publishers: value, year and who printed it instead of a column a year.
    """
    lang, era, measure = scope.lang, scope.era, compared.measure
    if compared.own:
        return _scattered_table(compared, scope)
    years = sorted({int(y) for y in compared.frame["year"]})
    newest = ranked(compared.frame[compared.frame["year"] == years[-1]])
    ranks = {str(r.geo_code): int(r.rank) for r in rows_of(newest)}
    values = {(str(r.geo_code), int(r.year)): float(r.value) for r in rows_of(compared.frame)}
    codes = sorted(
        {code for code, _ in values}, key=lambda c: (ranks.get(c, 999), place_name(c, era).en)
    )
    rows: list[tuple[Cell, ...]] = [
        (
            place_name(code, era).say(lang),
            ranks.get(code),
            *(measure.cell(values.get((code, year))) for year in years[::-1]),
        )
        for code in codes
    ]
    return Table(
        (
            Column(say("province", lang)),
            Column(say("map_rank_of", lang, year=years[-1]), "right", "integer"),
            *(Column(str(year), "right", measure.column) for year in years[::-1]),
        ),
        tuple(rows),
    )


def _scattered_table(compared: Compared, scope: Scope) -> Table:
    from_whom = compared.at(9999)
    lang, measure = scope.lang, compared.measure
    order = ranked(from_whom)
    return Table(
        (
            Column(say("province", lang)),
            Column(measure.label, "right", measure.column),
            Column(say("year", lang), "right", "year"),
            Column(say("publisher", lang)),
            Column(say("figure_id", lang)),
        ),
        tuple(
            (
                place_name(row.geo_code, scope.era).say(lang),
                measure.cell(float(row.value)),
                int(row.year),
                str(row.name_).split(" · ", 1)[-1],
                str(row.obs_id),
            )
            for row in rows_of(order)
        ),
    )


def map_lead(ask: Ask, scope: Scope, asked: MapAsked) -> list[tuple[str, bool]]:
    """Who is highest, and how concentrated a sum is; how to reach a province. The same for every
    place."""
    return remembered(ask, _lead, scope.anywhere, asked)


def _lead(ask: Ask, scope: Scope, asked: MapAsked) -> list[tuple[str, bool]]:
    found = map_prepared(ask, scope, asked)
    if found.frame.empty:
        return []
    lang = scope.lang
    compared = compared_of(ask, scope, asked.comparison(scope))
    rows = compared.at(found.last_year).sort_values("value", ascending=False)
    period = compared.period if compared.own else years_text(found.last_year, found.last_year)
    top, bottom = rows.iloc[0], rows.iloc[-1]
    value = compared.measure.full(float(top["value"]), lang)
    name = place_name(str(top["geo_code"]), scope.era).say(lang)
    lead: list[tuple[str, bool]] = [
        (say("map_lead", lang, what=compared.name, period=period), False),
        (say("map_lead_top", lang, name=name, value=value), True),
    ]
    if isinstance(found.of.aggregation, Sum) and not compared.own:
        n = half_of(rows["value"])
        lead.append((say("map_lead_half", lang, n=number(n, lang)), False))
    else:
        low = compared.measure.full(float(bottom["value"]), lang)
        name = place_name(str(bottom["geo_code"]), scope.era).say(lang)
        lead.append((say("map_lead_low", lang, name=name, value=low), False))
    lead.append((say("map_lead_click", lang), False))
    return lead


def half_of(values: Sequence[float] | pd.Series) -> int:
    """How many of the largest values it takes to reach half of their sum."""
    ordered = sorted((float(v) for v in values), reverse=True)
    reached, total = 0.0, sum(ordered)
    for position, value in enumerate(ordered, start=1):
        reached += value
        if 2 * reached >= total:
            return position
    return len(ordered)
