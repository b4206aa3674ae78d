"""Ranking: who leads and who trails, one bar a province, the chosen one marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from coopstats.analysis.choice import PanelChoice, in_order
from coopstats.catalog import Era, Indicator, Lang, place_name
from coopstats.catalog.phrases import say
from coopstats.charts import style
from coopstats.charts.exhibit import Column, Exhibit, LegendItem, Table
from coopstats.charts.national_line import national_line, national_words
from coopstats.charts.numbers import figure_text, number
from coopstats.charts.panel import PanelCaption, caption, hover_text, panel_table, parts_reported
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
    bars = _bars(indicator, choice, era, lang, words, moves)
    total = len(bars)
    positions = set(range(min(most, total))) | set(range(max(total - trailing, 0), total))
    positions |= {i for i, bar in enumerate(bars) if bar.code in chosen}
    shown: list[_Bar] = []
    before = 0
    for position in sorted(positions):
        if before and position > before:
            shown.append(_Bar("", f"⋯{position}", 0, "⋯", "", style.CARD, ""))
        before = position + 1
        bar = bars[position]
        strong = bar.code in chosen or (not chosen and position == 0)
        shown.append(replace(bar, fill=style.STRONG) if strong else bar)
    names = [bar.name for bar in shown]
    values = [bar.value for bar in shown]
    reach = [
        min(0.0, *values),
        max(*values, 0.0) * (1.2 if choice.kind == "panel" and not moves else 1.34) or 1.0,
    ]
    shapes: list[dict[str, Any]] = []
    annotations: list[dict[str, Any]] = []
    if national is not None:
        x, line = national / words.scale, {"color": style.BEHIND, "width": 1.4, "dash": "dot"}
        labels = [bar.label for bar in shown]
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
                "text": [bar.label for bar in shown],
                "textposition": "outside",
                "cliponaxis": False,
                "textfont": {"size": 12},
                "hovertext": [bar.hover for bar in shown],
                "hovertemplate": "%{hovertext}<extra></extra>",
                "customdata": [bar.code for bar in shown],
                "marker": {
                    "color": [bar.fill for bar in shown],
                    "pattern": style.patterns([bar.pattern for bar in shown]),
                },
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
    order = in_order(choice)
    drawn = [order[position] for position in sorted(positions)]
    top, bottom = order[0], drawn[-1]
    hollow = any(row.status != "final" for row in drawn)
    partial = any(row.n_reported < row.n_parts for row in drawn)
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
        table=_table(indicator, choice, era, lang, words, moves),
        filename=words.filename + "-ranking",
        select="place",
    )


@dataclass(frozen=True, slots=True)
class _Bar:
    """A province as it is drawn where it is not the chosen one; a gap has no code."""

    code: str
    name: str
    value: float
    label: str
    hover: str
    fill: str
    pattern: str


@lru_cache(maxsize=2_000)
def _bars(
    indicator: Indicator,
    choice: PanelChoice,
    era: Era,
    lang: Lang,
    words: PanelCaption,
    moves: RankMoves | None,
) -> tuple[_Bar, ...]:
    """A bar for every province of the panel, in order: the same whichever province is chosen."""
    order = in_order(choice)
    found: list[_Bar] = []
    for row in order:
        scaled = float(row.value) / words.scale
        n_reported, n_parts = parts_reported(row)
        is_partial = n_reported < n_parts
        note = "" if choice.kind == "panel" else f"  {int(row.year)}"
        note += f"  ({n_reported}/{n_parts})" if is_partial else ""
        note += moves.label(str(row.geo_code)) if moves else ""
        not_final = "" if row.status == "final" else style.NOT_FINAL_PATTERN
        found.append(
            _Bar(
                str(row.geo_code),
                plain(place_name(row.geo_code, era).say(lang)),
                round(scaled, 4),
                f"<b>{number(scaled, lang, words.decimals)}</b>{note}",
                hover_text(indicator, row, era, lang, int(row.rank), len(order)),
                style.PARTIAL if is_partial else style.CALM,
                style.PARTIAL_PATTERN if is_partial else not_final,
            )
        )
    return tuple(found)


def _named(row: object, indicator: Indicator, era: Era, lang: Lang) -> str:
    code, value = str(getattr(row, "geo_code")), float(getattr(row, "value"))  # noqa: B009
    return f"{place_name(code, era).say(lang)} ({figure_text(value, indicator.unit, lang)})"


def _ties(choice: PanelChoice, lang: Lang) -> str:
    return ties_text(choice.rows, lang) if choice.kind == "panel" else ""


@lru_cache(maxsize=2_000)
def _table(
    indicator: Indicator,
    choice: PanelChoice,
    era: Era,
    lang: Lang,
    words: PanelCaption,
    moves: RankMoves | None,
) -> Table:
    """Every province of the panel, with the change of rank beside the rank where it is known."""
    table = panel_table(indicator, choice, era, lang, words)
    if moves is None:
        return table
    head = Column(say("cmp_rank_moved", lang, year=moves.year), "right")
    return Table(
        (table.columns[0], head, *table.columns[1:]),
        tuple(
            (cells[0], moves.text(str(row.geo_code)) or None, *cells[1:])
            for row, cells in zip(in_order(choice), table.rows, strict=True)
        ),
    )
