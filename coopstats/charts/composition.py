"""Composition: the sectors of one place, publisher and year, with their shares."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from coopstats.analysis.choice import PanelChoice, in_order
from coopstats.analysis.ranking import share_of_total
from coopstats.catalog import SECTORS, UNITS, Indicator, Lang, Sum
from coopstats.catalog.phrases import say
from coopstats.charts import style
from coopstats.charts.captions import (
    caveat_texts,
    date_text,
    indicator_title,
    publisher_name,
    source_line,
)
from coopstats.charts.exhibit import Column, Exhibit, LegendItem, Table
from coopstats.charts.national_line import LETTER_PX, PHONE_PX
from coopstats.charts.numbers import decimals_of, figure_text, number, percent, scale_of, unit_label
from coopstats.charts.style import plain, unmarked

# What a sector's name takes, and a bar with a label of two lines.
NAMES_PX, LEAST_BAR_PX, RIGHT_PX = 168, 34, 12


def composition(
    indicator: Indicator,
    choice: PanelChoice,
    lang: Lang,
    place: str,
    total: float | None = None,
    chosen: str = "all",
    height: int = 340,
    exhibit_id: str = "sectors",
) -> Exhibit:
    """Bars of sectors in order of size. Shares are shown only of a total printed beside them.

    `choice.rows` hold the columns of the warehouse question `sector_mix`, one publisher and year;
    `total` is the figure for all sectors of the same publisher and year, None when not printed.
    """
    unit = UNITS[indicator.unit]
    largest = max(abs(float(row.value)) for row in choice.rows)
    scale = scale_of(unit, largest)
    decimals = decimals_of(unit, largest / scale)
    can_share = isinstance(indicator.aggregation, Sum) and total is not None and total > 0
    order = in_order(choice)
    shares = [
        share_of_total(float(row.value), total) if can_share and total is not None else None
        for row in order
    ]
    names = [_wrapped(SECTORS[row.sector].name.say(lang)) for row in order]
    values = [round(float(row.value) / scale, 4) for row in order]
    numbers = [f"<b>{number(row.value / scale, lang, decimals)}</b>" for row in order]
    beside = [percent(share, lang) if can_share else "" for share in shares]
    labels, reach = _labels(values, numbers, beside)
    colors = [
        style.STRONG if (row.sector == chosen or (chosen == "all" and i == 0)) else style.CALM
        for i, row in enumerate(order)
    ]
    patterns = ["" if row.status == "final" else style.NOT_FINAL_PATTERN for row in order]
    date = date_text(order[0].as_of, choice.year, lang)
    weakest = _weakest(order)
    status = "" if weakest == "final" else f", {say(weakest, lang)}"
    name = indicator_title(indicator, choice.definition, lang)
    title = f"{name} {say('by_sector', lang)} – {place}, {date}{status}"
    label = unit_label(unit, lang, scale)
    subtitle = label[0].upper() + label[1:]
    if total is not None:
        subtitle += (
            f" · {SECTORS['all'].name.say(lang)}: {figure_text(total, indicator.unit, lang)}"
        )
    # A card is made low for the sentence it may hold; bars need a height of their own.
    height = max(height, LEAST_BAR_PX * len(order) + 8)
    figure = {
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "y": names,
                "x": values,
                "text": labels,
                "textposition": "outside",
                "cliponaxis": False,
                # Two lines are taller than their bar; they have the room of its row.
                "constraintext": "none",
                "textfont": {"size": 12},
                "hovertext": [
                    f"<b>{plain(SECTORS[row.sector].name.say(lang))}</b><br>"
                    f"{figure_text(float(row.value), indicator.unit, lang)}<br>"
                    f"{publisher_name(str(row.publisher_id), lang)}"
                    for row in order
                ],
                "hovertemplate": "%{hovertext}<extra></extra>",
                "marker": {"color": colors, "pattern": style.patterns(patterns)},
            }
        ],
        "layout": style.layout(
            lang,
            height,
            margin={"l": NAMES_PX, "r": RIGHT_PX, "t": 4, "b": 4},
            bargap=0.36,
            xaxis=style.axis(visible=False, range=[0, reach]),
            yaxis=style.axis(
                autorange="reversed", tickfont={"size": 12, "color": style.INK}, ticklabelstandoff=6
            ),
        ),
    }
    hollow = any(row.status != "final" for row in order)
    caveats = [c for c in indicator.caveats if c != "suspect"]
    if any(row.sector == "non_agriculture" for row in order):
        caveats.append("credit_funds_in_non_agriculture")
    first, last = order[0], order[-1]
    return Exhibit(
        id=exhibit_id,
        kind="chart",
        title=title,
        subtitle=subtitle,
        figure=figure,
        height=height,
        legend=(LegendItem(say("not_final", lang), style.CALM, "hatch"),) if hollow else (),
        source=source_line(choice.rows, lang),
        caveats=caveat_texts(caveats, lang),
        alt=say(
            "alt_ranking",
            lang,
            title=title,
            top=f"{SECTORS[first.sector].name.say(lang)} "
            f"({figure_text(float(first.value), indicator.unit, lang)})",
            bottom=f"{SECTORS[last.sector].name.say(lang)} "
            f"({figure_text(float(last.value), indicator.unit, lang)})",
        ),
        table=Table(
            (
                Column(say("sector", lang)),
                Column(
                    f"{indicator.short.say(lang)} ({label})",
                    "right",
                    "decimal" if decimals else "integer",
                ),
                Column(say("share", lang), "right", "percent"),
                Column(say("date", lang)),
                Column(say("publisher", lang)),
                Column(say("status", lang)),
                Column(say("figure_id", lang)),
            ),
            tuple(
                (
                    SECTORS[row.sector].name.say(lang),
                    float(row.value) / scale,
                    share,
                    date_text(row.as_of, int(row.year), lang),
                    publisher_name(row.publisher_id, lang),
                    say(row.status, lang),
                    row.obs_id,
                )
                for row, share in zip(order, shares, strict=True)
            ),
        ),
        filename=f"hop-luc-{indicator.id}-sectors-{choice.year}",
    )


def _labels(
    values: Sequence[float], numbers: Sequence[str], beside: Sequence[str]
) -> tuple[list[str], float]:
    """A label a bar, its share below the number where a phone has no room beside it, and how far
    the axis reaches so that the longest bar's number stands on it.
    """
    longest = max(values) or 1.0
    room = PHONE_PX - NAMES_PX
    widest = LETTER_PX * max(len(unmarked(n)) for n in numbers)
    reach = longest / (1 - max(0.24, (widest - RIGHT_PX) / room))
    labels: list[str] = []
    for value, figure, share in zip(values, numbers, beside, strict=True):
        in_a_row = f"{figure} · {share}" if share else figure
        end = room * value / reach + LETTER_PX * len(unmarked(in_a_row))
        labels.append(f"{figure}<br>{share}" if share and end > room + RIGHT_PX else in_a_row)
    return labels, reach


def _weakest(order: Sequence[Any]) -> str:
    held = {row.status for row in order}
    for status in ("estimate", "approximate", "preliminary"):
        if status in held:
            return status
    return "final"


def _wrapped(name: str) -> str:
    """A sector's name on at most two lines, so that bars keep their room."""
    if len(name) <= 24:
        return plain(name)
    words, first = name.split(" "), ""
    while words and len(first) + len(words[0]) < len(name) * 0.62:
        first = f"{first} {words.pop(0)}".strip()
    return plain(first) + "<br>" + plain(" ".join(words))
