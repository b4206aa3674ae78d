"""Publishers side by side: the gaps as dots, and the full table with who, why and what is shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from math import log10
from typing import Any

import pandas as pd

from coopstats.analysis.disagreements import (
    Claim,
    Disagreement,
    Key,
    is_whole,
    preference,
    reasons_between,
    rule_between,
    side_by_side,
    widest_first,
)
from coopstats.analysis.rows import rows_of
from coopstats.catalog import (
    DEFINITIONS,
    INDICATORS,
    NATION_CODE,
    SECTORS,
    Lang,
    indicator,
    place_name,
    publisher_by_name,
)
from coopstats.catalog.phrases import say
from coopstats.catalog.translations import publisher_words, translated
from coopstats.charts import style
from coopstats.charts.captions import date_text, published_text, publisher_name, sector_suffix
from coopstats.charts.exhibit import Cell, Column, Exhibit, LegendItem, Message, Table
from coopstats.charts.headlines import HEADLINE_DEFINITIONS
from coopstats.charts.numbers import figure_text, percent, value_text
from coopstats.charts.scope import Ask, Scope
from coopstats.charts.style import plain

MOST_DRAWN = 15


class Figures:
    """The printed figures that do not stand alone, to be found by id, by file, by what they say."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self.by_id: dict[str, tuple[Key, Claim]] = {}
        self.by_file: dict[tuple[str, ...], list[tuple[Key, Claim]]] = defaultdict(list)
        self.by_key: dict[Key, list[Claim]] = defaultdict(list)
        for row in rows_of(frame):
            key, claim = _key(row), _claim(row)
            self.by_id[claim.obs_id] = (key, claim)
            self.by_file[(str(row.file), *key[:4])].append((key, claim))
            self.by_key[key].append(claim)

    def named(self, name: str, thing: tuple[str, ...], value: float) -> tuple[Key, Claim] | None:
        """The figure of this id; where a file is named, the one of that thing and value in it."""
        if name in self.by_id:
            return self.by_id[name]
        said = self.by_file.get((name, *thing), [])
        return next((found for found in said if found[1].value == value), None)


@lru_cache(maxsize=4)
def all_disagreements(ask: Ask) -> tuple[Disagreement, ...]:
    """Every pair of figures of one thing: the list of known disagreements first, then what the
    figures themselves show and the list does not hold. Kept for the versions last asked."""
    figures = Figures(ask("rival_figures"))
    found = [_known(row, figures) for row in rows_of(ask("conflicts"))]
    listed = {frozenset((d.a.obs_id, d.b.obs_id)) for d in found}
    for key, claims in figures.by_key.items():
        pairs = side_by_side(INDICATORS[key[0]], key, claims, _headline(key[0]))
        found += [p for p in pairs if frozenset((p.a.obs_id, p.b.obs_id)) not in listed]
    return tuple(found)


def _headline(id_: str) -> tuple[str, ...]:
    return HEADLINE_DEFINITIONS.get(id_, ())


def in_scope(found: Sequence[Disagreement], scope: Scope, id_: str = "") -> list[Disagreement]:
    """Those of the scope's place (the country: every place), sector, years, publisher; widest first."""
    places = {scope.place, *scope.chosen}
    kept: list[Disagreement] = []
    for d in found:
        years = {int(part[:4]) for part in d.period.split("|")}
        if id_ and d.indicator != id_:
            continue
        if scope.level != "nation" and (d.place not in places or d.era != scope.era):
            continue
        if scope.sector not in ("all", d.sector):
            continue
        if max(years) < scope.first_year or min(years) > scope.last_year:
            continue
        if scope.publisher and scope.publisher not in (d.a.publisher_id, d.b.publisher_id):
            continue
        kept.append(d)
    return widest_first(kept)


def offered_indicators(ask: Ask, scope: Scope) -> tuple[str, ...]:
    """Indicators with a pair of figures in the scope, in the catalog's order."""
    present = {d.indicator for d in in_scope(all_disagreements(ask), scope)}
    return tuple(id_ for id_ in INDICATORS if id_ in present)


