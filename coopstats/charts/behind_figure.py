"""From a figure to who is behind it: the largest cooperatives of a scope, and the way to all of them."""

from __future__ import annotations

from dataclasses import replace

from coopstats.catalog.phrases import say
from coopstats.charts.captions import sector_suffix
from coopstats.charts.exhibit import Action, Exhibit, Table
from coopstats.charts.numbers import number
from coopstats.charts.register import (
    classes_of,
    has_register,
    no_register,
    nothing_counted,
    register_source,
)
from coopstats.charts.register_list import ListQuery, count_of, list_table, piece_of
from coopstats.charts.scope import Ask, Scope

SHOWN = 8
# Columns of the list that stand here: name, province, sector, members, revenue, profit, rating.
_KEPT = (0, 2, 3, 7, 9, 10, 11)


def behind_answer(ask: Ask, scope: Scope) -> Exhibit:
    """The cooperatives behind a province's or sector's figures, largest revenue first."""
    lang = scope.lang
    where = scope.place_in_sentence + sector_suffix(scope.sector, lang)
    title = say("reg_behind", lang, where=where)
    if not has_register(ask):
        return no_register(scope, title, "behind")
    query = ListQuery()
    n = count_of(ask, scope, query)[0] if classes_of(scope.sector) else 0
    if not n:
        return nothing_counted(scope, title, "behind", 220)
    whole = list_table(piece_of(ask, scope, query, SHOWN, 0), scope, query)
    columns = tuple(replace(whole.columns[i], sort="", sorted="") for i in _KEPT)
    rows = tuple(tuple(row[i] for i in _KEPT) for row in whole.rows)
    return Exhibit(
        id="behind",
        kind="table",
        title=title,
        subtitle=say("reg_behind_subtitle", lang, shown=len(rows), n=number(n, lang)),
        height=340,
        source=register_source(ask, lang),
        caveats=(say("reg_list_as_reported", lang),),
        alt=title,
        table=Table(columns, rows, whole.keys),
        filename="hop-luc-behind",
        actions=(Action(say("reg_see_all", lang, n=number(n, lang)), "go:cooperatives"),),
    )
