"""Two indicators of the compared places against each other, a third as the size of the circle."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from coopstats.catalog import UNITS, Indicator, Lang, indicator, provinces_of
from coopstats.catalog.phrases import say
from coopstats.charts.answers import nothing
from coopstats.charts.captions import caveat_texts, indicator_title, source_line
from coopstats.charts.compared import Compared, Measure, series_source
from coopstats.charts.compared_figures import Offer, offers_of
from coopstats.charts.comparison import Comparison, Prepared, prepare
from coopstats.charts.exhibit import Exhibit, message_card
from coopstats.charts.numbers import decimals_of, scale_of, unit_label
from coopstats.charts.scatter import Axis, scatter
from coopstats.charts.scope import Ask, Scope


def compare_scatter(
    ask: Ask,
    scope: Scope,
    asked: Comparison,
    found: Prepared,
    compared: Compared,
    across: str,
    size: str,
    exhibit_id: str,
) -> Exhibit:
    """The compared indicator upwards, `across` sideways, `size` as area; all of one year.

    The other indicators come from the publisher of the compared one where it prints them for that
    year, else from the stated order; each axis says whose its figures are.
    """
    lang = scope.lang
    sector = asked.sectors[0]
    wanted = set(found.years)
    other = _figures(ask, scope, across, sector, found.places)
    up = _by_year(found.of, found.everywhere, found.offer, sector, wanted)
    side = _by_year(indicator(across), other, found.offer, sector, wanted)
    usable = [
        year
        for year in sorted(set(up) & set(side))
        if set(up[year][1]["geo_code"]) & set(side[year][1]["geo_code"]) & set(found.places)
    ]
    if not usable:
        if other.empty:
            return nothing(ask, scope, indicator(across), exhibit_id, 320, by_province=True)
        text = say(
            "cmp_no_pair",
            lang,
            x=indicator(across).title.say(lang),
            y=found.of.title.say(lang),
        )
        return message_card(exhibit_id, compared.name, text, height=260)
    year = found.last_year if found.last_year in usable else usable[-1]
    x_axis = _axis(indicator(across), *side[year], lang)
    y_axis = _axis(found.of, *up[year], lang)
    drawn = [side[year][1], up[year][1]]
    size_axis = None
    if size:
        third = _figures(ask, scope, size, sector, found.places)
        sized = _by_year(indicator(size), third, found.offer, sector, {year})
        if year in sized:
            size_axis = _axis(indicator(size), *sized[year], lang)
            drawn.append(sized[year][1])
    others = [p.code for p in provinces_of(scope.era)]
    caveats = [
        c
        for id_ in (found.of.id, across, size)
        if id_
        for c in indicator(id_).caveats
        if c not in ("publishers_differ", "definitions_differ", "suspect")
    ]
    words = replace(
        Exhibit(exhibit_id, "chart", ""),
        source=source_line(pd.concat(drawn, ignore_index=True), lang),
        coverage=say(
            "cmp_coverage",
            lang,
            n=len(set(x_axis.values.index) & set(y_axis.values.index) & set(found.places)),
            of=len(found.places),
        ),
        caveats=caveat_texts(caveats, lang),
        filename=compared.filename,
        cite=compared.cite.replace(
            f"{compared.name}, {compared.period}", f"{x_axis.title} × {y_axis.title}, {year}"
        ),
    )
    return scatter(
        x_axis,
        y_axis,
        size_axis,
        found.places,
        others,
        scope.era,
        lang,
        str(year),
        exhibit_id,
        words,
    )


def _figures(
    ask: Ask, scope: Scope, id_: str, sector: str, places: tuple[str, ...]
) -> pd.DataFrame:
    rule = Comparison(id_, ",".join(places), (sector,))
    return prepare(ask, scope, rule).everywhere


def _by_year(
    of: Indicator, frame: pd.DataFrame, offer: Offer | None, sector: str, years: set[int]
) -> dict[int, tuple[Offer, pd.DataFrame]]:
    """For each year the series shown and its wholly reported places: the compared publisher's
    where it prints the year for at least half as many places as the widest, else the first of the
    stated order."""
    own = frame[
        (frame["sector"] == sector)
        & frame["year"].isin(sorted(years))
        & (frame["n_reported"] == frame["n_parts"])
    ]
    chosen: dict[int, tuple[Offer, pd.DataFrame]] = {}
    for year in sorted({int(y) for y in own["year"]}):
        group = own[own["year"] == year]
        offers = offers_of(of, group)
        same = [
            o
            for o in offers
            if offer is not None
            and o.publisher_id == offer.publisher_id
            and o.n_places >= offers[0].n_places / 2
        ]
        exact = [o for o in same if offer is not None and o.definition == offer.definition]
        best = (exact or same or list(offers))[0]
        rows = group[
            (group["definition"] == best.definition) & (group["publisher_id"] == best.publisher_id)
        ]
        chosen[year] = (best, rows)
    return chosen


def _axis(of: Indicator, series: Offer, rows: pd.DataFrame, lang: Lang) -> Axis:
    values = rows.set_index("geo_code")["value"]
    who = series_source(series.definition, series.publisher_id, of, lang)
    return Axis(
        indicator_title(of, "", lang),
        f"{of.short.say(lang)}: {who}",
        _measure(of, values, lang),
        values,
    )


def _measure(of: Indicator, values: pd.Series, lang: Lang) -> Measure:
    unit = UNITS[of.unit]
    if unit.kind in ("share", "rate"):
        return Measure(
            "percent" if unit.kind == "share" else "change", unit_label(unit, lang), unit
        )
    largest = float(values.abs().max())
    scale = scale_of(unit, largest)
    return Measure(
        "unit", unit_label(unit, lang, scale), unit, scale, decimals_of(unit, largest / scale)
    )