def disagreement_chart(ask: Ask, scope: Scope, id_: str, height: int = 520) -> Exhibit:
    """Dots of B as a percentage of A, widest gaps first; the line at 100 is figure A."""
    lang = scope.lang
    found = in_scope(all_disagreements(ask), scope, id_)
    gaps = [d for d in found if d.gap_rate and d.b.value > 0]
    what = indicator(id_).title.say(lang) if id_ else say("dis_all_indicators", lang)
    what = what[0].lower() + what[1:]
    title = say("dis_chart_title", lang, what=what, place=scope.place_in_sentence)
    if not gaps:
        return _none(scope, "disagreement-gaps", title, height)
    drawn = gaps[:MOST_DRAWN]
    names = [_row_name(d, lang, not id_) for d in drawn]
    y = list(range(len(drawn)))
    shares = [round(100 * d.b.value / d.a.value, 2) for d in drawn]
    lines_x: list[float | None] = []
    lines_y: list[float | None] = []
    for position, share in enumerate(shares):
        lines_x += [100, share, None]
        lines_y += [position, position, None]
    low, high = min([*shares, 100.0]), max([*shares, 100.0])
    ticks = [t for t in (1, 5, 10, 25, 50, 75, 100, 150, 200, 400, 800, 1600) if low <= t <= high]
    hovers = [_hover(d, lang) for d in drawn]
    dots = {"type": "scatter", "mode": "markers", "hovertemplate": "%{text}<extra></extra>"}
    figure = {
        "data": [
            {
                "type": "scatter",
                "mode": "lines",
                "x": lines_x,
                "y": lines_y,
                "hoverinfo": "skip",
                "line": {"color": style.NO_DATA_LINE, "width": 3},
            },
            {
                **dots,
                "x": [100] * len(drawn),
                "y": y,
                "text": hovers,
                "marker": {"size": 10, "color": style.STRONG},
            },
            {
                **dots,
                "mode": "markers+text",
                "x": shares,
                "y": y,
                "text": [f"<b>{percent(d.gap_rate, lang, 0, signed=True)}</b>" for d in drawn],
                "textposition": ["middle right" if s > 100 else "middle left" for s in shares],
                "textfont": {"size": 11.5, "color": style.INK},
                "cliponaxis": False,
                "hovertext": hovers,
                "hovertemplate": "%{hovertext}<extra></extra>",
                "marker": {"size": 10, "color": style.BEHIND},
            },
        ],
        "layout": style.layout(
            lang,
            height,
            margin={"l": 18 + round(5.9 * min(max(map(len, names)), 44)), "r": 48, "t": 26, "b": 8},
            xaxis=style.axis(
                type="log",
                side="top",
                showgrid=True,
                tickvals=ticks,
                ticktext=[f"{t}%" for t in ticks],
                range=_log_range(low, high),
            ),
            yaxis=style.axis(
                range=[len(drawn) - 0.4, -0.6],
                tickvals=y,
                ticktext=[plain(name) for name in names],
                tickfont={"size": 11.5, "color": style.INK},
                ticklabelstandoff=6,
            ),
        ),
    }
    return Exhibit(
        id="disagreement-gaps",
        kind="chart",
        title=title,
        subtitle=say("dis_chart_subtitle", lang, n=len(drawn), of=len(gaps)),
        figure=figure,
        height=height,
        legend=(
            LegendItem(say("dis_figure_a", lang), style.STRONG, "circle"),
            LegendItem(say("dis_figure_b", lang), style.BEHIND, "circle"),
        ),
        source=say("own_count", lang),
        alt=say("dis_alt", lang, title=title, first=names[0]),
        table=Table(*_table(drawn, lang)),
        filename="hop-luc-disagreement-gaps",
    )


