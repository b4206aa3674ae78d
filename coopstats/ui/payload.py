"""Exhibits and headlines as the board's payload: plain values, every number already written."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Generic, TypeGuard, TypeVar, cast

from coopstats.catalog import Lang
from coopstats.catalog.phrases import say_in_both
from coopstats.charts.exhibit import Action, Cell, Column, Exhibit, Figure, Table
from coopstats.charts.headlines import Headline
from coopstats.charts.numbers import padded, percent_sign, places_of
from coopstats.ui.words import word

BOARD_STRINGS = (
    "csv",
    "png",
    "svg",
    "xlsx",
    "table",
    "chart",
    "download_page",
    "cite",
    "copied",
    "loading",
    "chart_failed",
    "play",
    "pause",
)


@lru_cache(maxsize=64)
def strings(lang: Lang) -> dict[str, str]:
    """The board's own words."""
    return {id_: word(id_, lang) for id_ in BOARD_STRINGS}


_MOST_DECIMALS = {"decimal": 2, "percent": 1}


def column_texts(cells: Sequence[Cell], column: Column, lang: Lang) -> list[str]:
    """The cells of a table's column as a person reads them, all with the decimals that one needs."""
    most = _MOST_DECIMALS.get(column.format, 0)
    scale = 100 if column.format == "percent" else 1
    figures = (
        [round(scale * cell, most) + 0.0 for cell in cells if _is_figure(cell)] if most else []
    )
    decimals = max((places_of(figure, most) for figure in figures), default=0)
    return [_cell_text(cell, column, lang, decimals) for cell in cells]


def _is_figure(cell: Cell) -> TypeGuard[int | float]:
    return isinstance(cell, int | float) and cell == cell


def _cell_text(cell: Cell, column: Column, lang: Lang, decimals: int) -> str:
    if isinstance(cell, str):
        return cell
    if not _is_figure(cell):
        return "–"
    if column.format == "year":
        return str(int(cell))
    if column.format == "percent":
        share = padded(round(100 * cell, 1) + 0.0, lang, decimals).replace("-", "−")
        return share + percent_sign(lang)
    return padded(cell, lang, decimals)


def card_of(exhibit: Exhibit, lang: Lang, span: int, rows: int = 1) -> dict[str, Any]:
    """One card of the board. The figure travels as a string that the browser compares and parses."""
    base = _card(exhibit, lang)
    return {**base, "span": span, "rows": rows}


Value = TypeVar("Value")


class Identity(Generic[Value]):
    """A value as a cache key by identity: exhibits are frozen, and cached themselves."""

    __slots__ = ("value",)

    def __init__(self, value: Value) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Identity) and cast("Identity[Any]", other).value is self.value


@lru_cache(maxsize=6_000)
def _card_cached(exhibit: Identity[Exhibit], lang: Lang) -> dict[str, Any]:
    return _build_card(exhibit.value, lang)


def _card(exhibit: Exhibit, lang: Lang) -> dict[str, Any]:
    return _card_cached(Identity(exhibit), lang)


def _build_card(exhibit: Exhibit, lang: Lang) -> dict[str, Any]:
    table = exhibit.table
    has_rows = bool(table.rows)
    is_chart = exhibit.kind == "chart" and exhibit.figure is not None
    return {
        "id": exhibit.id,
        "kind": exhibit.kind,
        "title": exhibit.title,
        "subtitle": exhibit.subtitle,
        "figure": _figure_text(Identity(exhibit.figure)) if is_chart else None,
        **({"frames": _frames(exhibit)} if len(exhibit.frames) > 1 else {}),
        "height": exhibit.height,
        **({"aspect": exhibit.aspect} if exhibit.aspect else {}),
        **({"cite": exhibit.cite} if exhibit.cite else {}),
        "legend": [
            {"label": item.label, "color": item.color, "shape": item.shape}
            for item in exhibit.legend
        ],
        "source": exhibit.source,
        "coverage": exhibit.coverage,
        "caveats": list(exhibit.caveats),
        "alt": exhibit.alt,
        "table": _table(Identity(table), lang),
        **({"actions": [_action(a) for a in exhibit.actions]} if exhibit.actions else {}),
        "message": {"text": exhibit.message.text, "hint": exhibit.message.hint}
        if exhibit.message
        else None,
        "downloads": _formats(exhibit, is_chart) if has_rows else [],
        "print": {
            "width": 900 if exhibit.aspect else 1200,
            "height": max(exhibit.height, 420),
            "title": exhibit.title,
            "subtitle": " · ".join(t for t in (exhibit.subtitle, exhibit.coverage) if t),
            "source": exhibit.source,
            "caveats": list(exhibit.caveats),
            "filename": exhibit.filename,
            "band": say_in_both("simulated") if exhibit.simulated else None,
        }
        if is_chart
        else None,
        "select": exhibit.select or None,
        **({"marked": list(exhibit.marked)} if exhibit.marked else {}),
    }


@lru_cache(maxsize=4_000)
def _figure_text(figure: Identity[Figure | None]) -> str:
    """A figure as the browser gets it; exhibits that differ only in what is marked share it."""
    return json.dumps(figure.value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


@lru_cache(maxsize=4_000)
def _table(table: Identity[Table], lang: Lang) -> dict[str, Any]:
    """A table with every cell written; many exhibits share one."""
    of = table.value
    texts = [
        column_texts(cells, column, lang)
        for cells, column in zip(zip(*of.rows, strict=True), of.columns, strict=bool(of.rows))
    ]
    return {
        "columns": [_column(c) for c in of.columns],
        "rows": list(map(list, zip(*texts, strict=True))),
        **({"keys": list(of.keys)} if of.keys else {}),
    }


def _column(column: Column) -> dict[str, Any]:
    return {
        "label": column.label,
        "align": column.align,
        **({"sort": column.sort, "sorted": column.sorted} if column.sort else {}),
        **({"wide": True} if column.wide else {}),
    }


def _action(action: Action) -> dict[str, str]:
    return {"label": action.label, "value": action.value}


def _formats(exhibit: Exhibit, is_chart: bool) -> list[str]:
    if exhibit.files:
        return list(exhibit.files)
    return ["csv", "png", "svg"] if is_chart else ["csv"]


def _frames(exhibit: Exhibit) -> list[dict[str, Any]]:
    """The steps that a card can play; the one that its figure is stands without a figure of its own."""
    return [
        {
            "label": frame.label,
            "title": frame.title,
            "subtitle": " · ".join(t for t in (exhibit.subtitle, frame.coverage) if t),
            "alt": frame.alt or frame.title,
            "figure": None
            if frame.title == exhibit.title
            else json.dumps(
                frame.figure, ensure_ascii=False, separators=(",", ":"), allow_nan=False
            ),
        }
        for frame in exhibit.frames
    ]


def tile_of(headline: Headline) -> dict[str, Any]:
    """One headline tile of the board."""
    return {
        "id": headline.id,
        "label": headline.label,
        "value": headline.value,
        "unit": headline.unit,
        "lines": [{"text": line.text, "tone": line.tone} for line in headline.lines],
        "source": headline.source,
        "status": headline.status,
        "title": headline.title,
    }


def lead_of(parts: Sequence[tuple[str, bool]]) -> list[dict[str, Any]]:
    """The opening sentence: pieces of text, the figures among them strong."""
    return [{"t": text, "strong": True} if strong else {"t": text} for text, strong in parts]
