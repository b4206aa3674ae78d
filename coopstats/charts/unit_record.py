"""What the register holds of one cooperative: every year it reported, and what happened to it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from coopstats.analysis.rows import rows_of
from coopstats.catalog import UNITS, Era, Lang, place_name, provinces
from coopstats.catalog.phrases import say
from coopstats.catalog.register_choices import EVENTS, RATINGS, SHORT_STATUSES, SIZE_CLASSES
from coopstats.charts.captions import years_text
from coopstats.charts.exhibit import Action, Column, Exhibit, Table, message_card
from coopstats.charts.numbers import MILLION, unit_label
from coopstats.charts.register import register_source
from coopstats.charts.register_list import choice_text
from coopstats.charts.scope import Ask, Scope
from coopstats.charts.unit_profile import INCOME, MEASURES, Measure

CAPITAL = Measure("charter_capital_vnd", "reg_capital", "vnd")
# The choice that closes a profile.
BACK = "list:"


def events_table(ask: Ask, scope: Scope, unit_id: int) -> Exhibit:
    """Renames, moves, mergers, splits and new tax codes of one cooperative."""
    lang = scope.lang
    frame = ask("register_unit_events", unit_id=unit_id)
    title = say("reg_events", lang)
    if frame.empty:
        text = say("reg_no_events", lang)
        return message_card("events", title, text)
    rows = tuple(_event(row, lang) for row in rows_of(frame))
    return Exhibit(
        id="events",
        kind="table",
        title=title,
        height=300,
        source=register_source(ask, lang),
        alt=title,
        table=Table(
            (
                Column(say("year", lang), "left", "year"),
                Column(say("reg_event", lang)),
                Column(say("reg_from", lang)),
                Column(say("reg_to", lang)),
                Column(say("note", lang)),
            ),
            rows,
        ),
        filename=f"hop-luc-unit-{unit_id}-events",
    )


def _event(row: Any, lang: Lang) -> tuple[str, ...]:
    def side(text: object, code: object) -> str:
        if not isinstance(text, str):
            return code if isinstance(code, str) else "–"
        if row.event != "move":
            return text
        era: Era = "34" if int(row.year) >= 2025 else "63"
        return place_name(text, era).say(lang) if (era, text) in provinces() else text

    note = row.note if isinstance(row.note, str) and row.note else ""
    if row.is_derived:
        note = " · ".join(part for part in (note, say("reg_seen", lang)) if part)
    return (
        str(int(row.year)),
        EVENTS[row.event].say(lang) if row.event in EVENTS else str(row.event),
        side(row.from_text, row.from_tax_code),
        side(row.to_text, row.to_tax_code),
        note,
    )


def years_table(ask: Ask, scope: Scope, unit_id: int) -> Exhibit:
    """Everything that a cooperative reported, a row a year, newest first; the way back to the list."""
    lang = scope.lang
    years = ask("register_unit_years", unit_id=unit_id)

    def millions(value: Any) -> float | None:
        return None if pd.isna(value) else round(float(value) / MILLION, 3)

    def whole(value: Any) -> int | None:
        return None if pd.isna(value) else int(value)

    title = say(
        "reg_years", lang, years=years_text(int(years["year"].min()), int(years["year"].max()))
    )
    return Exhibit(
        id="unit-years",
        kind="table",
        title=title,
        height=600,
        source=register_source(ask, lang),
        caveats=(say("reg_blank", lang),),
        alt=title,
        table=Table(
            (
                Column(say("year", lang), "left"),
                Column(say("province", lang)),
                Column(say("status", lang)),
                *(
                    Column(_label(of, lang), "right", "integer")
                    for of in (*MEASURES, CAPITAL, INCOME)
                ),
                Column(say("reg_rating", lang)),
                Column(say("reg_size", lang)),
            ),
            tuple(
                (
                    str(int(row.year)),
                    place_name(row.province_code, "63" if row.geo_era == "63" else "34").say(lang),
                    SHORT_STATUSES[row.status].say(lang),
                    millions(row.revenue_vnd),
                    millions(row.profit_vnd),
                    whole(row.members),
                    whole(row.workers),
                    millions(row.charter_capital_vnd),
                    millions(row.income_per_worker_vnd),
                    choice_text(RATINGS, row.rating, lang),
                    choice_text(SIZE_CLASSES, row.member_size_class, lang),
                )
                for row in rows_of(years.iloc[::-1])
            ),
        ),
        filename=f"hop-luc-unit-{unit_id}",
        actions=(Action(say("reg_back", lang), BACK),),
    )


def _label(of: Measure, lang: Lang) -> str:
    unit = UNITS[of.unit]
    scale = MILLION if unit.kind == "money" else 1.0
    return f"{say(of.phrase, lang)} ({unit_label(unit, lang, scale)})"