def disagreement_table(ask: Ask, scope: Scope, id_: str) -> Exhibit:
    """Every pair: who says what, the gap, the known reason, which figure is shown and why."""
    lang = scope.lang
    found = in_scope(all_disagreements(ask), scope, id_)
    n_gaps = sum(d.gap != 0 for d in found)
    title = say(
        "dis_title",
        lang,
        n=n_gaps,
        agree=len(found) - n_gaps,
        place=scope.place_in_sentence,
    )
    if not found:
        return _none(scope, "disagreements", title, 200)
    return Exhibit(
        id="disagreements",
        kind="table",
        title=title,
        subtitle=say("dis_subtitle", lang),
        height=520,
        source=say("own_count", lang),
        alt=title,
        table=Table(*_table(found, lang)),
        filename="hop-luc-disagreements",
    )


def _none(scope: Scope, id_: str, title: str, height: int) -> Exhibit:
    text = say("dis_nothing", scope.lang, place=scope.place_in_sentence)
    return Exhibit(
        id=id_,
        kind="message",
        title=title,
        height=height,
        message=Message(text, say("dis_nothing_hint", scope.lang)),
        alt=text,
    )


def _table(
    found: Sequence[Disagreement], lang: Lang
) -> tuple[tuple[Column, ...], tuple[tuple[Cell, ...], ...]]:
    columns = (
        Column(say("indicator", lang)),
        Column(say("place", lang)),
        Column(say("period", lang)),
        Column(say("dis_figure_a", lang)),
        Column(say("dis_figure_b", lang)),
        Column(say("dis_gap", lang), "right"),
        Column(say("dis_gap_rate", lang), "right", "percent"),
        Column(say("dis_reason", lang)),
        Column(say("dis_shown", lang)),
        Column(say("figure_id", lang)),
    )
    rows: list[tuple[Cell, ...]] = []
    for d in found:
        unit = INDICATORS[d.indicator].unit
        why = say(f"dis_why_{d.why}", lang)
        rows.append(
            (
                INDICATORS[d.indicator].short.say(lang) + sector_suffix(d.sector, lang),
                _place(d, lang),
                period_text(d.period, lang),
                _says(d, d.a, lang),
                _says(d, d.b, lang),
                value_text(d.gap, unit, lang)[0].replace("-", "−"),
                d.gap_rate,
                reason_text(d, lang),
                why if d.why == "own_year" else f"{_says(d, d.shown, lang)} – {why}",
                " | ".join(claim.obs_id for claim in (d.a, d.b) if claim.obs_id),
            )
        )
    return columns, tuple(rows)


def reason_text(d: Disagreement, lang: Lang) -> str:
    """The reason of the list of known disagreements, then what the two texts tell themselves."""
    if d.gap == 0:
        return say("dis_agrees", lang)
    parts = [translated(d.known, lang)] if d.known else []
    for reason in d.reasons:
        if reason == "definition" and not d.known.startswith("definition"):
            a, b = (DEFINITIONS[c.definition].name.say(lang) for c in (d.a, d.b))
        elif reason == "date":
            a, b = (period_text(c.period, lang) for c in (d.a, d.b))
        elif reason == "edition":
            a, b = (c.edition or "–" for c in (d.a, d.b))
        elif reason in ("definition", "publisher") and d.known:
            continue
        else:
            a = b = ""
        parts.append(say(f"dis_reason_{reason}", lang, a=a, b=b))
    return "; ".join(parts) or say("dis_reason_none", lang)


def period_text(period: str, lang: Lang) -> str:
    """A period as it stands in the files (days, months or years parted by a bar) in one language."""
    return " | ".join(
        date_text(part, int(part[:4]), lang) if part.count("-") == 2 else published_text(part, lang)
        for part in period.split("|")
    )


def _says(d: Disagreement, claim: Claim, lang: Lang) -> str:
    who = (
        publisher_words(claim.words, lang)
        if claim.words
        else publisher_name(claim.publisher_id, lang)
    )
    if claim.definition and len(INDICATORS[d.indicator].definitions) > 1:
        name = DEFINITIONS[claim.definition].name.say(lang)
        who = say("dis_status_words", lang, publisher=who, definition=name)
    return f"{who}: {figure_text(claim.value, INDICATORS[d.indicator].unit, lang)}"


