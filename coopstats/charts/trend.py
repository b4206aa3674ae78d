"""Trend: one line a publisher and definition, gaps where nothing was published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from coopstats.analysis.choice import definition_order
from coopstats.analysis.rows import grouped, newest_row
from coopstats.catalog import DEFINITIONS, UNITS, Indicator, Lang, publishers
from coopstats.catalog.phrases import say
from coopstats.charts import style
from coopstats.charts.captions import (
    caveat_texts,
    date_text,
    publisher_name,
    sector_suffix,
    source_line,
    status_text,
    years_text,
)
from coopstats.charts.exhibit import Column, Exhibit, LegendItem, Table
from coopstats.charts.numbers import axis_scale_of, decimals_of, figure_text, scale_of, unit_label
from coopstats.charts.style import plain

MAX_LINES = 5
# Below this rank a publisher is an office; above it the press or research (publishers.csv).
OFFICE_RANK = 40


@dataclass(frozen=True, slots=True)
class Mark:
    """A vertical mark in time, such as a resolution or the merger of provinces."""

    year: float
    label: str


@dataclass(frozen=True, slots=True)
class Goal:
    """A target: the value to reach by a year."""

    year: int
    value: float
    label: str


def line_name(row: Any, lang: Lang, with_definition: bool) -> str:
    """The name of a line: publisher, and definition where the chart has several."""
    name = publisher_name(row.publisher_id, lang)
    if with_definition:
        return f"{name} – {DEFINITIONS[row.definition].name.say(lang)}"
    return name


def _drawn_alike(groups: Sequence[Sequence[Any]]) -> list[Sequence[Sequence[Any]]]:
    """The lines with those together that are one in every point: drawn, one would hide the other."""
    alike = grouped(
        groups, lambda own: tuple((int(r.year), float(r.value), r.status, r.as_of) for r in own)
    )
    return list(alike.values())


def _shared_name(alike: Sequence[Sequence[Any]], lang: Lang, with_definition: bool) -> str:
    """The name of a line that stands for several: "VCA – registered = operating"."""
    rows = [own[0] for own in alike]
    names = [line_name(row, lang, with_definition) for row in rows]
    if with_definition and len({row.publisher_id for row in rows}) == 1:
        names[1:] = [DEFINITIONS[row.definition].name.say(lang) for row in rows[1:]]
    return " = ".join(names)


def trend(
    indicator: Indicator,
    figures: Sequence[Any],
    lang: Lang,
    place: str,
    sector: str = "all",
    marks: Sequence[Mark] = (),
    goal: Goal | None = None,
    height: int = 340,
    exhibit_id: str = "trend",
    break_before: int | None = None,
) -> Exhibit:
    """A line a (publisher, definition) of one place and sector.

    `figures` are rows with the fields of `place_rows.Figure`, in base units. Lines break where a
    year is missing, and before the year `break_before`, from which on the place is another
    territory; figures that are not final have hollow marks. Lines equal in every point are drawn as
    one with the names of all. More than MAX_LINES lines: those with most years are drawn and all
    stand in the table.
    """
    unit = UNITS[indicator.unit]
    rows = sorted(figures, key=lambda row: (row.publisher_id, row.definition, row.year))
    values = [float(row.value) for row in rows]
    largest = max(map(abs, values))
    if goal is not None:
        largest = max(largest, goal.value)
    scale = axis_scale_of(unit, largest)
    lines = grouped(rows, lambda row: (row.publisher_id, row.definition))
    groups = sorted(lines.values(), key=lambda group: _line_order(indicator, group))
    several = len({row.definition for row in rows}) > 1
    distinct = _drawn_alike(groups)
    drawn = [(alike[0], _shared_name(alike, lang, several)) for alike in distinct[:MAX_LINES]]
    left_out = sum(map(len, distinct[MAX_LINES:]))
    traces = [
        _line(
            group,
            indicator,
            lang,
            scale,
            style.CATEGORICAL[i],
            name,
            break_before,
        )
        for i, (group, name) in enumerate(drawn)
    ]
    years = [int(row.year) for row in rows]
    first, last = min(years), max(years)
    newest = newest_row(rows)
    right = max(last, goal.year if goal else last)
    shapes, annotations = _marks([m for m in marks if first <= m.year <= right], right - first)
    if goal is not None:
        traces.append(_goal_trace(goal, newest, scale))
        annotations.append(
            {
                "x": goal.year,
                "y": goal.value / scale,
                "text": plain(goal.label),
                "showarrow": False,
                "xanchor": "right",
                "yanchor": "bottom",
                "xshift": -2,
                "yshift": 7,
                "font": {"size": 11.5, "color": style.ALARM},
            }
        )
    span = max(right - first, 1)
    figure = {
        "data": traces,
        "layout": style.layout(
            lang,
            height,
            margin={"l": 58, "r": 18, "t": 46 if annotations else 12, "b": 28},
            xaxis=style.axis(
                range=[first - 0.03 * span - 0.3, right + 0.03 * span + 0.3],
                dtick=max(1, -(-span // 6)),
                tickangle=0,
                tick0=first,
                tickformat="d",
                hoverformat="d",
            ),
            yaxis=style.axis(
                showgrid=True,
                nticks=5,
                rangemode="tozero" if min(values) >= 0 else "normal",
                tickformat=",.0f" if largest / scale >= 10 else ",.1f",
            ),
            shapes=shapes,
            annotations=annotations,
        ),
    }
    title = (
        f"{indicator.title.say(lang)} – {place}{sector_suffix(sector, lang)}, "
        f"{years_text(first, last)}"
    )
    return Exhibit(
        id=exhibit_id,
        kind="chart",
        title=title,
        subtitle=say("unit_line", lang, unit=unit_label(unit, lang, scale))
        + (say("more_lines", lang, n=left_out) if left_out else ""),
        figure=figure,
        height=height,
        legend=(
            *(LegendItem(name, style.CATEGORICAL[i], "line") for i, (_, name) in enumerate(drawn)),
            *(
                (LegendItem(say("not_final", lang), style.QUIET, "hollow"),)
                if any(row.status != "final" for row in rows)
                else ()
            ),
        ),
        source=source_line(rows, lang),
        caveats=caveat_texts(indicator.caveats, lang),
        alt=say(
            "alt_trend",
            lang,
            title=title,
            n=len(groups),
            first=first,
            last=last,
            latest=figure_text(float(newest.value), indicator.unit, lang),
        ),
        table=series_table(indicator, rows, lang, scale_of(unit, largest)),
        filename=f"hop-luc-{indicator.id}-{exhibit_id}-{first}-{last}",
    )


def _line_order(indicator: Indicator, group: Sequence[Any]) -> tuple[bool, int, int, int]:
    """Offices before the press, then the longest line, the newest, and the preferred definition."""
    publisher = publishers().get(group[0].publisher_id)
    is_press = publisher is None or publisher.rank > OFFICE_RANK
    newest = max(int(row.year) for row in group)
    return (is_press, -len(group), -newest, definition_order(indicator, group[0].definition))


def series_table(indicator: Indicator, rows: Sequence[Any], lang: Lang, scale: float) -> Table:
    """The figures of a trend: year, value in the scaled unit, publisher, definition, status, date."""
    unit = UNITS[indicator.unit]
    decimals = decimals_of(unit, max(abs(float(row.value)) for row in rows) / scale)
    ordered = sorted(rows, key=lambda row: (-row.year, row.publisher_id))
    return Table(
        (
            Column(say("year", lang), "right", "year"),
            Column(unit_label(unit, lang, scale), "right", "decimal" if decimals else "integer"),
            Column(say("publisher", lang)),
            Column(say("definition", lang)),
            Column(say("date", lang)),
            Column(say("status", lang)),
            Column(say("figure_id", lang)),
        ),
        tuple(
            (
                int(row.year),
                float(row.value) / scale,
                publisher_name(row.publisher_id, lang),
                DEFINITIONS[row.definition].name.say(lang),
                date_text(row.as_of, int(row.year), lang),
                say(row.status, lang),
                row.obs_id,
            )
            for row in ordered
        ),
    )


def _line(
    group: Sequence[Any],
    indicator: Indicator,
    lang: Lang,
    scale: float,
    color: str,
    name: str,
    break_before: int | None = None,
) -> dict[str, Any]:
    x: list[int] = []
    y: list[float | None] = []
    text: list[str] = []
    fill: list[str] = []
    before: int | None = None
    for row in group:
        year = int(row.year)
        is_other_place = break_before is not None and (before or year) < break_before <= year
        if before is not None and (year - before > 1 or is_other_place):
            x.append(before + 1)
            y.append(None)
            text.append("")
            fill.append(color)
        x.append(year)
        y.append(round(float(row.value) / scale, 4))
        figure = figure_text(float(row.value), indicator.unit, lang)
        text.append(
            f"<b>{figure}</b>{plain(status_text(row.status, lang))}<br>{plain(name)}<br>"
            f"{date_text(row.as_of, year, lang)}"
        )
        fill.append(color if row.status == "final" else style.CARD)
        before = year
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": plain(name),
        "x": x,
        "y": y,
        "text": text,
        "hovertemplate": "%{text}<extra></extra>",
        "connectgaps": False,
        "line": {"color": color, "width": 2.2},
        "marker": {"size": 7.5, "color": fill, "line": {"color": color, "width": 1.8}},
    }


def _goal_trace(goal: Goal, newest: Any, scale: float) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [int(newest.year), goal.year],
        "y": [float(newest.value) / scale, goal.value / scale],
        "line": {"color": style.QUIET, "width": 1.4, "dash": "dot"},
        "marker": {
            "size": [0, 10],
            "color": style.CARD,
            "line": {"color": style.ALARM, "width": 2},
        },
        "text": ["", plain(goal.label)],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _marks(marks: Sequence[Mark], span: float) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    shapes = [
        {
            "type": "line",
            "x0": mark.year,
            "x1": mark.year,
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "line": {"color": style.NO_DATA_LINE, "width": 1, "dash": "dot"},
            "layer": "below",
        }
        for mark in marks
    ]
    # Labels of marks that stand close together go one above the other.
    levels: list[int] = []
    for i, mark in enumerate(marks):
        crowded = i > 0 and mark.year - marks[i - 1].year < 0.22 * max(span, 1)
        levels.append((levels[-1] + 1) % 3 if crowded else 0)
    annotations = [
        {
            "x": mark.year,
            "yref": "paper",
            "y": 1,
            "yshift": 3 + 13 * levels[i],
            "text": plain(mark.label),
            "showarrow": False,
            "yanchor": "bottom",
            "xanchor": "center",
            "font": {"size": 10.5, "color": style.QUIET},
        }
        for i, mark in enumerate(marks)
    ]
    return shapes, annotations
