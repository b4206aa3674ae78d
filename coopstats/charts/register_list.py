"""The list of cooperatives: a piece of it as a table, how many there are, and the whole as a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

import pandas as pd

from coopstats.analysis.rows import rows_of
from coopstats.catalog import (
    ALLIANCE_CLASSES,
    SECTORS,
    UNITS,
    Lang,
    Text,
    fold,
    provinces_of,
)
from coopstats.catalog.phrases import say
from coopstats.catalog.register_choices import RATINGS, SHORT_STATUSES, SIZE_CLASSES, STATUSES
from coopstats.charts.captions import sector_suffix
from coopstats.charts.exhibit import Action, Cell, Column, Exhibit, Table, message_card
from coopstats.charts.numbers import MILLION, number, unit_label
from coopstats.charts.register import (
    has_register,
    no_register,
    place_filter,
    province_text,
    register_source,
)
from coopstats.charts.scope import Ask, Scope

PIECE = 50
# A file holds at most this many rows, fetched in pieces: memory stays bounded however long the list.
MOST_IN_FILE, FILE_PIECE = 20_000, 4_000
# After so many rows counting buckets is quicker than sorting everything before (register_list_deep).
DEEP = 5_000
MOST_WORDS = 3
YesNo = Literal["", "yes", "no"]
# What the register no longer counts as registered.
OFF_BOOKS = "dissolved"
# The status asked for by default: what the register counts as registered.
BOOKS = "books"
SORTS = (
    "name",
    "tax_code",
    "province",
    "sector",
    "founded",
    "status",
    "size_class",
    "rating",
    "members",
    "workers",
    "revenue",
    "profit",
    "year",
)
# Columns of words begin at A, columns of figures with the largest.
RISING_FIRST = frozenset(
    {"name", "tax_code", "province", "sector", "status", "size_class", "rating"}
)


@dataclass(frozen=True, slots=True)
class ListQuery:
    """What the list shows. `status` is a status, "books" for all but the dissolved, or "any"."""

    text: str = ""
    status: str = BOOKS
    rating: str = ""
    size_class: str = ""
    chain: YesNo = ""
    technology: YesNo = ""
    ocop: YesNo = ""
    sort: str = "revenue"
    falling: bool = True
    page: int = 1


def words_of(text: str) -> tuple[str, ...]:
    """The folded words that are looked for; at most MOST_WORDS, the last takes the rest."""
    words = "".join(c if c.isalnum() else " " for c in fold(text)).split()
    if len(words) > MOST_WORDS:
        words = [*words[: MOST_WORDS - 1], " ".join(words[MOST_WORDS - 1 :])]
    return tuple(words) + ("",) * (MOST_WORDS - len(words))


def _filters(scope: Scope, query: ListQuery) -> dict[str, object]:
    words = words_of(query.text)
    return {
        **{f"word_{i + 1}": word for i, word in enumerate(words)},
        **{f"code_{i + 1}": word.isdigit() for i, word in enumerate(words)},
        **place_filter(scope),
        "first_year": scope.first_year,
        "last_year": scope.last_year,
        "status": "" if query.status in (BOOKS, "any") else query.status,
        "other_status": OFF_BOOKS if query.status == BOOKS else "",
        "rating": query.rating,
        "size_class": query.size_class,
        "chain": query.chain,
        "technology": query.technology,
        "ocop": query.ocop,
    }


def count_of(ask: Ask, scope: Scope, query: ListQuery) -> tuple[int, int]:
    """How many cooperatives the filters leave, and how many the register knows."""
    frame = ask("register_count", **_filters(scope, query))
    return int(frame["n"].iloc[0]), int(frame["n_all"].iloc[0])


def piece_of(ask: Ask, scope: Scope, query: ListQuery, n: int, skip: int) -> pd.DataFrame:
    """`n` rows of the list after the first `skip`; columns of the question `register_list_rising`."""
    places = sorted(provinces_of(scope.era), key=lambda p: fold(p.name.vi))
    near = "register_list_falling" if query.falling else "register_list_rising"
    is_deep = skip >= DEEP
    return ask(
        "register_list_deep" if is_deep else near,
        **_filters(scope, query),
        sort=query.sort if query.sort in SORTS else "revenue",
        **({"sign": -1 if query.falling else 1} if is_deep else {}),
        place_order=[p.code for p in places],
        sector_order=list(ALLIANCE_CLASSES),
        status_order=list(STATUSES),
        size_order=list(SIZE_CLASSES),
        rating_order=list(RATINGS),
        n=n,
        skip=skip,
    )


def n_pages(n: int) -> int:
    """Pages that `n` rows fill; one even where there is none."""
    return max(1, -(-n // PIECE))


def list_answer(ask: Ask, scope: Scope, query: ListQuery) -> Exhibit:
    """One page of the list as a table whose heads sort and whose names open a profile."""
    lang = scope.lang
    if not has_register(ask):
        return no_register(scope, say("reg_list", lang), "list", 260)
    n, n_all = count_of(ask, scope, query)
    title = _title(scope, query, n)
    if n == 0:
        text = say("reg_list_none", lang)
        hint = say("reg_list_hint", lang, n=number(n_all, lang))
        return message_card("list", title, text, hint, height=260)
    pages = n_pages(n)
    page = min(max(query.page, 1), pages)
    frame = piece_of(ask, scope, query, PIECE, (page - 1) * PIECE)
    first, last = (page - 1) * PIECE + 1, (page - 1) * PIECE + len(frame)
    limit = say("reg_file_limit", lang, n=number(MOST_IN_FILE, lang)) if n > MOST_IN_FILE else ""
    filtered = say("reg_filtered", lang, what="; ".join(_filter_words(query, lang)))
    caveats = (say("reg_list_as_reported", lang),)
    if scope.era == "63" and scope.level != "nation":
        caveats += (say("reg_list_63", lang),)
    return Exhibit(
        id="list",
        kind="table",
        title=title,
        # Of the piece in view; what is said of the whole list, its file says too.
        subtitle=say(
            "reg_rows",
            lang,
            first=number(first, lang),
            last=number(last, lang),
            n=number(n, lang),
            page=number(page, lang),
            pages=number(pages, lang),
        ),
        coverage=" · ".join(part for part in (filtered, limit) if part),
        height=640,
        source=register_source(ask, lang),
        caveats=caveats,
        alt=title,
        table=list_table(frame, scope, query),
        filename="hop-luc-register-list",
        actions=_steps(page, pages, lang),
        files=("csv", "xlsx"),
    )


def _title(scope: Scope, query: ListQuery, n: int) -> str:
    lang = scope.lang
    where = scope.place_in_sentence + sector_suffix(scope.sector, lang)
    title = say("reg_list_title", lang, n=number(n, lang), where=where)
    return title + (say("reg_list_text", lang, text=query.text) if query.text else "")


def _filter_words(query: ListQuery, lang: Lang) -> list[str]:
    """The filters in words: a file must say which cooperatives it holds."""
    if query.status in (BOOKS, "any"):
        words = [say("reg_on_books" if query.status == BOOKS else "reg_any_status", lang)]
    else:
        words = [say("reg_status_is", lang, what=STATUSES[query.status].say(lang))]
    if query.rating:
        words.append(say("reg_rating_is", lang, what=RATINGS[query.rating].say(lang)))
    if query.size_class:
        words.append(say("reg_size_is", lang, what=SIZE_CLASSES[query.size_class].say(lang)))
    flags = {
        "reg_in_chain": query.chain,
        "reg_high_tech": query.technology,
        "reg_with_ocop": query.ocop,
    }
    for phrase, said in flags.items():
        if said:
            what = say(phrase, lang)
            words.append(what if said == "yes" else say("reg_is_not", lang, what=what))
    return words


def _steps(page: int, pages: int, lang: Lang) -> tuple[Action, ...]:
    steps: list[Action] = []
    if page > 1:
        steps.append(Action(say("reg_first_page", lang), "page:1"))
        steps.append(Action(say("reg_page_before", lang), f"page:{page - 1}"))
    if page < pages:
        steps.append(Action(say("reg_page_after", lang), f"page:{page + 1}"))
        steps.append(Action(say("reg_last_page", lang, n=number(pages, lang)), f"page:{pages}"))
    return tuple(steps)


def columns_of(lang: Lang, query: ListQuery) -> tuple[Column, ...]:
    """The columns of the list; money in millions of VND. Each head sorts."""
    money = unit_label(UNITS["vnd"], lang, MILLION)
    persons = UNITS["persons"].name.say(lang)

    def column(sort: str, label: str, right: bool = False, as_year: bool = False) -> Column:
        kind = "year" if as_year else "integer"
        way = ("falling" if query.falling else "rising") if query.sort == sort else ""
        return Column(
            label, "right" if right else "left", kind if right else "text", f"sort:{sort}", way
        )

    return (
        column("name", say("reg_name", lang)),
        column("tax_code", say("reg_tax_code", lang)),
        column("province", say("province", lang)),
        column("sector", say("sector", lang)),
        column("founded", say("reg_founded", lang), True, True),
        column("status", say("status", lang)),
        column("size_class", say("reg_size", lang)),
        column("members", f"{say('reg_members', lang)} ({persons})", True),
        column("workers", f"{say('reg_workers', lang)} ({persons})", True),
        column("revenue", f"{say('reg_revenue', lang)} ({money})", True),
        column("profit", f"{say('reg_profit', lang)} ({money})", True),
        column("rating", say("reg_rating", lang)),
        column("year", say("reg_reported", lang), True, True),
    )


def list_table(frame: pd.DataFrame, scope: Scope, query: ListQuery) -> Table:
    """The rows of a piece as a table. Names are text, whatever they hold."""
    lang = scope.lang
    rows = rows_of(frame)
    return Table(
        columns_of(lang, query),
        tuple(_cells(row, scope) for row in rows),
        tuple(f"unit:{int(row.unit_id)}" for row in rows),
    )


def _cells(row: Any, scope: Scope) -> tuple[Cell, ...]:
    lang = scope.lang
    return (
        str(row.name),
        str(row.tax_code),
        province_text(row, scope.era, lang),
        SECTORS[row.sector_class].name.say(lang),
        None if pd.isna(row.founded_on) else int(row.founded_on.year),
        SHORT_STATUSES[row.status].say(lang),
        choice_text(SIZE_CLASSES, row.member_size_class, lang),
        _whole(row.members),
        _whole(row.workers),
        _millions(row.revenue_vnd),
        _millions(row.profit_vnd),
        choice_text(RATINGS, row.rating, lang),
        int(row.last_year),
    )


def choice_text(names: Mapping[str, Text], value: object, lang: Lang) -> str:
    """The name of a value of a closed list; "–" where nothing is reported."""
    if not isinstance(value, str):
        return "–"
    return names[value].say(lang) if value in names else value


def _whole(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)


def _millions(value: Any) -> float | None:
    return None if pd.isna(value) else round(float(value) / MILLION, 3)


def pieces_for_file(ask: Ask, scope: Scope, query: ListQuery) -> Iterator[Table]:
    """The list from its beginning in pieces, at most MOST_IN_FILE rows in all."""
    plain = replace(query, page=1)
    for skip in range(0, MOST_IN_FILE, FILE_PIECE):
        frame = piece_of(ask, scope, plain, min(FILE_PIECE, MOST_IN_FILE - skip), skip)
        if len(frame):
            yield list_table(frame, scope, plain)
        if len(frame) < FILE_PIECE:
            return
