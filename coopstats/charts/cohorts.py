"""How long cooperatives last, and how old they are: survival by founding year, the age pyramid."""

from __future__ import annotations

from typing import Any

import pandas as pd

from coopstats.analysis.rows import rows_of
from coopstats.catalog import UNITS, Lang
from coopstats.catalog.phrases import say
from coopstats.charts import style
from coopstats.charts.births_and_deaths import count_text, is_missing, where_of
from coopstats.charts.captions import years_text
from coopstats.charts.exhibit import Column, Exhibit, LegendItem, Table, message_card
from coopstats.charts.numbers import number, percent, percent_sign
from coopstats.charts.register import (
    mart_scope,
    nearest_counted,
    nothing_counted,
    register_source,
)
from coopstats.charts.scope import Ask, Scope
from coopstats.charts.style import plain

MOST_COHORTS = 8


def survival_answer(ask: Ask, scope: Scope, height: int = 320) -> Exhibit:
    """A line a founding year: the share of its cooperatives still on the books, by years since."""
    lang = scope.lang
    title = say("reg_survival_title", lang)
    # A province is too small for cohorts: the marts hold regions and the nation.
    asked = scope
    caveats: list[str] = []
    if scope.level == "province":
        asked = scope.of(place=scope.parent_region)
        caveats.append(say("reg_survival_region", lang, region=asked.place_name))
    frame = ask("register_survival", **mart_scope(asked))
    frame = frame.dropna(subset=["n_cohort"])
    lasting = frame.groupby("cohort")["year"].nunique() if len(frame) else pd.Series(dtype=int)
    cohorts = [int(str(c)) for c, n in lasting.items() if n > 1]
    if not len(frame):
        return nothing_counted(asked, title, "survival", height)
    if not cohorts:
        years = years_text(scope.first_year, scope.last_year)
        text = say("reg_survival_short", lang, where=where_of(asked), years=years)
        hint = " ".join([*caveats, nearest_counted(asked)])
        return message_card("survival", title, text, hint, height=height)
    step = -(-len(cohorts) // MOST_COHORTS)
    shown = cohorts[::step]
    traces: list[dict[str, Any]] = []
    ends: list[dict[str, Any]] = []
    lowest = 1.0
    palette = [*style.SEQUENTIAL[2:], style.BEHIND]
    for at, cohort in enumerate(shown):
        own = frame[frame["cohort"] == cohort].sort_values("age")
        color = palette[round(at * (len(palette) - 2) / max(len(shown) - 1, 1))]
        shares = [None if is_missing(v) else float(v) for v in own["share"]]
        lowest = min([lowest, *(v for v in shares if v is not None)])
        traces.append(
            {
                "type": "scatter",
                "mode": "lines+markers",
                "x": [int(a) for a in own["age"]],
                "y": [None if v is None else round(100 * v, 3) for v in shares],
                "text": [_point(v, r, lang) for v, r in zip(shares, rows_of(own), strict=True)],
                "hovertemplate": "%{text}<extra></extra>",
                "connectgaps": False,
                "line": {"color": color, "width": 2},
                "marker": {"size": 5.5, "color": color},
            }
        )
        if shares[-1] is not None:
            ends.append({"x": int(own["age"].iloc[-1]), "y": 100 * shares[-1], "text": str(cohort)})
    longest = max(int(a) for a in frame["age"])
    figure: dict[str, Any] = {
        "data": traces,
        "layout": style.layout(
            lang,
            height,
            margin={"l": 46, "r": 44, "t": 12, "b": 44},
            xaxis=style.axis(
                range=[-0.2, longest + 0.2],
                dtick=1,
                tickformat="d",
                title={
                    "text": say("reg_years_since", lang),
                    "font": {"size": 11.5, "color": style.QUIET},
                    "standoff": 6,
                },
            ),
            yaxis=style.axis(
                showgrid=True,
                nticks=6,
                range=[100 * max(0.0, lowest - 0.06), 101.5],
                ticksuffix=percent_sign(lang),
            ),
            annotations=[
                {
                    **end,
                    "showarrow": False,
                    "xanchor": "left",
                    "xshift": 4,
                    "yshift": 8,
                    "font": {"size": 11, "color": style.INK},
                }
                for end in ends
            ],
        ),
    }
    whole = f"{title} – {where_of(asked)}, {years_text(shown[0], shown[-1])}"
    return Exhibit(
        id="survival",
        kind="chart",
        title=whole,
        subtitle=say("reg_survival_subtitle", lang),
        figure=figure,
        height=height,
        source=register_source(ask, lang),
        caveats=(*caveats, say("reg_survival_rule", lang)),
        alt=whole,
        table=Table(
            (
                Column(say("reg_cohort", lang)),
                Column(say("year", lang), "right", "year"),
                Column(say("reg_years_since", lang), "right", "integer"),
                Column(say("reg_of_cohort", lang), "right"),
                Column(say("reg_alive", lang), "right"),
                Column(say("share", lang), "right", "percent"),
            ),
            tuple(
                (
                    str(int(r.cohort)),
                    int(r.year),
                    int(r.age),
                    number(int(r.n_cohort), lang),
                    count_text(r.n_alive, bool(r.is_suppressed), lang),
                    None if is_missing(r.share) else float(r.share),
                )
                for r in rows_of(frame)
            ),
        ),
        filename="hop-luc-survival",
    )


def _point(share: float | None, row: Any, lang: Lang) -> str:
    left = say(
        "reg_left",
        lang,
        n=count_text(row.n_alive, bool(row.is_suppressed), lang),
        of=number(int(row.n_cohort), lang),
    )
    founded = say("reg_founded_in", lang, year=int(row.cohort))
    return f"<b>{percent(share, lang)}</b><br>{founded}<br>{left} ({int(row.year)})"


def age_answer(ask: Ask, scope: Scope, height: int = 320) -> Exhibit:
    """The age pyramid: shares of age bands in the first year on the left, in the newest on the right."""
    lang = scope.lang
    frame = ask("register_age", **mart_scope(scope))
    title = say("reg_age_title", lang)
    if frame.empty:
        return nothing_counted(scope, title, "age", height)
    first, last = int(frame["year"].min()), int(frame["year"].max())
    lows = sorted({int(a) for a in frame["age_low"]})
    highs = {int(a): h for a, h in zip(frame["age_low"], frame["age_high"], strict=True)}
    bands = [_band(low, highs[low], lang) for low in lows]
    years = [last] if first == last else [first, last]
    traces: list[dict[str, Any]] = []
    reach = 0.01
    for year in years:
        own = frame[frame["year"] == year].set_index("age_low")
        total = float(own["n"].sum()) or 1.0
        side = -1 if year != last else 1
        shares: list[float] = []
        texts: list[str] = []
        hovers: list[str] = []
        for low, band in zip(lows, bands, strict=True):
            value: Any = own["n"].get(low)
            withheld = bool(own["is_suppressed"].get(low, False))
            share = 0.0 if is_missing(value) else float(value) / total
            reach = max(reach, share)
            shares.append(round(100 * side * share, 3))
            texts.append("" if is_missing(value) else f"<b>{percent(share, lang)}</b>")
            hovers.append(f"<b>{plain(band)}</b> · {year}<br>{count_text(value, withheld, lang)}")
        traces.append(
            {
                "type": "bar",
                "orientation": "h",
                "y": bands,
                "x": shares,
                "text": texts,
                "textposition": "outside",
                "cliponaxis": False,
                "textfont": {"size": 11.5},
                "hovertext": hovers,
                "hovertemplate": "%{hovertext}<extra></extra>",
                "marker": {"color": style.STRONG if year == last else style.PARTIAL},
            }
        )
    wide = 150 * reach
    figure: dict[str, Any] = {
        "data": traces,
        "layout": style.layout(
            lang,
            height,
            margin={"l": 92, "r": 8, "t": 8, "b": 8},
            barmode="overlay",
            bargap=0.24,
            xaxis=style.axis(visible=False, range=[-wide if len(years) > 1 else 0, wide]),
            yaxis=style.axis(tickfont={"size": 12, "color": style.INK}, ticklabelstandoff=6),
        ),
    }
    whole = f"{title} – {where_of(scope)}, {years_text(first, last)}"
    return Exhibit(
        id="age",
        kind="chart",
        title=whole,
        subtitle=say("reg_age_subtitle", lang),
        figure=figure,
        height=height,
        legend=tuple(
            LegendItem(str(year), style.STRONG if year == last else style.PARTIAL) for year in years
        ),
        source=register_source(ask, lang),
        caveats=(say("reg_age_rule", lang),),
        alt=whole,
        table=Table(
            (
                Column(say("reg_age", lang)),
                *(
                    Column(f"{UNITS['cooperatives'].name.say(lang)} ({year})", "right")
                    for year in reversed(years)
                ),
            ),
            tuple(
                (band, *(_age_cell(frame, year, low, lang) for year in reversed(years)))
                for low, band in zip(lows, bands, strict=True)
            ),
        ),
        filename="hop-luc-age",
    )


def _age_cell(frame: pd.DataFrame, year: int, low: int, lang: Lang) -> str:
    own = frame[(frame["year"] == year) & (frame["age_low"] == low)]
    if own.empty:
        return "–"
    return count_text(own["n"].iloc[0], bool(own["is_suppressed"].iloc[0]), lang)


def _band(low: int, high: Any, lang: Lang) -> str:
    if is_missing(high):
        return say("reg_age_above", lang, low=low)
    return say("reg_age_band", lang, low=low, high=int(high))
