"""The compared lens on the map: every province of the series in classes, the compared outlined."""

from __future__ import annotations

from dataclasses import replace

from coopstats.catalog import provinces_of
from coopstats.catalog.phrases import say
from coopstats.charts.answers import nothing
from coopstats.charts.choropleth import legend_of, map_figure, rule_text, scale_of_values
from coopstats.charts.compare_words import compared_of
from coopstats.charts.compared import exhibit, finding
from coopstats.charts.comparison import OWN, Comparison, Prepared, prepare
from coopstats.charts.exhibit import Exhibit
from coopstats.charts.province_map import MAP_ASPECT, Boundaries
from coopstats.charts.scope import Ask, Scope


def compare_map(
    ask: Ask,
    scope: Scope,
    asked: Comparison,
    found: Prepared,
    boundaries: Boundaries,
    exhibit_id: str,
    height: int = 640,
) -> Exhibit:
    """All provinces under the lens in the last year compared; classes of equally many provinces.

    Classes fill whatever the indicator is: a lens such as rank or growth has no size to draw.
    """
    lang = scope.lang
    every = replace(
        asked,
        places="all",
        sectors=asked.sectors[:1],
        series=found.offer.id if found.offer else OWN,
        first_year=found.base_year or found.first_year,
        last_year=found.last_year,
        limit=len(provinces_of(scope.era)),
    )
    wide = prepare(ask, scope, every)
    years = [y for y in wide.years if y <= found.last_year] or list(wide.years)
    if not years:
        return nothing(ask, scope, found.of, exhibit_id, height, by_province=True)
    # The compared may be the country alone: the newest year that any province has is drawn.
    year = years[-1]
    everything = compared_of(ask, scope, every)
    rows = everything.at(year)
    scale = scale_of_values([float(v) for v in rows["value"]], "quantile")
    codes = [place for place in found.places if place in boundaries.paths]
    figure = map_figure(everything, rows, scale, "fill", boundaries, height)
    made = exhibit(
        everything,
        exhibit_id,
        figure,
        height,
        finding(everything, rows),
        rows,
        legend_of(everything, scale, "fill", len(rows) < len(boundaries.paths)),
        str(year),
    )
    return replace(
        made,
        aspect=MAP_ASPECT,
        marked=tuple(codes),
        title=f"{everything.name}, {year}",
        coverage=say("coverage", lang, n=len(rows), of=len(boundaries.paths)),
        source=" · ".join([made.source, rule_text(scale, "fill", lang), say("boundaries", lang)]),
    )
