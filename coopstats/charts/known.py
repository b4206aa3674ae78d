"""What is known of a place and what is not: the newest figure of each indicator, and the gaps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from coopstats.analysis.choice import definition_order, publisher_order
from coopstats.analysis.rows import rows_of
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
from coopstats.charts.exhibit import Cell, Column, Exhibit, Message, Table
from coopstats.charts.numbers import figure_text
from coopstats.charts.scope import Ask, Scope


def place_figures(ask: Ask, scope: Scope) -> pd.DataFrame:
    """Every figure of the scope's place in its years, all sectors unless one is chosen; one row an
    indicator, definition, sector, publisher and year, in base units, with its source."""
    frame = ask(
        "place_figures",
        place=scope.place,
        era=scope.era,
        first_year=scope.first_year,
        last_year=scope.last_year,
    )
    if scope.sector != "all":
        frame = frame[frame["sector"] == scope.sector]
    if scope.publisher:
        frame = frame[frame["publisher_id"] == scope.publisher]
    return frame.reset_index(drop=True)


def newest_rows(frame: pd.DataFrame) -> list[Any]:
    """The newest figure of each indicator, definition and sector: newest year, then publisher."""
    best: dict[tuple[str, str, str], Any] = {}
    for row in rows_of(frame):
        key = (str(row.indicator), str(row.sector), str(row.definition))
        if key not in best or _order(row) < _order(best[key]):
            best[key] = row
    catalog, sectors = list(INDICATORS), list(SECTORS)
    return [
        best[key]
        for key in sorted(
            best,
            key=lambda k: (
                catalog.index(k[0]),
                sectors.index(k[1]),
                definition_order(indicator(k[0]), k[2]),
            ),
        )
    ]


def _order(row: Any) -> tuple[int, int]:
    return (-int(row.year), publisher_order(indicator(str(row.indicator)), str(row.publisher_id)))


def latest_table(ask: Ask, scope: Scope, exhibit_id: str = "latest") -> Exhibit:
    """The newest figure of every indicator of the place: value, date, publisher, document, address."""
    lang = scope.lang
    frame = place_figures(ask, scope)
    rows = newest_rows(frame)
    n = len({str(row.indicator) for row in rows})
    title = say("prv_latest_title", lang, place=scope.place_in_sentence, n=n)
    if not rows:
        text = say("prv_nothing", lang, place=scope.place_in_sentence)
        return Exhibit(
            id=exhibit_id, kind="message", title=title, height=160, message=Message(text), alt=text
        )
    shown = pd.DataFrame(rows)
    return Exhibit(
        id=exhibit_id,
        kind="table",
        title=title,
        subtitle=say("prv_latest_subtitle", lang),
        height=460,
        source=source_line(shown, lang),
        caveats=caveat_texts(["rebased"], lang) if bool(shown["is_rebased"].any()) else (),
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
            tuple(_latest_row(row, scope) for row in rows),
        ),
        filename=f"hop-luc-latest-{scope.era}-{scope.place}-{scope.sector}",
    )


def _latest_row(row: Any, scope: Scope) -> tuple[Cell, ...]:
    lang, of = scope.lang, indicator(str(row.indicator))
    status = say(str(row.status), lang)
    if bool(row.is_rebased):
        status += f"; {say('prv_is_sum', lang)}"
    document = _text(row.title)
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
    return "" if cell is None or cell != cell else str(cell)


def missing_table(ask: Ask, scope: Scope, exhibit_id: str = "missing") -> Exhibit:
    """Indicators of the catalog without any figure for the place, and the nearest figure there is:
    of its region, else of the country."""
    lang = scope.lang
    known = {str(id_) for id_ in place_figures(ask, scope)["indicator"]}
    missing = [of for of in INDICATORS.values() if of.id not in known]
    wider: list[Scope] = []
    if scope.level == "province":
        wider.append(scope.of(place=scope.parent_region))
    if scope.level != "nation":
        wider.append(scope.of(place="VN"))
    wider += [near.of(publisher="", first_year=1990, last_year=2035) for near in wider]
    if scope.sector != "all":
        wider += [scope.of(sector="all"), scope.of(place="VN", sector="all")]
    nearest = _nearest(ask, wider)
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
                (of.title.say(lang), *(nearest(of.id) or (say("no_data", lang), "", "", "", "")))
                for of in missing
            ),
        ),
        filename=f"hop-luc-missing-{scope.era}-{scope.place}-{scope.sector}",
    )


def _nearest(ask: Ask, wider: list[Scope]) -> Callable[[str], tuple[Cell, ...] | None]:
    """Looks an indicator up in wider scopes, the nearest first; each is asked for once."""
    found = [(near, newest_rows(place_figures(ask, near))) for near in wider]

    def look_up(id_: str) -> tuple[Cell, ...] | None:
        for near, rows in found:
            own = [row for row in rows if row.indicator == id_ and row.sector == near.sector]
            if own:
                row = min(own, key=_order)
                return (
                    figure_text(float(row.value), indicator(id_).unit, near.lang),
                    place_name(near.place, near.era).say(near.lang),
                    SECTORS[str(row.sector)].name.say(near.lang),
                    date_text(row.as_of, int(row.year), near.lang),
                    publisher_name(str(row.publisher_id), near.lang),
                )
        return None

    return look_up
