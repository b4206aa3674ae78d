"""Growth charts: compound rates as bars about zero, index = 100 as lines."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coopstats.analysis.growth import IndexPoint, growth_between, indexed, yearly_rates
from coopstats.analysis.ranking import ranked_rows
from coopstats.analysis.rows import grouped
from coopstats.catalog import UNITS, Indicator, Lang
from coopstats.catalog.phrases import say
from coopstats.charts import style
from coopstats.charts.captions import caveat_texts, indicator_title, source_line
from coopstats.charts.exhibit import Cell, Column, Exhibit, LegendItem, Table
from coopstats.charts.national_line import national_line, national_words
from coopstats.charts.numbers import figure_text, number, percent, scale_of, unit_label
from coopstats.charts.style import label_room, plain, two_lines


@dataclass(frozen=True, slots=True)
class GrowthWords:
    """What a growth chart is about: whose series, of what, where, and which column names its rows."""

    indicator: Indicator
    definition: str
    what: str
    key: str
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class CompoundRates:
    """Compound yearly rates of groups between two years, fastest first, and the rows behind them.

    `order`: rows of `Growth` with `rank`.
    """

    first_year: int
    last_year: int
    order: tuple[Any, ...]
    rows: Sequence[Any]

    @classmethod
    def of(cls, rows: Sequence[Any], key: str, first_year: int, last_year: int) -> CompoundRates:
        """From rows of one publisher and definition: columns `key`, year, value, published,
        publisher_id. Groups without both years, or that started from nothing, have no rate."""
        order = ranked_rows(growth_between(rows, key, first_year, last_year), "rate")
        return cls(first_year, last_year, order, rows)


def compound_bars(
    words: GrowthWords,
    rates: CompoundRates,
    lang: Lang,
    chosen: Sequence[str] = (),
    most: int = 10,
    national: float | None = None,
    height: int = 520,
    exhibit_id: str = "growth-bars",
    select: bool = True,
) -> Exhibit | None:
    """Compound yearly rates between two years, fastest and slowest `most`, about a zero line.

    None when no group has both years.
    """
    order, first_year, last_year = rates.order, rates.first_year, rates.last_year
    if not order:
        return None
    total = len(order)
    positions = set(range(min(most, total))) | set(range(max(total - most, 0), total))
    positions |= {i for i, row in enumerate(order) if row.code in chosen}
    names: list[str] = []
    values: list[float] = []
    labels: list[str] = []
    hovers: list[str] = []
    colors: list[str] = []
    codes: list[str] = []
    before = -1
    for position in sorted(positions):
        row = order[position]
        if position > before + 1:
            names.append(f"⋯{position}")
            values.append(0.0)
            labels.append("")
            hovers.append("")
            colors.append(style.CARD)
            codes.append("")
        before = position
        rate, code = float(row.rate), str(row.code)
        names.append(two_lines(words.names[code]))
        values.append(round(100 * rate, 3))
        labels.append(f"<b>{percent(rate, lang, signed=True)}</b>")
        hovers.append(
            f"<b>{plain(words.names[code])}</b><br>{percent(rate, lang, signed=True)} "
            f"{say('compound', lang, first=first_year, last=last_year)}<br>"
            f"{first_year}: {figure_text(row.first_value, words.indicator.unit, lang)}<br>"
            f"{last_year}: {figure_text(row.last_value, words.indicator.unit, lang)}"
        )
        fall, rise = (style.ALARM, style.STRONG) if code in chosen else (style.BEHIND, style.CALM)
        colors.append(rise if rate >= 0 else fall)
        codes.append(code)
    reach = max(abs(v) for v in values) or 1.0
    low = min(0.0, *values)
    high = max(0.0, *values)
    # Room for a percentage beside the longest bar on a phone.
    span = [low - (0.45 * reach if low < 0 else 0.02 * reach), high + 0.45 * reach]
    shapes = [_vertical(0, style.LINE, "solid")]
    annotations: list[dict[str, Any]] = []
    if national is not None:
        line = {"color": style.QUIET, "width": 1.3, "dash": "dot"}
        shapes += national_line(100 * national, names, values, labels, span[1] - span[0], line)
        said = say("nation_average", lang, value=percent(national, lang, signed=True))
        annotations.append(national_words(100 * national, said, style.QUIET, "center"))
    figure: dict[str, Any] = {
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "y": names,
                "x": values,
                "text": labels,
                "textposition": "outside",
                "cliponaxis": False,
                "hovertext": hovers,
                "hovertemplate": "%{hovertext}<extra></extra>",
                "customdata": codes,
                "marker": {"color": colors},
            }
        ],
        "layout": style.layout(
            lang,
            height,
            margin={"l": label_room(names), "r": 12, "t": 22, "b": 4},
            bargap=0.34,
            xaxis=style.axis(
                visible=False,
                range=span,
            ),
            yaxis=style.axis(
                autorange="reversed",
                tickfont={"size": 12, "color": style.INK},
                ticklabelstandoff=6,
                tickvals=names,
                ticktext=["" if n.startswith("⋯") else n for n in names],
            ),
            shapes=shapes,
            annotations=annotations,
        ),
    }
    title = (
        f"{indicator_title(words.indicator, words.definition, lang)} – "
        f"{words.what}, {first_year}–{last_year}"
    )
    top, bottom = order[0], order[-1]
    return Exhibit(
        id=exhibit_id,
        kind="chart",
        title=title,
        subtitle=f"% {say('compound', lang, first=first_year, last=last_year)}",
        figure=figure,
        height=height,
        source=source_line(rates.rows, lang),
        caveats=caveat_texts(growth_caveats(words, first_year), lang),
        alt=say(
            "alt_ranking",
            lang,
            title=title,
            top=f"{words.names[top.code]} ({percent(top.rate, lang, signed=True)})",
            bottom=f"{words.names[bottom.code]} ({percent(bottom.rate, lang, signed=True)})",
        ),
        table=growth_table(words, rates, lang),
        filename=f"hop-luc-growth-{words.indicator.id}-{words.key}-{first_year}-{last_year}",
        select="place" if select else "",
    )


def growth_caveats(words: GrowthWords, first_year: int) -> list[str]:
    """Caveats of a growth chart: the survey's break concerns spans that start before 2008."""
    ids = [c for c in words.indicator.caveats if c not in ("publishers_differ", "suspect")]
    if words.definition in ("with_results", "total_with_results") and first_year < 2008:
        ids.append("survey_break_2008")
    elif "survey_break_2008" in ids:
        ids.remove("survey_break_2008")
    return ids