def _hover(d: Disagreement, lang: Lang) -> str:
    lines = [
        f"A – {_says(d, d.a, lang)}",
        f"B – {_says(d, d.b, lang)}",
        *reason_text(d, lang).split("; "),
    ]
    return f"<b>{plain(_row_name(d, lang, True))}</b><br>" + "<br>".join(
        plain(line if len(line) < 90 else line[:88] + "…") for line in lines
    )


def _row_name(d: Disagreement, lang: Lang, with_indicator: bool) -> str:
    place, period = _place(d, lang), d.period.split("|")[0][:4]
    sector = "" if d.sector == "all" else f" ({SECTORS[d.sector].name.say(lang).lower()})"
    if not with_indicator:
        return f"{place}{sector}, {period}"
    what = INDICATORS[d.indicator].short.say(lang) + sector
    return say("dis_row", lang, what=what, place=place, period=period)


def _place(d: Disagreement, lang: Lang) -> str:
    return place_name(d.place, d.era).say(lang)


def _log_range(low: float, high: float) -> list[float]:
    """The range of a log axis with room for the labels at both ends."""
    span = max(log10(high) - log10(low), 0.2)
    return [round(log10(low) - 0.1 * span, 3), round(log10(high) + 0.1 * span, 3)]


def _key(row: Any) -> Key:
    """Stocks and averages are set side by side by year, flows by the period that they cover."""
    period = str(row.period) if row.nature == "flow" else str(row.year)
    return (
        str(row.indicator),
        str(row.geo_era),
        str(row.geo_code),
        str(row.sector),
        period,
    )


def _claim(row: Any) -> Claim:
    return Claim(
        str(row.obs_id),
        str(row.publisher_id),
        float(row.value),
        str(row.definition),
        int(row.year),
        str(row.period),
        str(row.period_type),
        "" if pd.isna(row.as_of) else str(row.as_of)[:10],
        str(row.status),
        str(row.qualifier),
        str(row.edition),
        "" if pd.isna(row.published) else str(row.published),
        bool(row.is_suspect),
    )


def _known(row: Any, figures: Figures) -> Disagreement:
    """A row of the list of known disagreements, tied to the printed figures where it names them."""
    of = indicator(str(row.indicator))
    era = "all" if row.geo_code == NATION_CODE else str(row.geo_era)
    thing = (of.id, era, str(row.geo_code), str(row.sector))
    key_a, a = _side(row, "a", thing, figures)
    key_b, b = _side(row, "b", thing, figures)
    shown, why = a if a.obs_id else b, "own_year"
    if key_a is None or key_b is None or key_a == key_b:
        rivals = [c for c in figures.by_key[key_a or key_b or (*thing, "")] if is_whole(c)]
        if rivals:
            shown = min(rivals, key=lambda claim: preference(of, claim, _headline(of.id)))
        other = b if shown.obs_id == a.obs_id else a
        why = rule_between(of, shown, other, _headline(of.id))
    known = str(row.reason_if_known)
    return Disagreement(*thing, str(row.period), a, b, shown, why, reasons_between(a, b), known)


def _side(
    row: Any, side: str, thing: tuple[str, str, str, str], figures: Figures
) -> tuple[Key | None, Claim]:
    """One side of a known disagreement: the printed figure that it names, or an implied one."""
    words, value = str(getattr(row, f"publisher_{side}")), float(getattr(row, f"value_{side}"))
    name = getattr(row, f"obs_id_{side}")
    found = None if pd.isna(name) else figures.named(str(name), thing, value)
    if found is not None:
        return found[0], replace(found[1], words=words)
    publisher = publisher_by_name().get(words.split(" (", maxsplit=1)[0], "")
    return None, Claim("", publisher, value, words=words)
