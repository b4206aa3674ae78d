"""How cooperatives are spread over sizes: a bar a bin, the median marked, small cells withheld."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from coopstats.analysis.rows import is_missing, rows_of
from coopstats.catalog import UNITS, Lang, indicator
from coopstats.catalog.phrases import say
from coopstats.charts import style
from coopstats.charts.captions import sector_suffix
from coopstats.charts.exhibit import Column, Exhibit, LegendItem, Table
from coopstats.charts.numbers import figure_text, number, percent, value_text
from coopstats.charts.place_rows import figures_of
from coopstats.charts.register import mart_scope, nothing_counted, register_source
from coopstats.charts.scope import Ask, Scope
from coopstats.charts.style import plain

# The indicator whose published median is marked, and the unit of single cooperatives.
MEDIANS = {
    "revenue": "revenue_median",
    "members": "members_median",
    "workers": "workers_median",
}
_UNITS = {"revenue": "vnd", "assets": "vnd", "charter_capital": "vnd"}


def distribution_answer(
    ask: Ask, scope: Scope, indicator_id: str, exhibit_id: str, height: int = 280
) -> Exhibit:
    """Cooperatives by size of one indicator in the newest year of the scope."""
    lang = scope.lang
    found = rows_of(ask("register_distribution", indicator=indicator_id, **mart_scope(scope)))
    what = indicator(indicator_id).title.say(lang)
    title = say("reg_spread", lang, what=what[0].lower() + what[1:])
    if not found:
        return nothing_counted(scope, title, exhibit_id, height)
    year = int(found[0].year)
    unit = _UNITS.get(indicator_id, "persons")
    bins = _without_gaps(found)
    labels = [_bin_text(b.low, b.high, unit, lang) for b in bins]
    counts = [b.n for b in bins]
    withheld = [b.is_withheld for b in bins]
    total = sum(n for n in counts if n is not None)
    most = max((n for n in counts if n is not None), default=1)
    median = _median(ask, scope, indicator_id, year)
    at = _position(bins, median) if median is not None else None
    where = scope.place_in_sentence + sector_suffix(scope.sector, lang)
    # A withheld bin has a hatched stub of one height for all: its place is known, its size is not.
    stub = 0.035 * most
    figure: dict[str, Any] = {
        "data": [
            {
                "type": "bar",
                "x": list(range(len(labels))),
                "y": [stub if w else n or 0 for n, w in zip(counts, withheld, strict=True)],
                "hovertext": [
                    f"<b>{plain(label)}</b><br>"
                    + (say("reg_withheld", lang) if w else _count_text(n, total, lang))
                    for label, n, w in zip(labels, counts, withheld, strict=True)
                ],
                "hovertemplate": "%{hovertext}<extra></extra>",
                "marker": {
                    "color": [style.PARTIAL if w else style.CALM for w in withheld],
                    "pattern": style.patterns(
                        [style.PARTIAL_PATTERN if w else "" for w in withheld]
                    ),
                },
            }
        ],
        "layout": style.layout(
            lang,
            height,
            margin={"l": 52, "r": 10, "t": 26, "b": 58},
            bargap=0.06,
            xaxis=style.axis(
                range=[-0.6, len(labels) - 0.4],
                tickvals=_ticks(len(labels)),
                ticktext=[plain(_short(bins[i].low, unit, lang)) for i in _ticks(len(labels))],
                tickangle=0,
                title={
                    "text": plain(_axis_title(what, unit, lang)),
                    "font": {"size": 11.5, "color": style.QUIET},
                    "standoff": 8,
                },
            ),
            yaxis=style.axis(showgrid=True, nticks=5, tickformat=",.0f", range=[0, 1.12 * most]),
            **_median_mark(at, median, unit, lang),
        ),
    }
    n_withheld = sum(withheld)
    return Exhibit(
        id=exhibit_id,
        kind="chart",
        title=f"{title} – {where}, {year}",
        subtitle=say("unit_line", lang, unit=UNITS["cooperatives"].name.say(lang)),
        figure=figure,
        height=height,
        legend=(LegendItem(say("reg_withheld", lang), style.PARTIAL, "hatch"),)
        if n_withheld
        else (),
        source=register_source(ask, lang),
        coverage=say("reg_reporting", lang, n=number(total, lang)),
        caveats=(say("reg_bins", lang),),
        alt=say(
            "reg_spread_alt",
            lang,
            title=f"{title} – {where}, {year}",
            n=number(total, lang),
            median="–" if median is None else figure_text(median, unit, lang),
        ),
        table=Table(
            (
                Column(say("reg_size_bin", lang)),
                Column(UNITS["cooperatives"].name.say(lang), "right", "integer"),
                Column(say("share", lang), "right", "percent"),
                Column(say("note", lang)),
            ),
            tuple(
                (
                    label,
                    n,
                    None if n is None or not total else n / total,
                    say("reg_withheld", lang) if w else "",
                )
                for label, n, w in zip(labels, counts, withheld, strict=True)
            ),
        ),
        filename=f"hop-luc-{indicator_id}-distribution-{year}",
    )


def _count_text(n: int | None, total: int, lang: Lang) -> str:
    share = percent((n or 0) / total, lang) if total else "–"
    return f"{number(n or 0, lang)} {UNITS['cooperatives'].name.say(lang)} · {share}"


class _Bin(NamedTuple):
    """Cooperatives of a size from `low` to below `high`; `n` is missing where it is withheld."""

    low: float
    high: float
    n: int | None
    is_withheld: bool


def _without_gaps(rows: Sequence[Any]) -> list[_Bin]:
    """Bins in order with those nobody falls in added, so that equal steps stand side by side."""
    known = {
        float(row.bin_low): (None if is_missing(row.n) else int(row.n), bool(row.is_suppressed))
        for row in rows
    }
    lowest = min(float(row.bin_low) for row in rows)
    highest = max(float(row.bin_high) for row in rows)
    return [_Bin(low, high, *known.get(low, (0, False))) for low, high in _edges(lowest, highest)]


def _edges(low: float, high: float) -> list[tuple[float, float]]:
    """1-2-5 bins from `low` to `high`; zero is a bin of its own, then the first decade reached."""
    edges: list[tuple[float, float]] = [(0.0, 1.0)] if low < 1 else []
    at = max(low, 1.0)
    while at < high:
        step = float(f"{at:e}"[0])
        nxt = at * (2 if step == 1 else 2.5 if step == 2 else 2)
        edges.append((at, round(nxt)))
        at = round(nxt)
    return edges


def _ticks(n: int) -> list[int]:
    step = max(1, -(-n // 8))
    return list(range(0, n, step))


def _short(value: float, unit: str, lang: Lang) -> str:
    """A bound of a bin in few letters: "2 tỷ", "500 tr", "VND 2bn" without the unit's own name."""
    if unit != "vnd":
        return number(value, lang)
    for size, vi, en in ((1e9, " tỷ", "bn"), (1e6, " tr", "m"), (1e3, " ng", "k")):
        if value >= size:
            return number(value / size, lang) + (vi if lang == "vi" else en)
    return number(value, lang)


