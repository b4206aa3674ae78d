"""Year on year: the change on the year before, a bar a year, of one publisher's definition."""

from __future__ import annotations

import pandas as pd

from coopstats.analysis.choice import definition_order, publisher_order
from coopstats.analysis.growth import at_year_end, year_on_year
from coopstats.analysis.rows import rows_of, where
from coopstats.catalog import Indicator, indicator
from coopstats.catalog.phrases import say
from coopstats.charts import style
from coopstats.charts.answers import nothing, place_series
from coopstats.charts.captions import (
    caveat_texts,
    indicator_title,
    publisher_name,
    sector_suffix,
    source_line,
    years_text,
)
from coopstats.charts.exhibit import Column, Exhibit, Table, message_card
from coopstats.charts.national_line import LETTER_PX, PHONE_PX
from coopstats.charts.numbers import bare_percent, figure_text, percent
from coopstats.charts.older_changes import listed
from coopstats.charts.scope import Ask, Scope

# Pixels that a label is high.
_LINE = 14
_MARGIN_TOP, _MARGIN_BOTTOM = 22, 26


def year_on_year_answer(
    ask: Ask, scope: Scope, indicator_id: str, exhibit_id: str, height: int = 300
) -> Exhibit:
    """Bars of yearly change for the place's longest series without mixing publishers.

    Years whose year before was not published have no bar: a gap is not a change. Where no year has
    one, a sentence names the years there are.
    """
    of = indicator(indicator_id)
    published = place_series(ask, scope, of)
    frame = at_year_end(published)
    rates = year_on_year(frame, ["definition", "publisher_id"]) if len(frame) else frame
    usable = rates.dropna(subset=["rate"]) if len(frame) else frame
    if published.empty:
        return nothing(ask, scope, of, exhibit_id, height)
    if usable.empty:
        there = published if frame.empty else frame
        return _years_apart(of, there, scope, exhibit_id, height)
    own, definition, publisher_id = _longest(of, usable)
    return _bars(of, own, scope, definition, publisher_id, exhibit_id, height)


def _longest(of: Indicator, frame: pd.DataFrame) -> tuple[pd.DataFrame, str, str]:
    """The rows of the definition and publisher with the most years, and which they are."""
    spans: dict[tuple[str, str], list[int]] = {}
    for row in rows_of(frame):
        spans.setdefault((str(row.definition), str(row.publisher_id)), []).append(int(row.year))
    definition, publisher_id = min(
        spans,
        key=lambda k: (
            -len(spans[k]),
            -max(spans[k]),
            publisher_order(of, k[1]),
            definition_order(of, k[0]),
        ),
    )
    own = where(
        frame, (frame["definition"] == definition) & (frame["publisher_id"] == publisher_id)
    ).sort_values("year")
    return own, definition, publisher_id


def _years_apart(
    of: Indicator, frame: pd.DataFrame, scope: Scope, exhibit_id: str, height: int
) -> Exhibit:
    """The sentence where figures exist, but not at the end of two years in a row."""
    lang = scope.lang
    own, definition, publisher_id = _longest(of, frame)
    title = (
        f"{indicator_title(of, definition, lang)}{sector_suffix(scope.sector, lang)} – "
        f"{scope.place_in_sentence}"
    )
    years = listed([str(year) for year in sorted({int(y) for y in own["year"]})], lang)
    publisher = publisher_name(publisher_id, lang)
    text = say("no_year_before", lang, what=title, years=years, publisher=publisher)
    return message_card(
        exhibit_id,
        f"{title}, {say('year_on_year', lang)}",
        text,
        height=height,
        source=source_line(own, lang),
    )


