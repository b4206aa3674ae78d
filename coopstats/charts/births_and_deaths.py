"""New and dissolved cooperatives a year, over those at its start."""

from __future__ import annotations

from typing import Any, cast

import pandas as pd

from coopstats.analysis.rows import rows_of
from coopstats.catalog import Lang
from coopstats.catalog.phrases import say
from coopstats.charts import style
from coopstats.charts.captions import sector_suffix, years_text
from coopstats.charts.exhibit import Column, Exhibit, LegendItem, Table
from coopstats.charts.numbers import bare_percent, number, percent
from coopstats.charts.register import mart_scope, nothing_counted, register_source
from coopstats.charts.scope import Ask, Scope
from coopstats.charts.style import plain


def where_of(scope: Scope) -> str:
    """Place and sector as they stand in a title."""
    return scope.place_in_sentence + sector_suffix(scope.sector, scope.lang)


def is_missing(value: Any) -> bool:
    """Whether a mart holds no value there."""
    return bool(cast("Any", pd).isna(value))


def dynamics_lead(ask: Ask, scope: Scope) -> list[tuple[str, bool]]:
    """The newest year's births and deaths in one sentence."""
    lang = scope.lang
    frame = ask("register_birth_death", **mart_scope(scope))
    known = frame[["birth_rate", "death_rate"]].notna().any(axis=1)
    own = frame[known | frame[["n_new", "n_dissolved"]].isna().any(axis=1)]
    if own.empty:
        return [(say("reg_lead_none", lang, where=where_of(scope)), False)]
    row = rows_of(own)[-1]
    withheld = bool(row.is_suppressed)

    def rated(rate: Any) -> str:
        return "" if is_missing(rate) else f" ({percent(float(rate), lang)})"

    return [
        (say("reg_lead_year", lang, year=int(row.year), where=where_of(scope)), False),
        (f"{say('reg_new', lang).lower()} ", False),
        (count_text(row.n_new, withheld, lang), True),
        (f"{rated(row.birth_rate)}, {say('reg_dissolved', lang).lower()} ", False),
        (count_text(row.n_dissolved, withheld, lang), True),
        (f"{rated(row.death_rate)}; % {say('reg_of_start', lang)}.", False),
    ]


def birth_death_answer(ask: Ask, scope: Scope, height: int = 320) -> Exhibit:
    """Births above the line, deaths below it, in per cent of the cooperatives at the year's start."""
    lang = scope.lang
    frame = ask("register_birth_death", **mart_scope(scope))
    title = say("reg_births_title", lang)
    # The register's first year has no start to be a share of; a withheld year is shown as such.
    known = frame[["birth_rate", "death_rate"]].notna().any(axis=1)
    rated = frame[known | frame[["n_new", "n_dissolved"]].isna().any(axis=1)]
    if rated.empty:
        return nothing_counted(scope, title, "births", height)
    years = [int(y) for y in rated["year"]]
    births = [_scaled(v, 1) for v in rated["birth_rate"]]
    deaths = [_scaled(v, -1) for v in rated["death_rate"]]
    top, bottom = max([*births, 0.5]), min([*deaths, -0.5])

    def bar(values: list[float], rate: str, count: str, name: str, color: str) -> dict[str, Any]:
        rows = rows_of(rated)
        return {
            "type": "bar",
            "x": years,
            "y": values,
            "text": [
                f"<b>{bare_percent(float(getattr(row, rate)), lang)}</b>"
                if not is_missing(getattr(row, rate))
                # A rate is withheld too where it would tell another count.
                else plain("< 3" if is_missing(getattr(row, count)) else "–")
                for row in rows
            ],
            "textposition": "outside",
            "cliponaxis": False,
            "textangle": 0,
            "constraintext": "none",
            "textfont": {"size": 11},
            "hovertext": [
                f"<b>{row.year}</b><br>{name}: "
                + count_text(getattr(row, count), bool(row.is_suppressed), lang)
                for row in rows
            ],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "marker": {"color": color},
        }

    figure: dict[str, Any] = {
        "data": [
            bar(births, "birth_rate", "n_new", say("reg_new", lang), style.CALM),
            bar(deaths, "death_rate", "n_dissolved", say("reg_dissolved", lang), style.BEHIND),
        ],
        "layout": style.layout(
            lang,
            height,
            margin={"l": 8, "r": 8, "t": 12, "b": 26},
            barmode="relative",
            bargap=0.4,
            xaxis=style.axis(
                dtick=-(-len(years) // 6),
                tick0=years[-1],
                tickformat="d",
                tickangle=0,
                range=[years[0] - 0.7, years[-1] + 0.7],
            ),
            yaxis=style.axis(visible=False, range=[1.3 * bottom, 1.25 * top]),
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
    some_withheld = bool(frame["is_suppressed"].any())
    whole = f"{title} – {where_of(scope)}, {years_text(years[0], years[-1])}"
    return Exhibit(
        id="births",
        kind="chart",
        title=whole,
        subtitle=f"% {say('reg_of_start', lang)}",
        figure=figure,
        height=height,
        legend=(
            LegendItem(say("reg_new", lang), style.CALM),
            LegendItem(say("reg_dissolved", lang), style.BEHIND),
        ),
        source=register_source(ask, lang),
        caveats=(say("reg_withheld_note", lang),) if some_withheld else (),
        alt=whole,
        table=Table(
            (
                Column(say("year", lang)),
                Column(say("reg_new", lang), "right"),
                Column(say("reg_dissolved", lang), "right"),
                Column(say("reg_at_end", lang), "right"),
                Column(say("reg_birth_rate", lang), "right", "percent"),
                Column(say("reg_death_rate", lang), "right", "percent"),
            ),
            tuple(
                (
                    str(int(row.year)),
                    count_text(row.n_new, bool(row.is_suppressed), lang),
                    count_text(row.n_dissolved, bool(row.is_suppressed), lang),
                    count_text(row.n_end, bool(row.is_suppressed), lang),
                    None if is_missing(row.birth_rate) else float(row.birth_rate),
                    None if is_missing(row.death_rate) else float(row.death_rate),
                )
                for row in reversed(rows_of(frame))
            ),
        ),
        filename="hop-luc-births-deaths",
    )


def _scaled(rate: Any, side: int) -> float:
    """A rate as the length of a bar. One that is zero or withheld keeps its side of the line, so that
    its label stands there."""
    if is_missing(rate) or float(rate) == 0:
        return side * 1e-6
    return side * round(100 * float(rate), 3)


def count_text(value: Any, is_withheld: bool, lang: Lang) -> str:
    """A count, or the words that say it is withheld: never a zero in its place."""
    if not is_missing(value):
        return number(int(value), lang)
    return say("reg_withheld", lang) if is_withheld else "–"
