"""One cooperative: who it is, how it went, and where it stands among its peers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor
from typing import Any

import pandas as pd

from coopstats.analysis.rows import rows_of
from coopstats.analysis.scoring import standing_of
from coopstats.catalog import SECTORS, UNITS, Era, Lang, place_name
from coopstats.catalog.criteria import CRITERIA, Criterion
from coopstats.catalog.phrases import say
from coopstats.catalog.register_choices import KINDS, RATINGS, SIZE_CLASSES, STATUSES
from coopstats.charts import style
from coopstats.charts.captions import date_text, years_text
from coopstats.charts.exhibit import Column, Exhibit, LegendItem, Table, message_card
from coopstats.charts.headlines import Headline, Line
from coopstats.charts.national_line import LETTER_PX, PHONE_PX, STANDOFF_PX, national_line
from coopstats.charts.numbers import (
    axis_scale_of,
    figure_text,
    number,
    percent,
    percent_sign,
    unit_label,
    value_text,
)
from coopstats.charts.register import register_publisher, register_source
from coopstats.charts.scope import Ask, Scope
from coopstats.charts.style import plain, two_lines, unmarked

# What the names of criteria take before the bars, and the margin behind them.
NAMES_PX, RIGHT_PX = 168, 8


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure that a cooperative reports each year: its column, the phrase that names it, its unit."""

    column: str
    phrase: str
    unit: str


MEASURES = (
    Measure("revenue_vnd", "reg_revenue", "vnd"),
    Measure("profit_vnd", "reg_profit", "vnd"),
    Measure("members", "reg_members", "persons"),
    Measure("workers", "reg_workers", "persons"),
)
INCOME = Measure("income_per_worker_vnd", "reg_income", "vnd_per_worker")


def unit_name(ask: Ask, unit_id: int) -> str | None:
    """The name of a cooperative; None where the register has none of this id."""
    frame = ask("register_unit", unit_id=unit_id)
    return None if frame.empty else str(frame["name"].iloc[0])


def unit_lead(ask: Ask, scope: Scope, unit_id: int) -> list[tuple[str, bool]]:
    """Kind, sector, place, founding and status in one sentence."""
    row = rows_of(ask("register_unit", unit_id=unit_id))[0]
    lang = scope.lang
    era: Era = "63" if row.geo_era == "63" else "34"
    kind = KINDS[row.kind].say(lang)
    founded = "–" if pd.isna(row.founded_on) else date_text(row.founded_on, 0, lang)
    return [
        (f"{kind[0].upper()}{kind[1:]} · {SECTORS[row.sector_class].name.say(lang)} · ", False),
        (place_name(row.province_code, era).say(lang), True),
        (f" · {say('reg_tax_code', lang)} ", False),
        (str(row.tax_code), True),
        (f" · {say('reg_founded_on', lang, date=founded)} · ", False),
        (STATUSES[row.status].say(lang), True),
        (f" ({row.last_year}).", False),
    ]


def unit_tiles(ask: Ask, scope: Scope, unit_id: int) -> list[Headline]:
    """The newest reported figure of each measure, with its change on the year before."""
    years = ask("register_unit_years", unit_id=unit_id)
    return [_tile(ask, scope, years, of) for of in (*MEASURES, INCOME)]


def _tile(ask: Ask, scope: Scope, years: pd.DataFrame, of: Measure) -> Headline:
    lang = scope.lang
    label = say(of.phrase, lang)
    own = years.dropna(subset=[of.column])
    if own.empty:
        text = say("reg_not_reported", lang)
        return Headline(of.column, label, "–", "", (Line(text),), "", "final", text)
    newest = own.iloc[-1]
    value, year = float(newest[of.column]), int(newest["year"])
    text, unit = value_text(value, of.unit, lang)
    before = own[own["year"] == year - 1]
    lines: tuple[Line, ...] = ()
    if len(before) and float(before[of.column].iloc[0]) > 0:
        rate = value / float(before[of.column].iloc[0]) - 1
        words = say("change_on", lang, rate=percent(rate, lang, signed=True), year=year - 1)
        lines = (Line(words, "good" if rate >= 0 else "bad"),)
    source = f"{register_publisher(ask, lang)} · {year}"
    return Headline(of.column, label, text, unit, lines, source, "final", label)


