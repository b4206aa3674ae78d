"""The territory of a province: its former provinces and what they add up to, by the re-basing lens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from coopstats.analysis.choice import preference
from coopstats.analysis.rebase import Territories, refusal, to_provinces_34
from coopstats.analysis.rows import grouped, is_missing, rows_of
from coopstats.catalog import (
    SECTORS,
    Indicator,
    Ratio,
    indicator,
    place_name,
    provinces,
)
from coopstats.catalog.phrases import say
from coopstats.charts import style
from coopstats.charts.captions import (
    caveat_texts,
    date_text,
    indicator_title,
    publisher_name,
    sector_suffix,
    source_line,
)
from coopstats.charts.exhibit import Cell, Column, Exhibit, LegendItem, Table, message_card
from coopstats.charts.numbers import figure_text, number
from coopstats.charts.older_changes import older_changes
from coopstats.charts.scope import Ask, Scope, remembered
from coopstats.charts.style import plain

# What is known of all provinces, so that former and new ones can stand side by side.
THINGS = (
    ("cooperatives", "all"),
    ("workers", "all"),
    ("workers_per_cooperative", "all"),
    ("cooperatives", "agriculture_chapter"),
)

# Rows of the table of printed figures: offices print some dozens, a register thousands.
MOST_PRINTED = 500


@dataclass(frozen=True, slots=True)
class Parts:
    """One indicator of one territory by one publisher and year: its parts and their sum."""

    of: Indicator
    sector: str
    definition: str
    publisher_id: str
    year: int
    rows: tuple[Any, ...]
    total: float | None
    n_parts: int
    n_reported: int


def territory_answer(
    ask: Ask, scope: Scope, exhibit_id: str = "territory", height: int = 320
) -> Exhibit:
    """Bars of the former provinces and of the new one that they form; the table holds more of them.

    For a province of either era: its successor among the 34 and everything that it was made of.
    """
    lang = scope.lang
    new = provinces()[scope.era, scope.place].successor
    found = (remembered(ask, _of_every_territory, *thing).get(new) for thing in THINGS)
    several = [parts for parts in found if parts is not None and parts.n_parts > 1]
    if not several:
        text = say("prv_territory_none", lang, place=scope.place_name)
        return message_card(exhibit_id, place_name(new, "34").say(lang), text, height=height)
    return _bars(several, new, scope, exhibit_id, height)


def _of_every_territory(ask: Ask, id_: str, sector: str) -> dict[str, Parts]:
    """Each of the 34 with the newest year in which one publisher covers its territory best."""
    of, places = indicator(id_), Territories.of(ask("reporting_units"))
    frame = ask("unit_figures", indicator=id_, sectors=[sector], first_year=1990, last_year=2035)
    former = frame[frame["geo_era"] != "34"]
    rows = grouped(
        rows_of(former),
        lambda r: (_successor(places, r), str(r.definition), str(r.publisher_id), int(r.year)),
    )
    sums = grouped(rows_of(to_provinces_34(of, former, places).frame), lambda row: row.geo_code)
    found: dict[str, Parts] = {}
    for new, own in sums.items():
        best = min(
            own,
            key=lambda r: (
                -int(r.n_reported) / int(r.n_parts),
                # A territory that once consisted of several is shown with them.
                int(r.n_parts) == 1,
                *preference(of, r),
            ),
        )
        key = (str(best.definition), str(best.publisher_id), int(best.year))
        found[str(new)] = Parts(
            of,
            sector,
            *key,
            tuple(sorted(rows[str(new), *key], key=lambda row: -row.value)),
            float(best.value),
            int(best.n_parts),
            int(best.n_reported),
        )
    return found


def _successor(places: Territories, row: Any) -> str | None:
    """The province of the 34 that holds the whole of a former one's territory, if one does."""
    unit = places.units.get((str(row.geo_era), str(row.geo_code)))
    return unit.code_34 if unit is not None else None


