"""A province against its region and the country: one publisher's definition, first year = 100."""

from __future__ import annotations

from typing import Any

import pandas as pd

from coopstats.analysis.choice import definition_order, publisher_order
from coopstats.analysis.growth import index_to_base
from coopstats.analysis.rows import rows_of
from coopstats.analysis.same_territory import of_present_territory
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
from coopstats.charts.exhibit import Column, Exhibit, LegendItem, Message, Table
from coopstats.charts.numbers import figure_text, number
from coopstats.charts.older_changes import older_changes
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
    years = {"first_year": scope.first_year, "last_year": scope.last_year}
    panel = ask("panel", indicator=of.id, sector=sector, era=scope.era, **years)
    own = panel[(panel["geo_code"] == scope.place) & (panel["n_reported"] == panel["n_parts"])]
    own = of_present_territory(own, scope.era)
    if scope.publisher:
        own = own[own["publisher_id"] == scope.publisher]
    key = _longest(of, own)
    if key is None:
        return _none(of, scope, exhibit_id, height)
    definition, publisher_id = key
    totals = ask("area_totals", indicator=of.id, sector=sector, era=scope.era, **years)
    totals = totals[totals["n_reported"] == totals["n_expected"]].assign(published="")
    columns = ["geo_code", "definition", "publisher_id", "year", "value", "published"]
    both = pd.concat([own[columns], totals[columns]], ignore_index=True)
    codes = [scope.place, scope.parent_region, NATION_CODE]
    both = both[
        (both["definition"] == definition)
        & (both["publisher_id"] == publisher_id)
        & both["geo_code"].isin(codes)
    ]
    base = int(both.loc[both["geo_code"] == scope.place, "year"].min())
    indexed = index_to_base(both, ["geo_code"], base).rename(columns={"index": "level"})
    if indexed.empty:
        return _none(of, scope, exhibit_id, height)
    return _lines(of, definition, publisher_id, base, indexed, codes, scope, exhibit_id, height)


def _longest(of: Indicator, own: pd.DataFrame) -> tuple[str, str] | None:
    """The definition and publisher with most years, two at least; then the stated order."""
    counts = own.groupby(["definition", "publisher_id"])["year"].nunique()
    keys = [(str(d), str(p)) for d, p in counts[counts > 1].index]
    if not keys:
        return None
    return min(
        keys,
        key=lambda k: (-int(counts[k]), publisher_order(of, k[1]), definition_order(of, k[0])),
    )


def _lines(
    of: Indicator,
    definition: str,
    publisher_id: str,
    base: int,
    indexed: pd.DataFrame,
    codes: list[str],
    scope: Scope,
    exhibit_id: str,
    height: int,
) -> Exhibit:
    lang = scope.lang
    traces: list[dict[str, Any]] = []
    legend: list[LegendItem] = []
    for code, color in zip(codes, _COLORS, strict=True):
        rows = rows_of(indexed[indexed["geo_code"] == code].sort_values("year"))
        if not rows:
            continue
        name = place_name(code, scope.era).say(lang)
        traces.append(_line(rows, of, name, color, code == scope.place, scope))
        legend.append(LegendItem(name, color, "line"))
    first, last = int(indexed["year"].min()), int(indexed["year"].max())
    marked = _spaced(sorted({int(year) for year in indexed["year"]}))
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
    source = indexed.loc[indexed["geo_code"] == scope.place]
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
            latest=f"{number(float(source['level'].iloc[-1]), lang, 1)}",
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
                    place_name(str(row.geo_code), scope.era).say(lang),
                    int(row.year),
                    float(row.level),
                    figure_text(float(row.value), of.unit, lang),
                )
                for row in rows_of(indexed.sort_values(["geo_code", "year"]))
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
    rows: list[Any], of: Indicator, name: str, color: str, strong: bool, scope: Scope
) -> dict[str, Any]:
    """One place's line; it breaks where a year between two figures was not published."""
    x: list[int] = []
    y: list[float | None] = []
    texts: list[str] = []
    for row in rows:
        year = int(row.year)
        if x and year - x[-1] > 1:
            x.append(x[-1] + 1)
            y.append(None)
            texts.append("")
        x.append(year)
        y.append(round(float(row.level), 2))
        texts.append(
            f"<b>{plain(name)}</b>, {year}<br>{number(float(row.level), scope.lang, 1)}<br>"
            f"{plain(figure_text(float(row.value), of.unit, scope.lang))}"
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


def _none(of: Indicator, scope: Scope, exhibit_id: str, height: int) -> Exhibit:
    title = f"{of.title.say(scope.lang)}{sector_suffix(scope.sector, scope.lang)}"
    text = say("prv_against_none", scope.lang, place=scope.place_in_sentence)
    hint = " ".join(older_changes({scope.place}, scope.era, scope.first_year, scope.lang))
    return Exhibit(
        id=exhibit_id,
        kind="message",
        title=f"{title} – {scope.place_in_sentence}",
        height=height,
        message=Message(text, hint if scope.sector == "agriculture_chapter" else ""),
        alt=text,
    )