def unit_trend(ask: Ask, scope: Scope, unit_id: int, of: Measure, height: int = 190) -> Exhibit:
    """One measure of one cooperative over the years; a gap where it did not report."""
    lang = scope.lang
    years = ask("register_unit_years", unit_id=unit_id)
    own = years.dropna(subset=[of.column])
    id_ = f"unit-{of.column}"
    title = say(of.phrase, lang)
    if own.empty:
        text = say("reg_not_reported", lang)
        return message_card(id_, title, text, height=height)
    unit = UNITS[of.unit]
    largest = float(own[of.column].abs().max())
    scale = axis_scale_of(unit, largest)
    xs = list(range(int(own["year"].min()), int(own["year"].max()) + 1))
    known = {int(y): float(v) for y, v in zip(own["year"], own[of.column], strict=True)}
    lowest = min(known.values())
    figure: dict[str, Any] = {
        "data": [
            {
                "type": "scatter",
                "mode": "lines+markers",
                "x": xs,
                "y": [round(known[x] / scale, 4) if x in known else None for x in xs],
                "text": [
                    f"<b>{figure_text(known[x], of.unit, lang)}</b><br>{x}" if x in known else ""
                    for x in xs
                ],
                "hovertemplate": "%{text}<extra></extra>",
                "connectgaps": False,
                "line": {"color": style.STRONG, "width": 2.2},
                "marker": {"size": 7, "color": style.STRONG},
            }
        ],
        "layout": style.layout(
            lang,
            height,
            margin={"l": 56, "r": 14, "t": 10, "b": 26},
            xaxis=style.axis(
                range=[xs[0] - 0.5, xs[-1] + 0.5],
                # Two or three years: four cards stand side by side, and four years would touch.
                dtick=-(-2 * len(xs) // 5),
                tick0=xs[-1],
                tickformat="d",
                tickangle=0,
            ),
            yaxis=style.axis(
                showgrid=True,
                nticks=4,
                rangemode="tozero" if lowest >= 0 else "normal",
                tickformat=",.0f" if largest / scale >= 10 else ",.2~f",
            ),
        ),
    }
    label = unit_label(unit, lang, scale)
    newest = max(known)
    return Exhibit(
        id=id_,
        kind="chart",
        title=f"{title}, {years_text(xs[0], xs[-1])}",
        subtitle=say("unit_line", lang, unit=label),
        figure=figure,
        height=height,
        source=register_source(ask, lang),
        caveats=() if len(known) == len(xs) else (say("reg_gap", lang),),
        alt=f"{title}: {figure_text(known[newest], of.unit, lang)} ({newest}).",
        table=Table(
            (Column(say("year", lang), "right", "year"), Column(label, "right", "decimal")),
            tuple((x, known[x] / scale if x in known else None) for x in reversed(xs)),
        ),
        filename=f"hop-luc-unit-{unit_id}-{of.column}",
    )


def standing_text(standing: float, lang: Lang) -> str:
    """A standing in whole per cent, rounded down: nobody is ahead of all peers, itself among them."""
    # 0.29 times 100 is a little less than 29 in binary.
    return percent(floor(round(100 * standing, 6)) / 100, lang, 0)


def reached_text(of: Criterion, value: float, lang: Lang) -> str:
    """What was reached by a criterion as a person reads it."""
    if of.unit == "flag":
        return say("reg_yes" if value > 0 else "reg_no", lang)
    if of.unit == "rating":
        return RATINGS[("weak", "average", "fair", "good")[round(value)]].say(lang)
    return figure_text(value, of.unit, lang)


def _short_text(of: Criterion, value: float, lang: Lang) -> str:
    """What was reached in few letters: money without what it is per, which the criterion's name says."""
    if not of.unit.startswith("vnd"):
        return reached_text(of, value, lang)
    return figure_text(value, "vnd", lang).removesuffix(" đồng")


def _reach(values: Sequence[float], labels: Sequence[str]) -> float:
    """How far the axis goes so that on a phone each label of two lines ends within the card."""
    room = PHONE_PX - NAMES_PX - RIGHT_PX
    reach = 130.0
    for value, label in zip(values, labels, strict=True):
        wide = STANDOFF_PX + LETTER_PX * max(len(unmarked(line)) for line in label.split("<br>"))
        reach = max(reach, value * room / max(room + RIGHT_PX - wide, 1))
    return reach


def standing_answer(ask: Ask, scope: Scope, unit_id: int, height: int = 500) -> Exhibit:
    """A bar a criterion: the share of its peers that a cooperative is ahead of, and what it reached."""
    lang = scope.lang
    frame = ask("register_unit_standing", unit_id=unit_id)
    title = say("reg_standing", lang)
    if frame.empty:
        text = say("reg_no_standing", lang)
        return message_card("standing", title, text, height=180)
    row = rows_of(frame)[0]
    peers = say(
        "reg_peers",
        lang,
        n=number(int(row.n_peers), lang),
        sector=SECTORS[row.sector_class].name.say(lang),
        size=SIZE_CLASSES[row.member_size_class].say(lang),
        year=int(row.year),
    )
    standings = {id_: standing_of(getattr(row, f"{id_}_standing")) for id_ in CRITERIA}
    if all(standing is None for standing in standings.values()):
        text, hint = say("reg_few_peers", lang), peers + "."
        return message_card("standing", title, text, hint, height=180)
    names: list[str] = []
    texts: list[str] = []
    values: list[float] = []
    colors: list[str] = []
    cells: list[tuple[str, str, float | None]] = []
    for of in CRITERIA.values():
        standing, reached = standings[of.id], getattr(row, of.id)
        words = (
            say("reg_not_reported", lang) if pd.isna(reached) else reached_text(of, reached, lang)
        )
        cells.append((of.title.say(lang), words, standing))
        names.append(two_lines(of.title.say(lang)))
        values.append(round(100 * (standing or 0.0), 1))
        texts.append(
            plain(words)
            if standing is None
            # On two lines: in one a phone cut the amounts of money.
            else f"<b>{standing_text(standing, lang)}</b><br>{plain(_short_text(of, reached, lang))}"
        )
        colors.append(style.CALM if standing is None or standing >= 0.5 else style.BEHIND)
    reach = _reach(values, texts)
    figure: dict[str, Any] = {
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "y": names,
                "x": values,
                "text": texts,
                "textposition": "outside",
                "cliponaxis": False,
                # Two lines are taller than their bar; they have the room of its row.
                "constraintext": "none",
                "textfont": {"size": 12},
                "hoverinfo": "skip",
                "marker": {"color": colors},
            }
        ],
        "layout": style.layout(
            lang,
            height,
            margin={"l": NAMES_PX, "r": RIGHT_PX, "t": 8, "b": 24},
            bargap=0.42,
            xaxis=style.axis(
                range=[0, reach],
                tickvals=[0, 50, 100],
                ticktext=[f"{share}{percent_sign(lang)}" for share in (0, 50, 100)],
            ),
            yaxis=style.axis(
                autorange="reversed", tickfont={"size": 12, "color": style.INK}, ticklabelstandoff=6
            ),
            # Not through a row whose figures it would cross.
            shapes=national_line(
                50,
                names,
                values,
                texts,
                reach,
                {"color": style.QUIET, "width": 1, "dash": "dot"},
                NAMES_PX + RIGHT_PX,
            ),
        ),
    }
    return Exhibit(
        id="standing",
        kind="chart",
        title=title,
        subtitle=peers,
        figure=figure,
        height=height,
        legend=(
            LegendItem(say("reg_above", lang), style.CALM),
            LegendItem(say("reg_below", lang), style.BEHIND),
        ),
        source=register_source(ask, lang),
        caveats=(say("reg_standing_rule", lang),),
        alt=f"{title}. {peers}",
        table=Table(
            (
                Column(say("reg_criterion", lang)),
                Column(say("value", lang), "right"),
                Column(say("reg_standing_column", lang), "right", "percent"),
            ),
            tuple(cells),
        ),
        filename=f"hop-luc-unit-{unit_id}-standing",
    )