def growth_table(words: GrowthWords, rates: CompoundRates, lang: Lang) -> Table:
    """Every group: rank, first and last figure in the scaled unit, change, compound rate."""
    unit, first_year, last_year = UNITS[words.indicator.unit], rates.first_year, rates.last_year
    scale = scale_of(unit, max(abs(row.last_value) for row in rates.order))
    label = unit_label(unit, lang, scale)
    return Table(
        (
            Column(say("rank", lang), "right", "integer"),
            Column(say("place" if words.key == "geo_code" else "sector", lang)),
            Column(f"{first_year} ({label})", "right", "decimal" if scale != 1 else "integer"),
            Column(f"{last_year} ({label})", "right", "decimal" if scale != 1 else "integer"),
            Column(say("change", lang), "right", "decimal" if scale != 1 else "integer"),
            Column(say("rate_year", lang), "right", "percent"),
        ),
        tuple(
            (
                int(row.rank),
                words.names[str(row.code)],
                row.first_value / scale,
                row.last_value / scale,
                row.change / scale,
                row.rate,
            )
            for row in rates.order
        ),
    )


def index_lines(
    words: GrowthWords,
    rows: Sequence[Any],
    lang: Lang,
    base_year: int,
    chosen: Sequence[str] = (),
    height: int = 380,
    exhibit_id: str = "growth-index",
) -> Exhibit | None:
    """One line a group, base year = 100; the chosen ones strong, at most eight in all.

    `rows` as of `CompoundRates`. None when no group has the base year and another.
    """
    held = grouped(rows, lambda row: str(getattr(row, words.key)))
    lines = {k: line for k, own in held.items() if len(line := indexed(own, base_year)) > 1}
    if not lines:
        return None
    keys = [k for k in chosen if k in lines]
    for key in sorted(lines, key=lambda k: -lines[k][-1].value):
        if len(keys) < 7 and key not in keys:
            keys.append(key)
    traces: list[dict[str, Any]] = []
    legend: list[LegendItem] = []
    for position, key in enumerate(keys):
        line = lines[key]
        color = style.CATEGORICAL[position % len(style.CATEGORICAL)]
        strong = key in chosen or position == 0
        name = words.names[key]
        traces.append(
            {
                "type": "scatter",
                "mode": "lines+markers",
                "x": [point.year for point in line],
                "y": [round(point.level, 2) for point in line],
                "text": [
                    f"<b>{plain(name)}</b><br>{year}: {number(index, lang, 1)}"
                    f"<br>{figure_text(value, words.indicator.unit, lang)}"
                    for year, index, value in line
                ],
                "hovertemplate": "%{text}<extra></extra>",
                "line": {"color": color, "width": 2.8 if strong else 1.6},
                "marker": {"size": 7 if strong else 5.5, "color": color},
            }
        )
        legend.append(LegendItem(name, color, "line"))
    years = sorted({point.year for line in lines.values() for point in line})
    first, last = years[0], years[-1]
    figure: dict[str, Any] = {
        "data": traces,
        "layout": style.layout(
            lang,
            height,
            margin={"l": 46, "r": 16, "t": 10, "b": 28},
            xaxis=style.axis(
                tickvals=years,
                tickformat="d",
                range=[first - 0.3, last + 0.3],
            ),
            yaxis=style.axis(showgrid=True, nticks=6, tickformat=",.0f"),
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
    }
    title = (
        f"{indicator_title(words.indicator, words.definition, lang)} – {words.what}, "
        f"{say('index_base', lang, year=base_year)}"
    )
    return Exhibit(
        id=exhibit_id,
        kind="chart",
        title=title,
        subtitle=f"{say('index_base', lang, year=base_year)} · {first}–{last}",
        figure=figure,
        height=height,
        legend=tuple(legend),
        source=source_line(rows, lang),
        caveats=caveat_texts(growth_caveats(words, base_year), lang),
        alt=say(
            "alt_trend",
            lang,
            title=title,
            n=len(keys),
            first=first,
            last=last,
            latest=f"{words.names[keys[0]]}",
        ),
        table=_yearly_table(words, lines, lang),
        filename=f"hop-luc-index-{words.indicator.id}-{words.key}-{base_year}",
    )


def _yearly_table(
    words: GrowthWords, lines: Mapping[str, Sequence[IndexPoint]], lang: Lang
) -> Table:
    """Every group and year: figure, change on the year before, index."""
    unit = UNITS[words.indicator.unit]
    scale = scale_of(unit, max(abs(point.value) for line in lines.values() for point in line))
    rows: list[tuple[Cell, ...]] = []
    for key in sorted(lines):
        line = lines[key]
        rates = yearly_rates([point.year for point in line], [point.value for point in line])
        rows += [
            (
                words.names[key],
                point.year,
                point.value / scale,
                None if math.isnan(rate) else rate,
                point.level,
            )
            for point, rate in zip(line, rates, strict=True)
        ]
    return Table(
        (
            Column(say("place" if words.key == "geo_code" else "sector", lang)),
            Column(say("year", lang), "right", "year"),
            Column(unit_label(unit, lang, scale), "right", "decimal" if scale != 1 else "integer"),
            Column(say("year_on_year", lang), "right", "percent"),
            Column("Index", "right", "decimal"),
        ),
        tuple(rows),
    )


def _vertical(x: float, color: str, dash: str) -> dict[str, object]:
    return {
        "type": "line",
        "x0": x,
        "x1": x,
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "layer": "below",
        "line": {"color": color, "width": 1.3, "dash": dash},
    }
