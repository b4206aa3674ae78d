"""The controls of the list of cooperatives: search, filters, order, page, and which one is open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, cast

import streamlit as st

from coopstats.catalog import Lang, Text
from coopstats.catalog.phrases import say
from coopstats.catalog.register_choices import RATINGS, SIZE_CLASSES, STATUSES
from coopstats.charts.register_list import BOOKS, RISING_FIRST, SORTS, ListQuery, YesNo
from coopstats.charts.unit_profile import unit_name
from coopstats.ui.filters import page_parameter
from coopstats.ui.link_values import read, write
from coopstats.ui.page import Page
from coopstats.ui.words import word

MOST_LETTERS = 80
DEFAULT_SORT = "-revenue"
# Filters with a closed list: the address parameter, the word that names it, and its values.
_CHOICES: tuple[tuple[str, str, Mapping[str, Text]], ...] = (
    ("rating", "rating", RATINGS),
    ("class", "size_class", SIZE_CLASSES),
)
_YES_NO: tuple[tuple[str, str], ...] = (
    ("chain", "in_chain"),
    ("tech", "high_technology"),
    ("ocop", "ocop"),
)


def list_query(page: Page) -> ListQuery:
    """What the address asks of the list. Unknown values of a link are refused aloud."""
    lang = page.lang
    nothing = word("any", lang)
    status = read(page, "status", (BOOKS, "any", *STATUSES), BOOKS, word("on_books", lang))
    rating = read(page, "rating", RATINGS, "", nothing)
    size_class = read(page, "class", SIZE_CLASSES, "", nothing)
    flags: dict[str, YesNo] = {
        name: cast(YesNo, read(page, name, ("yes", "no"), "", nothing)) for name, _ in _YES_NO
    }
    ways = [way + sort for sort in SORTS for way in ("", "-")]
    sort = read(page, "sort", ways, DEFAULT_SORT, say("reg_revenue", lang))
    said = page_parameter("p")
    number = int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 1
    return ListQuery(
        page_parameter("q")[:MOST_LETTERS],
        status,
        rating,
        size_class,
        flags["chain"],
        flags["tech"],
        flags["ocop"],
        sort.removeprefix("-"),
        sort.startswith("-"),
        max(number, 1),
    )


def list_controls(page: Page, query: ListQuery) -> None:
    """Draw the search box and the status above the list, the other filters in the sidebar."""
    lang, state = page.lang, st.session_state
    state["r_q"], state["r_status"] = query.text, query.status
    left, right = st.columns([3, 1.2], vertical_alignment="bottom")
    left.text_input(
        word("find", lang),
        key="r_q",
        max_chars=MOST_LETTERS,
        placeholder=word("find_hint", lang),
        on_change=lambda: write(q=str(state["r_q"]).strip(), p=""),
    )
    right.selectbox(
        word("status", lang),
        (BOOKS, *STATUSES, "any"),
        key="r_status",
        format_func=lambda id_: _status_text(id_, lang),
        placeholder=word("status", lang),
        on_change=lambda: write(status=_unless(str(state["r_status"]), BOOKS), p=""),
    )
    state["r_rating"], state["r_class"] = query.rating, query.size_class
    state["r_chain"], state["r_tech"], state["r_ocop"] = query.chain, query.technology, query.ocop
    with st.sidebar:
        for name, title, names in _CHOICES:
            _select(name, word(title, lang), {"": word("any", lang), **_said(names, lang)})
        for name, title in _YES_NO:
            options = {"": word("any", lang), "yes": word("yes", lang), "no": word("no", lang)}
            _select(name, word(title, lang), options)


def _select(name: str, title: str, options: Mapping[str, str]) -> None:
    state = st.session_state
    st.selectbox(
        title,
        list(options),
        key=f"r_{name}",
        format_func=lambda id_: options[id_],
        placeholder=title,
        on_change=lambda: write(**{name: str(state[f"r_{name}"]), "p": ""}),
    )


def _said(names: Mapping[str, Text], lang: Lang) -> dict[str, str]:
    return {id_: name.say(lang)[:1].upper() + name.say(lang)[1:] for id_, name in names.items()}


def _status_text(id_: str, lang: Lang) -> str:
    if id_ in STATUSES:
        return _said(STATUSES, lang)[id_]
    return word("on_books" if id_ == BOOKS else "any", lang)


def _unless(value: str, default: str) -> str:
    return "" if value == default else value


def take_sort(sort: str) -> None:
    """Sort by a column, or turn its order when the list is in it already; back to the first page."""
    if sort not in SORTS:
        return
    said = page_parameter("sort") or DEFAULT_SORT
    falling = sort not in RISING_FIRST
    if said.removeprefix("-") == sort:
        falling = not said.startswith("-")
    way: Literal["", "-"] = "-" if falling else ""
    write(sort=_unless(way + sort, DEFAULT_SORT), p="")


def take_page(number: str) -> None:
    """Go to a page of the list."""
    if number.isascii() and number.isdigit() and len(number) < 7:
        write(p=_unless(number, "1"))


def back_to_list(_: str) -> None:
    """Close the profile that is open."""
    write(unit="")


def back_button(page: Page) -> None:
    """Draw the way back to the list above a profile."""
    label = say("reg_back", page.lang)
    st.button(label, key="r_back", type="tertiary", on_click=lambda: back_to_list(""))


def open_unit(page: Page) -> int | None:
    """The cooperative that the address opens; None for the list, said aloud where it is unknown."""
    said = page_parameter("unit")
    if not said:
        return None
    # A register's ids fit in 63 bits.
    unit_id = int(said) if said.isascii() and said.isdigit() and len(said) <= 18 else None
    if unit_id is not None and page.make(unit_name, unit_id) is not None:
        return unit_id
    text = say("reg_unit_unknown", page.lang, unit=said[:60])
    page.notices.append({"level": "warn", "text": text})
    return None