def labels_apart(
    years: list[int], rates: list[float], texts: list[str], span: float, height: int
) -> list[bool]:
    """Which labels are written so that on a phone none stands on another: the newest, then the largest.

    `span` is what the axis holds, in the unit of `rates`, over `height` pixels. Figures without a label are
    in the hover and the table.
    """
    per_year = PHONE_PX / (years[-1] - years[0] + 1.6)
    boxes: list[tuple[float, float, float]] = []
    for year, rate, text in zip(years, rates, texts, strict=True):
        end = rate / span * height
        # Above the bar, or below one that hangs.
        boxes.append(
            (year * per_year, len(text) * LETTER_PX / 2, end if rate >= 0 else end - _LINE)
        )
    told: list[int] = []
    for at in sorted(range(len(years)), key=lambda at: (at != len(years) - 1, -abs(rates[at]))):
        x, half, low = boxes[at]
        if all(
            abs(x - boxes[other][0]) >= half + boxes[other][1]
            or abs(low - boxes[other][2]) >= _LINE
            for other in told
        ):
            told.append(at)
    return [at in told for at in range(len(years))]


def _bars(
    of: Indicator,
    own: pd.DataFrame,
    scope: Scope,
    definition: str,
    publisher_id: str,
    exhibit_id: str,
    height: int,
) -> Exhibit:
    lang = scope.lang
    rates = [float(r) for r in own["rate"]]
    years = [int(y) for y in own["year"]]
    reach = max(abs(r) for r in rates) or 0.01
    low, high = (-1.3 * reach if min(rates) < 0 else 0, 1.3 * reach if max(rates) > 0 else 0)
    texts = [bare_percent(r, lang, signed=True) for r in rates]
    room = height - _MARGIN_TOP - _MARGIN_BOTTOM
    told = labels_apart(years, rates, texts, high - low or 1, room)
    title = (
        f"{indicator_title(of, definition, lang)} – {scope.place_in_sentence}"
        f"{sector_suffix(scope.sector, lang)}, {say('year_on_year', lang)}, "
        f"{years_text(years[0], years[-1])}"
    )
    figure = {
        "data": [
            {
                "type": "bar",
                "x": years,
                "y": [round(100 * r, 3) for r in rates],
                "text": [
                    f"<b>{t}</b>" if is_told else "" for t, is_told in zip(texts, told, strict=True)
                ],
                "textposition": "outside",
                "cliponaxis": False,
                "textangle": 0,
                "constraintext": "none",
                "textfont": {"size": 11},
                "hovertext": [
                    f"<b>{y}</b><br>{percent(r, lang, signed=True)} {say('year_on_year', lang)}<br>"
                    f"{figure_text(float(v), of.unit, lang)}"
                    for y, r, v in zip(years, rates, own["value"], strict=True)
                ],
                "hovertemplate": "%{hovertext}<extra></extra>",
                "marker": {"color": [style.CALM if r >= 0 else style.BEHIND for r in rates]},
            }
        ],
        "layout": style.layout(
            lang,
            height,
            margin={"l": 8, "r": 8, "t": _MARGIN_TOP, "b": _MARGIN_BOTTOM},
            bargap=0.5,
            xaxis=style.axis(
                dtick=1 if years[-1] - years[0] < 10 else 2,
                tickformat="d",
                tickangle=0,
                range=[years[0] - 0.8, years[-1] + 0.8],
            ),
            yaxis=style.axis(
                visible=False,
                range=[100 * low, 100 * high],
            ),
            shapes=[
                {
                    "type": "line",
                    "xref": "paper",
                    "x0": 0,
                    "x1": 1,
                    "y0": 0,
                    "y1": 0,
                    "line": {"color": style.QUIET, "width": 1},
                }
            ],
        ),
    }
    ids = [c for c in of.caveats if c not in ("publishers_differ", "suspect")]
    if definition == "with_results" and 2008 in years:
        ids.append("survey_break_2008")
    return Exhibit(
        id=exhibit_id,
        kind="chart",
        title=title,
        subtitle=f"% · {publisher_name(publisher_id, lang)}",
        figure=figure,
        height=height,
        source=source_line(own, lang),
        caveats=caveat_texts(ids, lang),
        alt=title,
        table=Table(
            (
                Column(say("year", lang), "right", "year"),
                Column(say("value", lang), "right"),
                Column(say("year_on_year", lang), "right", "percent"),
            ),
            tuple(
                (y, figure_text(float(v), of.unit, lang), r)
                for y, r, v in zip(years, rates, own["value"], strict=True)
            ),
        ),
        filename=f"hop-luc-{of.id}-year-on-year",
    )
