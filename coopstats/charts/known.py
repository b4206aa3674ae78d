"""What is known of a place and what is not: the newest figure of each indicator, and the gaps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from coopstats.analysis.choice import definition_order, publisher_order
from coopstats.analysis.rows import grouped, is_missing, rows_of
from coopstats.catalog import INDICATORS, SECTORS, indicator, place_name
from coopstats.catalog.phrases import say
from coopstats.charts.captions import (
    caveat_texts,
    date_text,
    indicator_title,
    published_text,
    publisher_name,
    sector_suffix,
    source_line,
)
from coopstats.charts.exhibit import Cell, Column, Exhibit, Table, message_card
from coopstats.charts.numbers import figure_text
from coopstats.charts.register import document_title
from coopstats.charts.scope import Ask, Scope, remembered


def place_figures(ask: Ask, scope: Scope) -> list[Any]:
    """Every figure of the scope's place in its years, all sectors unless one is chosen; one row an
    indicator, definition, sector, publisher and year, in base units, with its source."""
    return [
        row
        for row in remembered(ask, _place_figures, scope.of(sector="all", publisher="", lang="vi"))
        if scope.sector in ("all", row.sector) and scope.publisher in ("", row.publisher_id)
    ]


def _place_figures(ask: Ask, scope: Scope) -> tuple[Any, ...]:
    frame = ask(
        "place_figures",
        place=scope.place,
        era=scope.era,
        first_year=scope.first_year,
        last_year=scope.last_year,
    )
    return tuple(rows_of(frame))


def newest_rows(rows: Sequence[Any]) -> list[Any]:
    """The newest figure of each indicator, definition and sector: newest year, then publisher."""
    series = grouped(rows, lambda row: (row.indicator, row.sector, row.definition))
    catalog, sectors = list(INDICATORS), list(SECTORS)
    best = (min(own, key=_order) for own in series.values())
    return sorted(
        best,
        key=lambda row: (
            catalog.index(row.indicator),
            sectors.index(row.sector),
            definition_order(indicator(row.indicator), row.definition),
        ),
    )


def _order(row: Any) -> tuple[int, int]:
    return (-int(row.year), publisher_order(indicator(str(row.indicator)), str(row.publisher_id)))


def latest_table(ask: Ask, scope: Scope, exhibit_id: str = "latest") -> Exhibit:
    """The newest figure of every indicator of the place: value, date, publisher, document, address."""
    lang = scope.lang
    rows = newest_rows(place_figures(ask, scope))
    n = len({str(row.indicator) for row in rows})
    title = say("prv_latest_title", lang, place=scope.place_in_sentence, n=n)
    if not rows:
        text = say("prv_nothing", lang, place=scope.place_in_sentence)
        return message_card(exhibit_id, title, text, height=160)
    return Exhibit(
        id=exhibit_id,
        kind="table",
        title=title,
        subtitle=say("prv_latest_subtitle", lang),
        height=460,
        source=source_line(rows, lang),
        caveats=caveat_texts(["rebased"], lang) if any(row.is_rebased for row in rows) else (),
        alt=title,
        table=Table(
            (
                Column(say("indicator", lang)),
                Column(say("value", lang), "right"),
                Column(say("date", lang)),
                Column(say("publisher", lang)),
                Column(say("status", lang)),
                Column(say("prv_document", lang)),
                Column(say("figure_id", lang)),
                Column(say("link", lang)),
            ),
            tuple(_latest_row(ask, row, scope) for row in rows),
        ),
        filename=f"hop-luc-latest-{scope.era}-{scope.place}-{scope.sector}",
    )


def _latest_row(ask: Ask, row: Any, scope: Scope) -> tuple[Cell, ...]:
    lang, of = scope.lang, indicator(str(row.indicator))
    status = say(str(row.status), lang)
    if bool(row.is_rebased):
        status += f"; {say('prv_is_sum', lang)}"
    document = document_title(ask, _text(row.title), lang)
    if int(row.n_sources) > 1:
        document = say("prv_more_sources", lang, title=document, n=int(row.n_sources) - 1)
    if published := _text(row.published):
        on = say("published_on", lang, date=published_text(published, lang))
        document = f"{document} ({on})"
    return (
        indicator_title(of, str(row.definition), lang) + sector_suffix(str(row.sector), lang),
        figure_text(float(row.value), of.unit, lang),
        date_text(row.as_of, int(row.year), lang),
        publisher_name(str(row.publisher_id), lang),
        status,
        document,
        str(row.obs_id),
        _text(row.url) or "–",
    )


def _text(cell: object) -> str:
    return "" if is_missing(cell) else str(cell)


def missing_table(ask: Ask, scope: Scope, exhibit_id: str = "missing") -> Exhibit:
    """Indicators of the catalog without any figure for the place, and the nearest figure there is:
    of its region, else of the country."""
    lang = scope.lang
    known = {row.indicator for row in place_figures(ask, scope)}
    missing = [of for of in INDICATORS.values() if of.id not in known]
    wider: list[Scope] = []
    if scope.level == "province":
        wider.append(scope.of(place=scope.parent_region))
    if scope.level != "nation":
        wider.append(scope.of(place="VN"))
    wider += [near.of(publisher="", first_year=1990, last_year=2035) for near in wider]
    if scope.sector != "all":
        wider += [scope.of(sector="all"), scope.of(place="VN", sector="all")]
    nearest = [remembered(ask, _newest_by_indicator, near) for near in wider]
    nothing: Cells = (say("no_data", lang), "", "", "", "")
    title = say(
        "prv_missing_title",
        lang,
        n=len(missing),
        of=len(INDICATORS),
        place=scope.place_in_sentence,
    )
    return Exhibit(
        id=exhibit_id,
        kind="table",
        title=title,
        subtitle=say("prv_missing_subtitle", lang),
        height=320,
        alt=title,
        source=say("own_count", lang),
        table=Table(
            (
                Column(say("indicator", lang)),
                Column(say("prv_nearest_figure", lang)),
                Column(say("place", lang)),
                Column(say("sector", lang)),
                Column(say("date", lang)),
                Column(say("publisher", lang)),
            ),
            tuple(
                (of.title.say(lang), *next((n[of.id] for n in nearest if of.id in n), nothing))
                for of in missing
            ),
        ),
        filename=f"hop-luc-missing-{scope.era}-{scope.place}-{scope.sector}",
    )


Cells = tuple[Cell, ...]


def _newest_by_indicator(ask: Ask, scope: Scope) -> dict[str, Cells]:
    """The newest figure of each indicator of a place and sector in cells: value, place, sector, date
    and publisher."""
    own = [row for row in newest_rows(place_figures(ask, scope)) if row.sector == scope.sector]
    return {
        id_: _newest_cells(min(rows, key=_order), scope)
        for id_, rows in grouped(own, lambda row: str(row.indicator)).items()
    }


def _newest_cells(row: Any, scope: Scope) -> Cells:
    return (
        figure_text(float(row.value), indicator(row.indicator).unit, scope.lang),
        place_name(scope.place, scope.era).say(scope.lang),
        SECTORS[str(row.sector)].name.say(scope.lang),
        date_text(row.as_of, int(row.year), scope.lang),
        publisher_name(str(row.publisher_id), scope.lang),
    )
