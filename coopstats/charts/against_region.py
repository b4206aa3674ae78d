"""A province against its region and the country: one publisher's definition, first year = 100."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coopstats.analysis.choice import definition_order, publisher_order
from coopstats.analysis.growth import IndexPoint, indexed
from coopstats.analysis.rows import grouped
from coopstats.analysis.same_territory import first_year_of
from coopstats.catalog import NATION_CODE, Indicator, Sum, indicator, place_name
from coopstats.catalog.phrases import say
from coopstats.charts import style
from coopstats.charts.captions import (
    caveat_texts,
    indicator_title,
    publisher_name,
    sector_suffix,
    source_line,
)
from coopstats.charts.exhibit import Column, Exhibit, LegendItem, Table, message_card
from coopstats.charts.numbers import figure_text, number
from coopstats.charts.older_changes import older_changes
from coopstats.charts.place_rows import whole_panel, whole_totals
from coopstats.charts.scope import Ask, Scope
from coopstats.charts.style import plain

_COLORS = (style.STRONG, style.WARNING, style.QUIET)


def against_region(
    ask: Ask, scope: Scope, indicator_id: str, sector: str, exhibit_id: str, height: int = 240
) -> Exhibit:
    """Index lines of a province, its region and the country in the series that it has most years of.

    Regions and the country are sums of provinces and enter only where every province reported.
    """
    of, scope = indicator(indicator_id), scope.of(sector=sector)
    first = first_year_of(scope.era).get(scope.place, 0)
    own = [
        row
        for row in whole_panel(ask, scope, of).get(scope.place, ())
        if row.year >= first and row.publisher_id == (scope.publisher or row.publisher_id)
    ]
    key = _longest(of, own)
    if key is None:
        return _none(of, scope, exhibit_id)
    totals = whole_totals(ask, scope, of)
    areas = (scope.parent_region, NATION_CODE)
    rows = {scope.place: own, **{area: totals.get(area, ()) for area in areas}}
    series = {code: [row for row in held if _key(row) == key] for code, held in rows.items()}
    base = min(int(row.year) for row in series[scope.place])
    lines = {code: line for code, held in series.items() if (line := indexed(held, base))}
    if scope.place not in lines:
        return _none(of, scope, exhibit_id)
    return _lines(of, *key, base, lines, series[scope.place], scope, exhibit_id, height)


def _key(row: Any) -> tuple[str, str]:
    return str(row.definition), str(row.publisher_id)


def _longest(of: Indicator, own: Sequence[Any]) -> tuple[str, str] | None:
    """The definition and publisher with most years, two at least; then the stated order."""
    several = {key: len(rows) for key, rows in grouped(own, _key).items() if len(rows) > 1}
    return min(
        several,
        key=lambda k: (-several[k], publisher_order(of, k[1]), definition_order(of, k[0])),
        default=None,
    )


def _lines(
    of: Indicator,
    definition: str,
    publisher_id: str,
    base: int,
    lines: Mapping[str, Sequence[IndexPoint]],
    source: Sequence[Any],
    scope: Scope,
    exhibit_id: str,
    height: int,
) -> Exhibit:
    lang = scope.lang
    traces: list[dict[str, Any]] = []
    legend: list[LegendItem] = []
    codes = (scope.place, scope.parent_region, NATION_CODE)
    for code, color in zip(codes, _COLORS, strict=True):
        if code not in lines:
            continue
        name = place_name(code, scope.era).say(lang)
        traces.append(_line(lines[code], of, name, color, code == scope.place, scope))
        legend.append(LegendItem(name, color, "line"))
    years = sorted({point.year for line in lines.values() for point in line})
    first, last = years[0], years[-1]
    marked = _spaced(years)
    title = say(
        "prv_against_title",
        lang,
        title=of.short.say(lang) + sector_suffix(scope.sector, lang),
        place=scope.place_in_sentence,
        year=base,
    )
    ids = ["chapter_only"] if scope.sector == "agriculture_chapter" else []
    if scope.era == "34" and isinstance(of.aggregation, Sum):
        ids.append("rebased")
    if definition == "with_results" and last == 2022:
        ids.append("survey_2022_year")
    return Exhibit(
        id=exhibit_id,
        kind="chart",
        title=title,
        subtitle=say(
            "prv_against_subtitle",
            lang,
            title=indicator_title(of, definition, lang),
            year=base,
            publisher=publisher_name(publisher_id, lang),
        ),
        figure={
            "data": traces,
            "layout": style.layout(
                lang,
                height,
                margin={"l": 40, "r": 14, "t": 10, "b": 26},
                xaxis=style.axis(
                    tickvals=marked, tickformat="d", range=[first - 0.4, last + 0.4], tickangle=0
                ),
                yaxis=style.axis(showgrid=True, nticks=5, tickformat=",.0f"),
                shapes=[
                    {
                        "type": "line",
                        "xref": "paper",
                        "x0": 0,
                        "x1": 1,
                        "y0": 100,
                        "y1": 100,
                        "line": {"color": style.QUIET, "width": 1, "dash": "dot"},
                    }
                ],
            ),
        },
        height=height,
        legend=tuple(legend),
        source=source_line(source, lang),
        caveats=caveat_texts(ids, lang),
        alt=say(
            "alt_trend",
            lang,
            title=title,
            n=len(traces),
            first=first,
            last=last,
            latest=f"{number(lines[scope.place][-1].level, lang, 1)}",
        ),
        table=Table(
            (
                Column(say("place", lang)),
                Column(say("year", lang), "right", "year"),
                Column(say("index_base", lang, year=base), "right", "decimal"),
                Column(say("value", lang), "right"),
            ),
            tuple(
                (
                    place_name(code, scope.era).say(lang),
                    point.year,
                    point.level,
                    figure_text(point.value, of.unit, lang),
                )
                for code in sorted(lines)
                for point in lines[code]
            ),
        ),
        filename=f"hop-luc-{of.id}-against-region-{scope.place}",
    )


def _spaced(years: list[int]) -> list[int]:
    """Years to name on the axis: the last, and before it those that leave room for their labels."""
    room = (years[-1] - years[0]) / 5
    kept = [years[-1]]
    for year in reversed(years[:-1]):
        if kept[-1] - year >= room:
            kept.append(year)
    return kept[::-1]


def _line(
    points: Sequence[IndexPoint], of: Indicator, name: str, color: str, strong: bool, scope: Scope
) -> dict[str, Any]:
    """One place's line; it breaks where a year between two figures was not published."""
    x: list[int] = []
    y: list[float | None] = []
    texts: list[str] = []
    for year, level, value in points:
        if x and year - x[-1] > 1:
            x.append(x[-1] + 1)
            y.append(None)
            texts.append("")
        x.append(year)
        y.append(round(level, 2))
        texts.append(
            f"<b>{plain(name)}</b>, {year}<br>{number(level, scope.lang, 1)}<br>"
            f"{plain(figure_text(value, of.unit, scope.lang))}"
        )
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": x,
        "y": y,
        "text": texts,
        "hovertemplate": "%{text}<extra></extra>",
        "connectgaps": False,
        "line": {"color": color, "width": 2.6 if strong else 1.5},
        "marker": {"size": 7 if strong else 5, "color": color},
    }


def _none(of: Indicator, scope: Scope, exhibit_id: str) -> Exhibit:
    title = f"{of.title.say(scope.lang)}{sector_suffix(scope.sector, scope.lang)}"
    text = say("prv_against_none", scope.lang, place=scope.place_in_sentence)
    hint = " ".join(older_changes({scope.place}, scope.era, scope.first_year, scope.lang))
    return message_card(
        exhibit_id,
        f"{title} – {scope.place_in_sentence}",
        text,
        hint if scope.sector == "agriculture_chapter" else "",
    )
