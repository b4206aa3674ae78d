"""Composition: the sectors of one place, publisher and year, with their shares."""

from __future__ import annotations

import pandas as pd

from coopstats.analysis.choice import PanelChoice, in_order
from coopstats.analysis.ranking import with_share
from coopstats.analysis.rows import rows_of
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
from coopstats.charts.numbers import decimals_of, figure_text, number, percent, scale_of, unit_label
from coopstats.charts.style import plain


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

    `choice.frame` holds the columns of the warehouse question `sector_mix`, one publisher and year;
    `total` is the figure for all sectors of the same publisher and year, None when not printed.
    """
    unit = UNITS[indicator.unit]
    largest = float(choice.frame["value"].abs().max())
    scale = scale_of(unit, largest)
    decimals = decimals_of(unit, largest / scale)
    can_share = isinstance(indicator.aggregation, Sum) and total is not None and total > 0
    order = with_share(in_order(choice), total if can_share and total is not None else 0.0)
    names = [_wrapped(SECTORS[s].name.say(lang)) for s in order["sector"]]
    values = [round(float(v) / scale, 4) for v in order["value"]]
    labels = [
        f"<b>{number(v / scale, lang, decimals)}</b>"
        + (f" · {percent(share, lang)}" if can_share else "")
        for v, share in zip(order["value"], order["share"], strict=True)
    ]
    colors = [
        style.STRONG if (s == chosen or (chosen == "all" and i == 0)) else style.CALM
        for i, s in enumerate(order["sector"])
    ]
    patterns = ["" if status == "final" else style.NOT_FINAL_PATTERN for status in order["status"]]
    first = order.iloc[0]
    date = date_text(first["as_of"], choice.year, lang)
    status = "" if (order["status"] == "final").all() else f", {say(_weakest(order), lang)}"
    name = indicator_title(indicator, choice.definition, lang)
    title = f"{name} {say('by_sector', lang)} – {place}, {date}{status}"
    label = unit_label(unit, lang, scale)
    subtitle = label[0].upper() + label[1:]
    if total is not None:
        subtitle += (
            f" · {SECTORS['all'].name.say(lang)}: {figure_text(total, indicator.unit, lang)}"
        )
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
                "hovertext": [
                    f"<b>{plain(SECTORS[row.sector].name.say(lang))}</b><br>"
                    f"{figure_text(float(row.value), indicator.unit, lang)}<br>"
                    f"{publisher_name(str(row.publisher_id), lang)}"
                    for row in rows_of(order)
                ],
                "hovertemplate": "%{hovertext}<extra></extra>",
                "marker": {"color": colors, "pattern": style.patterns(patterns)},
            }
        ],
        "layout": style.layout(
            lang,
            height,
            margin={"l": 168, "r": 12, "t": 4, "b": 4},
            bargap=0.36,
            xaxis=style.axis(visible=False, range=[0, max(values) * 1.32 or 1]),
            yaxis=style.axis(
                autorange="reversed", tickfont={"size": 12, "color": style.INK}, ticklabelstandoff=6
            ),
        ),
    }
    hollow = (order["status"] != "final").any()
    caveats = [c for c in indicator.caveats if c != "suspect"]
    if "non_agriculture" in set(order["sector"]):
        caveats.append("credit_funds_in_non_agriculture")
    last = order.iloc[-1]
    return Exhibit(
        id=exhibit_id,
        kind="chart",
        title=title,
        subtitle=subtitle,
        figure=figure,
        height=height,
        legend=(LegendItem(say("not_final", lang), style.CALM, "hatch"),) if hollow else (),
        source=source_line(choice.frame, lang),
        caveats=caveat_texts(caveats, lang),
        alt=say(
            "alt_ranking",
            lang,
            title=title,
            top=f"{SECTORS[first['sector']].name.say(lang)} "
            f"({figure_text(float(first['value']), indicator.unit, lang)})",
            bottom=f"{SECTORS[last['sector']].name.say(lang)} "
            f"({figure_text(float(last['value']), indicator.unit, lang)})",
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
                    float(row.share) if can_share else None,
                    date_text(row.as_of, int(row.year), lang),
                    publisher_name(row.publisher_id, lang),
                    say(row.status, lang),
                    row.obs_id,
                )
                for row in rows_of(order)
            ),
        ),
        filename=f"hop-luc-{indicator.id}-sectors-{choice.year}",
    )


def _weakest(order: pd.DataFrame) -> str:
    for status in ("estimate", "approximate", "preliminary"):
        if (order["status"] == status).any():
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
