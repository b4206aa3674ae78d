"""Where did they go? A square a class before and class after, shaded by the share of each row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from coopstats.analysis.rows import rows_of
from coopstats.catalog import Lang, Text
from coopstats.catalog.phrases import say
from coopstats.catalog.register_choices import RATINGS, SIZE_CLASSES
from coopstats.charts import style
from coopstats.charts.captions import sector_suffix
from coopstats.charts.exhibit import Column, Exhibit, Table, message_card
from coopstats.charts.numbers import number, percent
from coopstats.charts.register import classes_of, mart_scope, nothing_counted, register_source
from coopstats.charts.scope import Ask, Scope
from coopstats.charts.style import plain

CLASSES: dict[str, Mapping[str, Text]] = {
    "member_size_class": SIZE_CLASSES,
    "rating": RATINGS,
    "size_class": SIZE_CLASSES,
}
_TITLES = {
    "member_size_class": "reg_moves_member_size_class",
    "rating": "reg_moves_rating",
    "size_class": "reg_moves_size_class",
}
DISSOLVED = "dissolved"
# Squares darker than this bear light words.
DARK_SHARE = 0.45
# Letters of a word that is wider than a square on a phone, where six stand in a row.
LONG_WORD = 7
_STEPS = (0.02, 0.1, 0.25, 0.45, 0.7)


def transition_answer(
    ask: Ask, scope: Scope, kind: str, exhibit_id: str, height: int = 340
) -> Exhibit:
    """Classes of the year before in rows, of the newest year in columns; a row adds up to 100 %."""
    lang = scope.lang
    names = CLASSES[kind]
    frame = ask("register_transition", kind=kind, **mart_scope(scope))
    title = say(_TITLES[kind], lang)
    if frame.empty and kind == "size_class" and classes_of(scope.sector):
        text = say("reg_moves_no_decree", lang)
        return message_card(exhibit_id, title, text, height=height)
    if frame.empty:
        return nothing_counted(scope, title, exhibit_id, height)
    year = int(frame["year"].iloc[0])
    before = [c for c in names if c in set(frame["from_class"])]
    after = [*(c for c in names if c in set(frame["to_class"])), DISSOLVED]
    totals = frame.groupby("from_class")["n"].sum()
    base: list[float] = []
    y: list[int] = []
    colors: list[str] = []
    inks: list[str] = []
    texts: list[str] = []
    hovers: list[str] = []
    hatches: list[str] = []
    for row in rows_of(frame):
        share = _share(row.n, totals.get(row.from_class))
        base.append(after.index(row.to_class) + 0.02)
        y.append(before.index(row.from_class))
        step = sum(share > s for s in _STEPS) if share is not None else 0
        colors.append(style.SEQUENTIAL[step])
        inks.append(style.CARD if share is not None and share > DARK_SHARE else style.INK)
        texts.append(plain("< 3") if row.is_suppressed else percent(share, lang))
        hatches.append(style.PARTIAL_PATTERN if row.is_suppressed else "")
        count = say("reg_withheld", lang) if row.is_suppressed else number(int(row.n), lang)
        way = f"{_name(names, row.from_class, lang)} → {_name(names, row.to_class, lang)}"
        hovers.append(
            f"<b>{plain(way)}</b><br>{count}"
            + ("" if share is None else f" · {percent(share, lang)}")
        )
    figure: dict[str, Any] = {
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "base": base,
                "x": [0.96] * len(base),
                "y": y,
                "width": 0.92,
                "text": texts,
                "textposition": "inside",
                "insidetextanchor": "middle",
                "textangle": 0,
                "constraintext": "none",
                "textfont": {"size": 11.5, "color": inks},
                "hovertext": hovers,
                "hovertemplate": "%{hovertext}<extra></extra>",
                "marker": {"color": colors, "pattern": style.patterns(hatches)},
            }
        ],
        "layout": style.layout(
            lang,
            height,
            barmode="overlay",
            margin={"l": 88, "r": 8, "t": 40, "b": 6},
            xaxis=style.axis(
                side="top",
                range=[0, len(after)],
                tickvals=[i + 0.5 for i in range(len(after))],
                ticktext=[_head(_name(names, c, lang)) for c in after],
                tickangle=0,
                tickfont={"size": 10.5, "color": style.INK},
            ),
            yaxis=style.axis(
                range=[len(before) - 0.5, -0.5],
                tickvals=list(range(len(before))),
                ticktext=[plain(_name(names, c, lang)) for c in before],
                tickfont={"size": 12, "color": style.INK},
                ticklabelstandoff=6,
            ),
        ),
    }
    where = scope.place_in_sentence + sector_suffix(scope.sector, lang)
    whole = f"{title} – {where}, {year - 1} → {year}"
    caveats = [say("reg_moves_rule", lang)]
    if bool(frame["is_suppressed"].any()):
        caveats.append(say("reg_moves_withheld", lang))
    if kind == "size_class":
        caveats.append(say("reg_moves_decree", lang))
    return Exhibit(
        id=exhibit_id,
        kind="chart",
        title=whole,
        subtitle=say("reg_moves_subtitle", lang, before=year - 1, after=year),
        figure=figure,
        height=height,
        source=register_source(ask, lang),
        coverage=say("reg_followed", lang, n=number(int(frame["n"].sum()), lang)),
        caveats=tuple(caveats),
        alt=whole,
        table=Table(
            (
                Column(say("reg_before", lang, year=year - 1)),
                Column(say("reg_after", lang, year=year)),
                Column(say("reg_cooperatives", lang), "right"),
                Column(say("share", lang), "right", "percent"),
            ),
            tuple(
                (
                    _name(names, row.from_class, lang),
                    _name(names, row.to_class, lang),
                    say("reg_withheld", lang) if row.is_suppressed else number(int(row.n), lang),
                    _share(row.n, totals.get(row.from_class)),
                )
                for row in sorted(
                    rows_of(frame),
                    key=lambda r: (before.index(r.from_class), after.index(r.to_class)),
                )
            ),
        ),
        filename=f"hop-luc-transition-{kind}-{year}",
    )


def _share(n: Any, total: Any) -> float | None:
    if n is None or pd.isna(n) or total is None or not total:
        return None
    return float(n) / float(total)


def _head(name: str) -> str:
    """A column's name on two lines: short ones stand side by side where a long one would not. A long word
    stands on the upper line, above the ends of its neighbours on the lower one."""
    if " " not in name and len(name) > LONG_WORD:
        return f"{plain(name)}<br>\u00a0"
    return plain(name).replace(" ", "<br>", 1)


def _name(names: Mapping[str, Text], value: str, lang: Lang) -> str:
    return say("reg_gone", lang) if value == DISSOLVED else names[value].say(lang)
