"""Ranking: who leads and who trails, one bar a province, the chosen one marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from coopstats.analysis.choice import PanelChoice, in_order
from coopstats.analysis.rows import rows_of
from coopstats.catalog import Era, Indicator, Lang, place_name
from coopstats.catalog.phrases import say
from coopstats.charts import style
from coopstats.charts.exhibit import Column, Exhibit, LegendItem, Table
from coopstats.charts.national_line import national_line, national_words
from coopstats.charts.numbers import figure_text, number
from coopstats.charts.panel import caption, hover_text, panel_table, parts_reported
from coopstats.charts.rank_moves import RankMoves, ties_text
from coopstats.charts.style import plain


def ranking(
    indicator: Indicator,
    choice: PanelChoice,
    era: Era,
    lang: Lang,
    n_expected: int,
    sector: str = "all",
    chosen: Sequence[str] = (),
    most: int = 12,
    trailing: int = 0,
    height: int = 400,
    exhibit_id: str = "ranking",
    national: float | None = None,
    moves: RankMoves | None = None,
) -> Exhibit:
    """Horizontal bars of the first `most` provinces, the last `trailing`, and the chosen ones.

    `chosen` are province codes drawn in the strong colour, always present. `national` adds the
    national figure as a line, for ratios and averages. `moves` marks the change of rank since an
    earlier year. The table holds every province.
    """
    words = caption(indicator, choice, era, sector, lang, n_expected)
    order = in_order(choice)
    total = len(order)
    positions = set(range(min(most, total))) | set(range(max(total - trailing, 0), total))
    positions |= {i for i, code in enumerate(order["geo_code"]) if code in chosen}
    shown = order.iloc[sorted(positions)]
    names: list[str] = []
    values: list[float] = []
    labels: list[str] = []
    hovers: list[str] = []
    fills: list[str] = []
    patterns: list[str] = []
    codes: list[str] = []
    before = 0
    for position, row in zip(sorted(positions), rows_of(shown), strict=True):
        if before and position > before:
            names.append(f"⋯{position}")
            values.append(0)
            labels.append("⋯")
            hovers.append("")
            fills.append(style.CARD)
            patterns.append("")
            codes.append("")
        before = position + 1
        scaled = float(row.value) / words.scale
        strong = row.geo_code in chosen or (not chosen and position == 0)
        n_reported, n_parts = parts_reported(row)
        is_partial = n_reported < n_parts
        note = "" if choice.kind == "panel" else f"  {int(row.year)}"
        note += f"  ({n_reported}/{n_parts})" if is_partial else ""
        note += moves.label(str(row.geo_code)) if moves else ""
        names.append(plain(place_name(row.geo_code, era).say(lang)))
        values.append(round(scaled, 4))
        labels.append(f"<b>{number(scaled, lang, words.decimals)}</b>{note}")
        hovers.append(hover_text(indicator, row, era, lang, int(row.rank), total))
        fills.append(style.STRONG if strong else style.PARTIAL if is_partial else style.CALM)
        patterns.append(
            style.PARTIAL_PATTERN
            if is_partial
            else ""
            if row.status == "final"
            else style.NOT_FINAL_PATTERN
        )
        codes.append(str(row.geo_code))
    reach = [
        min(0.0, *values),
        max(*values, 0.0) * (1.2 if choice.kind == "panel" and not moves else 1.34) or 1.0,
    ]
    shapes: list[dict[str, Any]] = []
    annotations: list[dict[str, Any]] = []
    if national is not None:
        x, line = national / words.scale, {"color": style.BEHIND, "width": 1.4, "dash": "dot"}
        shapes = national_line(x, names, values, labels, reach[1] - reach[0], line)
        said = say("nation_average", lang, value=number(x, lang, words.decimals))
        annotations = [national_words(x, said, style.BEHIND_WORDS)]
    figure: dict[str, Any] = {
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "y": names,
                "x": values,
                "text": labels,
                "textposition": "outside",
                "cliponaxis": False,
                "textfont": {"size": 12},
                "hovertext": hovers,
                "hovertemplate": "%{hovertext}<extra></extra>",
                "customdata": codes,
                "marker": {"color": fills, "pattern": style.patterns(patterns)},
            }
        ],
        "layout": style.layout(
            lang,
            height,
            margin={
                "l": style.label_room(names),
                "r": 12,
                "t": 20 if annotations else 4,
                "b": 4,
            },
            bargap=0.34,
            xaxis=style.axis(
                visible=False,
                range=reach,
            ),
            yaxis=style.axis(
                autorange="reversed",
                tickfont={"size": 12, "color": style.INK},
                ticklabelstandoff=6,
                tickvals=names,
                ticktext=["" if n.startswith("⋯") else n for n in names],
            ),
            shapes=shapes,
            annotations=annotations,
        ),
    }
    top, bottom = order.iloc[0], shown.iloc[-1]
    hollow = (shown["status"] != "final").any()
    partial = (shown["n_reported"] < shown["n_parts"]).any()
    return Exhibit(
        id=exhibit_id,
        kind="chart",
        title=words.title,
        subtitle=" · ".join(t for t in (words.subtitle, moves.note(lang) if moves else "") if t),
        figure=figure,
        height=height,
        legend=(
            *((LegendItem(say("not_final", lang), style.CALM, "hatch"),) if hollow else ()),
            *((LegendItem(say("partly", lang), style.PARTIAL, "hatch"),) if partial else ()),
        ),
        source=words.source,
        coverage="; ".join(t for t in (words.coverage, _ties(choice, lang)) if t),
        caveats=words.caveats,
        alt=say(
            "alt_ranking",
            lang,
            title=words.title,
            top=_named(top, indicator, era, lang),
            bottom=_named(bottom, indicator, era, lang),
        ),
        table=_with_moves(panel_table(indicator, choice, era, lang, words), order, moves, lang),
        filename=words.filename + "-ranking",
        select="place",
    )


def _named(row: object, indicator: Indicator, era: Era, lang: Lang) -> str:
    code, value = str(getattr(row, "geo_code")), float(getattr(row, "value"))  # noqa: B009
    return f"{place_name(code, era).say(lang)} ({figure_text(value, indicator.unit, lang)})"


def _ties(choice: PanelChoice, lang: Lang) -> str:
    return ties_text(choice.frame, lang) if choice.kind == "panel" else ""


def _with_moves(table: Table, order: pd.DataFrame, moves: RankMoves | None, lang: Lang) -> Table:
    """The table with the change of rank beside the rank; its rows stand in the order of `order`."""
    if moves is None:
        return table
    head = Column(say("cmp_rank_moved", lang, year=moves.year), "right")
    return Table(
        (table.columns[0], head, *table.columns[1:]),
        tuple(
            (row[0], moves.text(str(code)) or None, *row[1:])
            for code, row in zip(order["geo_code"], table.rows, strict=True)
        ),
    )
