"""New and dissolved cooperatives a year, over those at its start."""

from __future__ import annotations

from typing import Any

import pandas as pd

from coopstats.analysis.rows import rows_of
from coopstats.catalog import Lang
from coopstats.catalog.phrases import say
from coopstats.charts import style
from coopstats.charts.captions import sector_suffix, years_text
from coopstats.charts.exhibit import Column, Exhibit, LegendItem, Table
from coopstats.charts.numbers import number, percent
from coopstats.charts.register import mart_scope, nothing_counted, register_source
from coopstats.charts.scope import Ask, Scope


def where_of(scope: Scope) -> str:
    """Place and sector as they stand in a title."""
    return scope.place_in_sentence + sector_suffix(scope.sector, scope.lang)


def is_missing(value: Any) -> bool:
    """Whether a mart holds no value there."""
    return value is None or bool(pd.isna(value))


def dynamics_lead(ask: Ask, scope: Scope) -> list[tuple[str, bool]]:
    """The newest year's births and deaths in one sentence."""
    lang = scope.lang
    frame = ask("register_birth_death", **mart_scope(scope))
    own = frame.dropna(subset=["birth_rate", "death_rate", "n_new", "n_dissolved"])
    if own.empty:
        return [(say("reg_lead_none", lang, where=where_of(scope)), False)]
    row = rows_of(own)[-1]
    return [
        (say("reg_lead_year", lang, year=int(row.year), where=where_of(scope)), False),
        (say("reg_lead_new", lang, n=number(int(row.n_new), lang)), True),
        (f" ({percent(row.birth_rate, lang)}), ", False),
        (say("reg_lead_dissolved", lang, n=number(int(row.n_dissolved), lang)), True),
        (f" ({percent(row.death_rate, lang)} {say('reg_of_start', lang)}).", False),
    ]


def birth_death_answer(ask: Ask, scope: Scope, height: int = 320) -> Exhibit:
    """Births above the line, deaths below it, in per cent of the cooperatives at the year's start."""
    lang = scope.lang
    frame = ask("register_birth_death", **mart_scope(scope))
    title = say("reg_births_title", lang)
    rated = frame[frame["birth_rate"].notna() | frame["death_rate"].notna()]
    if rated.empty:
        return nothing_counted(scope, title, "births", height)
    years = [int(y) for y in rated["year"]]
    births = [None if is_missing(v) else round(100 * float(v), 3) for v in rated["birth_rate"]]
    deaths = [None if is_missing(v) else round(-100 * float(v), 3) for v in rated["death_rate"]]
    top = max((v for v in births if v is not None), default=1.0)
    bottom = min((v for v in deaths if v is not None), default=-1.0)

    def bar(values: list[float | None], column: str, count: str, color: str) -> dict[str, Any]:
        texts = ["" if v is None else f"<b>{percent(abs(v) / 100, lang)}</b>" for v in values]
        return {
            "type": "bar",
            "x": years,
            "y": values,
            "text": texts if len(years) <= 12 else [],
            "textposition": "outside",
            "cliponaxis": False,
            "textangle": 0,
            "constraintext": "none",
            "textfont": {"size": 11},
            "hovertext": [
                f"<b>{row.year}</b><br>{say(column, lang)}: "
                + count_text(getattr(row, count), bool(row.is_suppressed), lang)
                for row in rows_of(rated)
            ],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "marker": {"color": color},
        }

    figure: dict[str, Any] = {
        "data": [
            bar(births, "reg_new", "n_new", style.CALM),
            bar(deaths, "reg_dissolved", "n_dissolved", style.BEHIND),
        ],
        "layout": style.layout(
            lang,
            height,
            margin={"l": 8, "r": 8, "t": 12, "b": 26},
            barmode="relative",
            bargap=0.4,
            xaxis=style.axis(
                dtick=1, tickformat="d", tickangle=0, range=[years[0] - 0.7, years[-1] + 0.7]
            ),
            yaxis=style.axis(visible=False, range=[1.3 * min(bottom, -0.5), 1.25 * max(top, 0.5)]),
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


def count_text(value: Any, is_withheld: bool, lang: Lang) -> str:
    """A count, or the words that say it is withheld: never a zero in its place."""
    if not is_missing(value):
        return number(int(value), lang)
    return say("reg_withheld", lang) if is_withheld else "–"