def _bars(found: Sequence[Parts], new: str, scope: Scope, id_: str, height: int) -> Exhibit:
    lang, first = scope.lang, found[0]
    new_name = place_name(new, "34").say(lang)
    is_ratio = isinstance(first.of.aggregation, Ratio)
    sum_name = say("prv_territory_ratio" if is_ratio else "prv_territory_sum", lang, name=new_name)
    rows = first.rows
    names = [*(place_name(str(r.geo_code), str(r.geo_era)).say(lang) for r in rows), sum_name]
    values = [*(float(r.value) for r in rows), float(first.total or 0)]
    own = [scope.era == "63" and str(r.geo_era) == "63" and r.geo_code == scope.place for r in rows]
    is_whole = first.n_reported == first.n_parts
    colors = [style.STRONG if mine else style.CALM for mine in own]
    colors.append(
        style.PARTIAL if not is_whole else style.STRONG if scope.era == "34" else style.QUIET
    )
    texts = [f"<b>{plain(figure_text(v, first.of.unit, lang).split(' ')[0])}</b>" for v in values]
    partial = say("partial", lang, n=first.n_reported, of=first.n_parts)
    if not is_whole:
        texts[-1] += f"  ({first.n_reported}/{first.n_parts})"
    period = date_text(rows[0].as_of, first.year, lang)
    name = indicator_title(first.of, first.definition, lang) + sector_suffix(first.sector, lang)
    short = _lower(first.of.short.say(lang)) + sector_suffix(first.sector, lang)
    figure = {
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "y": [plain(n) for n in names],
                "x": values,
                "text": texts,
                "textposition": "outside",
                "cliponaxis": False,
                "hovertext": [
                    f"<b>{plain(n)}</b><br>{plain(figure_text(v, first.of.unit, lang))}<br>"
                    f"{period} · {plain(publisher_name(first.publisher_id, lang))}"
                    for n, v in zip(names, values, strict=True)
                ],
                "hovertemplate": "%{hovertext}<extra></extra>",
                "marker": {
                    "color": colors,
                    "pattern": style.patterns(
                        [""] * len(rows) + ["" if is_whole else style.PARTIAL_PATTERN]
                    ),
                },
            }
        ],
        "layout": style.layout(
            lang,
            height,
            margin={"l": 16 + round(6.7 * max(map(len, names))), "r": 12, "t": 4, "b": 4},
            bargap=0.5,
            xaxis=style.axis(visible=False, range=[0, max(values) * 1.25 or 1]),
            yaxis=style.axis(
                autorange="reversed", tickfont={"size": 12, "color": style.INK}, ticklabelstandoff=6
            ),
        ),
    }
    title = say("prv_territory_title", lang, title=short, place=new_name, period=period)
    shown = {scope.place} if scope.era == "63" else set(provinces()["34", new].parts)
    years = [int(parts.year) for parts in found]
    return Exhibit(
        id=id_,
        kind="chart",
        title=title,
        subtitle=say("prv_territory_subtitle", lang, title=name),
        figure=figure,
        height=height,
        legend=() if is_whole else (LegendItem(say("partly", lang), style.PARTIAL, "hatch"),),
        source=source_line(rows, lang),
        coverage=partial,
        caveats=(
            *caveat_texts(["rebased"], lang),
            *older_changes(shown, "63", min([*years, 2000]), lang),
        ),
        alt=title,
        table=_table(found, new, scope),
        filename=f"hop-luc-territory-{new}",
    )


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]


def _table(found: Sequence[Parts], new: str, scope: Scope) -> Table:
    lang = scope.lang
    rows: list[tuple[Cell, ...]] = []
    for parts in found:
        name = indicator_title(parts.of, parts.definition, lang) + sector_suffix(parts.sector, lang)
        when = date_text(parts.rows[0].as_of, parts.year, lang)
        each = "; ".join(
            f"{place_name(str(r.geo_code), str(r.geo_era)).say(lang)} "
            f"{figure_text(float(r.value), parts.of.unit, lang)}"
            for r in parts.rows
        )
        rows.append(
            (
                name,
                when,
                publisher_name(parts.publisher_id, lang),
                each,
                figure_text(parts.total, parts.of.unit, lang),
                f"{parts.n_reported}/{parts.n_parts}",
            )
        )
    return Table(
        (
            Column(say("indicator", lang)),
            Column(say("date", lang)),
            Column(say("publisher", lang)),
            Column(say("prv_former_province", lang)),
            Column(f"{say('prv_new_province', lang)}: {place_name(new, '34').say(lang)}", "right"),
            Column("63→34", "right"),
        ),
        tuple(rows),
    )


