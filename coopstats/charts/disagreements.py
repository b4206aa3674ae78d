"""Publishers side by side: the gaps as dots, and the full table with who, why and what is shown."""

from __future__ import annotations

from collections.abc import Sequence
from math import log10

from coopstats.analysis.disagreements import (
    Claim,
    Disagreement,
)
from coopstats.catalog import (
    DEFINITIONS,
    INDICATORS,
    SECTORS,
    Lang,
    indicator,
    place_name,
)
from coopstats.catalog.phrases import say
from coopstats.catalog.translations import publisher_words, translated
from coopstats.charts import style
from coopstats.charts.captions import date_text, published_text, publisher_name, sector_suffix
from coopstats.charts.exhibit import Cell, Column, Exhibit, LegendItem, Table, message_card
from coopstats.charts.numbers import figure_text, percent, value_text
from coopstats.charts.rivals import all_disagreements, in_scope
from coopstats.charts.scope import Ask, Scope
from coopstats.charts.style import plain

MOST_DRAWN = 15


def disagreement_chart(ask: Ask, scope: Scope, id_: str, height: int = 640) -> Exhibit:
    """Dots of B as a percentage of A, widest gaps first; the line at 100 is figure A."""
    lang = scope.lang
    found = in_scope(all_disagreements(ask), scope, id_)
    gaps = [d for d in found if d.gap_rate and d.b.value > 0]
    what = indicator(id_).title.say(lang) if id_ else say("dis_all_indicators", lang)
    what = what[0].lower() + what[1:]
    title = say("dis_chart_title", lang, what=what, place=scope.place_in_sentence)
    if not gaps:
        return _none(scope, "disagreement-gaps", title)
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
    ticks = [t for t in (5, 10, 25, 50, 100, 200, 400, 800, 1600) if low <= t <= high]
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
            margin={"l": 10, "r": 14, "t": 26, "b": 4},
            xaxis=style.axis(
                type="log",
                side="top",
                showgrid=True,
                tickangle=0,
                tickvals=ticks,
                ticktext=[f"{t}%" for t in ticks],
                range=_log_range(low, high),
            ),
            yaxis=style.axis(range=[len(drawn) - 0.5, -0.9], visible=False),
            # Names above their rows: on a phone there is no room beside them.
            annotations=[
                {
                    "x": 0,
                    "xref": "paper",
                    "y": position,
                    "xanchor": "left",
                    "yanchor": "bottom",
                    "yshift": 7,
                    "text": plain(name),
                    "showarrow": False,
                    "font": {"size": 11.5, "color": style.INK},
                }
                for position, name in enumerate(names)
            ],
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
        return _none(scope, "disagreements", title)
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


def _none(scope: Scope, id_: str, title: str) -> Exhibit:
    text = say("dis_nothing", scope.lang, place=scope.place_in_sentence)
    return message_card(id_, title, text, say("dis_nothing_hint", scope.lang))


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
    return [round(log10(low) - 0.16 * span, 3), round(log10(high) + 0.16 * span, 3)]