def _axis_title(what: str, unit: str, lang: Lang) -> str:
    return say("reg_bin_axis", lang, what=what, unit=UNITS[unit].name.say(lang))


def _bin_text(low: float, high: float, unit: str, lang: Lang) -> str:
    if low == 0:
        return figure_text(0, unit, lang) if unit != "vnd" else say("reg_zero", lang)
    upper = figure_text(high, unit, lang)
    lower = value_text(low, unit, lang)
    return f"{lower[0]} {lower[1]} – {upper}" if unit == "vnd" else f"{lower[0]} – {upper}"


def _median(ask: Ask, scope: Scope, indicator_id: str, year: int) -> float | None:
    if indicator_id not in MEDIANS:
        return None
    rows = figures_of(ask, scope.of(publisher=""), indicator(MEDIANS[indicator_id]))
    return next((float(row.value) for row in rows if row.year == year), None)


def _position(bins: Sequence[_Bin], median: float) -> float | None:
    """Where a value stands on the axis of bins: their index, and how far into the bin."""
    for i, b in enumerate(bins):
        if b.low <= median < b.high:
            return i - 0.5 + (median - b.low) / (b.high - b.low)
    return None


def _median_mark(
    at: float | None, median: float | None, unit: str, lang: Lang
) -> dict[str, list[dict[str, Any]]]:
    if at is None or median is None:
        return {}
    text = say("reg_median", lang, value=figure_text(median, unit, lang))
    return {
        "shapes": [
            {
                "type": "line",
                "x0": at,
                "x1": at,
                "yref": "paper",
                "y0": 0,
                "y1": 1,
                "line": {"color": style.BEHIND, "width": 1.8, "dash": "dot"},
            }
        ],
        "annotations": [
            {
                "x": at,
                "yref": "paper",
                "y": 1,
                "yanchor": "bottom",
                "text": plain(text),
                "showarrow": False,
                "font": {"size": 12, "color": style.BEHIND_WORDS},
            }
        ],
    }