def printed_for_new(ask: Ask, scope: Scope, exhibit_id: str = "printed-for-new") -> Exhibit:
    """Figures printed for provinces of the 34, kept, beside the sums of their former provinces.

    For a province of either era those of its successor; for the country or a region all of them.
    """
    lang = scope.lang
    new, where = "", scope.place_in_sentence
    if scope.level == "province":
        new = provinces()[scope.era, scope.place].successor
        where = place_name(new, "34").say(lang)
    rows = remembered(ask, _printed, new, scope.first_year, max(scope.last_year, 2025))
    title = say("prv_printed_title", lang, place=where)
    if not rows:
        text = say("prv_printed_none", lang, place=where)
        return message_card(exhibit_id, title, text)
    n_all = int(rows[0].n_all)
    return Exhibit(
        id=exhibit_id,
        kind="table",
        title=title,
        subtitle=say("prv_printed_subtitle", lang),
        coverage=say("prv_printed_newest", lang, n=number(len(rows), lang), of=number(n_all, lang))
        if n_all > len(rows)
        else "",
        height=340,
        source=source_line(rows, lang),
        alt=title,
        table=Table(
            (
                Column(say("province", lang)),
                Column(say("indicator", lang)),
                Column(say("prv_printed_figure", lang)),
                Column(say("prv_sum_figure", lang)),
                Column("63→34", "right"),
                Column(say("dis_gap_rate", lang), "right", "percent"),
                Column(say("prv_comparable", lang)),
                Column(say("figure_id", lang)),
            ),
            tuple(_printed_row(row, scope) for row in rows),
        ),
        filename="hop-luc-printed-for-new-provinces",
    )


_PRINTED_ORDER = attrgetter("geo_code", "indicator", "definition", "sector", "publisher_id", "year")


def _printed(ask: Ask, place: str, first_year: int, last_year: int) -> tuple[Any, ...]:
    """Figures printed for a province of the 34, or for all of them where `place` is empty."""
    found = ask(
        "printed_beside_sums",
        place=place,
        first_year=first_year,
        last_year=last_year,
        most=MOST_PRINTED,
    )
    return tuple(sorted(rows_of(found), key=_PRINTED_ORDER))


def _printed_row(row: Any, scope: Scope) -> tuple[Cell, ...]:
    lang, of = scope.lang, indicator(str(row.indicator))
    name = indicator_title(of, str(row.definition), lang)
    if row.sector != "all":
        name += f", {SECTORS[str(row.sector)].name.say(lang).lower()}"
    has_sum = not is_missing(row.sum_value)
    reason = refusal(of, str(row.definition))
    if has_sum:
        comparable = "prv_same_print" if row.is_same_print else "prv_other_print"
        note = say(comparable, lang)
    elif reason is not None and not provinces()["34", str(row.geo_code)].is_unchanged:
        note = say("not_comparable", lang, reason=reason.say(lang))
    else:
        note = say("prv_no_sum", lang)
    return (
        place_name(str(row.geo_code), "34").say(lang),
        name,
        _says(of, row.value, row.publisher_id, row.as_of, row.year, scope),
        _says(of, row.sum_value, row.sum_publisher_id, row.sum_as_of, row.sum_year, scope)
        if has_sum
        else "–",
        f"{int(row.n_reported)}/{int(row.n_parts)}" if has_sum else "–",
        float(row.value) / float(row.sum_value) - 1
        if has_sum and row.is_same_print and row.sum_value
        else None,
        note,
        str(row.obs_id),
    )


def _says(of: Indicator, value: Any, publisher_id: Any, as_of: Any, year: Any, scope: Scope) -> str:
    return say(
        "prv_says",
        scope.lang,
        value=figure_text(float(value), of.unit, scope.lang),
        publisher=publisher_name(str(publisher_id), scope.lang),
        date=date_text(as_of, int(year), scope.lang),
    )
