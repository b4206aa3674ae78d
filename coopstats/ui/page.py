"""A page: open it (scope, cached figures), then show a title, headlines and cards on the board."""

from __future__ import annotations

import base64
import logging
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

import streamlit as st

from coopstats.catalog import CAVEATS, SECTORS, Lang
from coopstats.catalog.phrases import say_in_both
from coopstats.charts import style
from coopstats.charts.exhibit import Exhibit
from coopstats.charts.files import csv_bytes, workbook_bytes
from coopstats.charts.headlines import Headline
from coopstats.charts.scope import Scope
from coopstats.ui.board import BoardEvents, DownloadRequest, Selection, board
from coopstats.ui.data import CachedAsk, ask_of, serving
from coopstats.ui.filters import (
    choose_place,
    choose_workspace,
    filters,
    go_to_place,
    notices,
    session_scope,
    set_page_parameters,
    workspace_switch,
)
from coopstats.ui.frame import PAGES, ensure_frame
from coopstats.ui.payload import Identity, card_of, lead_of, strings, tile_of
from coopstats.ui.words import word
from coopstats.warehouse import WarehouseProblem

log = logging.getLogger("hopluc")
_DOWNLOAD = "hl_download"
# Warnings about what offices print.
_OF_PRINT = {t for c in CAVEATS.values() if c.of_print for t in (c.text.vi, c.text.en)}
SIMULATED_PREFIX = "mo-phong-"
_MIMES = {
    "csv": "text/csv;charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class Card:
    """An exhibit and how wide it stands on the twelve columns of the board."""

    exhibit: Exhibit
    span: int = 6
    rows: int = 1


@dataclass(slots=True)
class Page:
    """An open page: its scope, its figures, its warnings."""

    id: str
    scope: Scope
    ask: CachedAsk
    notices: list[dict[str, str]] = field(default_factory=list[dict[str, str]])
    # Where a click on a place leads; empty: the page itself shows the place.
    place_page: str = ""
    # What a choice made on a card does, by the word before its colon; the run starts anew after it.
    choices: dict[str, Callable[[str], None]] = field(
        default_factory=dict[str, Callable[[str], None]]
    )
    # Whole files of cards that show a piece: the format and the card's words to its bytes.
    files: dict[str, Callable[[str, Exhibit], bytes]] = field(
        default_factory=dict[str, Callable[[str, Exhibit], bytes]]
    )
    # How many notices stand above the controls; None where the page has no head of its own.
    told: int | None = None

    @property
    def lang(self) -> Lang:
        return self.scope.lang

    def title(self) -> str:
        """The page's heading: its subject, the place and, where it names it, the sector."""
        sector = SECTORS[self.scope.sector].name.say(self.lang)
        return word(f"{self.id}_title", self.lang, place=self.scope.place_name, sector=sector)

    def make(self, answer: Callable[..., Any], *arguments: Any) -> Any:
        """An answer of `coopstats.charts` for these arguments, from the cache where it can be."""
        return self.ask.make(answer, *arguments)

    def head(self, title: str, lead: Sequence[tuple[str, bool]]) -> None:
        """Show the title, the lead and the notices now, so that controls can stand below them."""
        self.told = len(self.notices)
        words = {
            "title": title,
            "lead": lead_of(lead),
            "band": self._band(),
            "notices": self.notices,
        }
        payload: dict[str, Any] = {
            "lang": self.lang,
            "theme_dark": style.DARK,
            "strings": strings(self.lang),
            "page": words,
            "tiles": [],
            "cards": [],
            "page_downloads": [],
            "download": None,
        }
        board(payload, key=f"board-{self.id}-head")

    def show(
        self,
        title: str,
        lead: Sequence[tuple[str, bool]],
        tiles: Sequence[Headline],
        cards: Sequence[Card],
    ) -> None:
        """Draw the page body and serve the downloads and choices made on it."""
        if self.scope.is_simulated:
            cards = [replace(card, exhibit=as_simulated(card.exhibit)) for card in cards]
        payload = {
            "lang": self.lang,
            "theme_dark": style.DARK,
            "strings": strings(self.lang),
            "page": {
                "title": title if self.told is None else "",
                "lead": lead_of(lead) if self.told is None else [],
                "band": self._band(),
                # What the page's head says above the controls is not said twice.
                "notices": self.notices[self.told or 0 :],
            },
            "tiles": [tile_of(headline) for headline in tiles],
            "version": self.ask.warehouse.content_sha256[:12],
            "cards": [card_of(c.exhibit, self.lang, c.span, c.rows) for c in cards],
            "page_downloads": ["xlsx"] if any(_is_whole(c.exhibit) for c in cards) else [],
            "download": st.session_state.pop(_DOWNLOAD, None),
        }
        events = board(payload, key=f"board-{self.id}", on_select=self._choose)
        self._serve(events, title, [c.exhibit for c in cards])

    def _band(self) -> str | None:
        """The words across the page and on every picture where its figures are simulated."""
        return say_in_both("simulated") if self.scope.is_simulated else None

    def _choose(self, selection: Selection) -> None:
        """Take a place before the run, so that it is drawn once and not first as it was before."""
        if not self.place_page and ":" not in selection.value:
            choose_place(selection.value)

    def _serve(self, events: BoardEvents, title: str, exhibits: list[Exhibit]) -> None:
        if events.download is not None:
            wanted = _file(events.download, title, exhibits, self.lang, self.files)
            st.session_state[_DOWNLOAD] = wanted
            st.rerun()
        if events.select is not None and ":" in events.select.value:
            self._take(events.select.value)
        elif events.select is not None and self.place_page:
            go_to_place(events.select.value)
            st.switch_page(self.place_page)

    def _take(self, choice: str) -> None:
        """Do what a choice such as "go:cooperatives" or "unit:9900000016" asks.

        It comes from a browser: what is unknown does nothing.
        """
        kind, _, said = choice.partition(":")
        if kind == "go" and said.isidentifier() and (PAGES / f"{said}.py").is_file():
            st.switch_page(f"pages/{said}.py")
        elif kind == "unit" and said.isascii() and said.isdigit():
            set_page_parameters(unit=said)
            st.switch_page("pages/cooperatives.py")
        elif kind == "workspace" and said in ("published", "simulated"):
            choose_workspace(said)
            st.rerun()
        elif kind in self.choices:
            self.choices[kind](said)
            st.rerun()


def _file(
    wanted: DownloadRequest,
    title: str,
    exhibits: list[Exhibit],
    lang: Lang,
    whole: Mapping[str, Callable[[str, Exhibit], bytes]],
) -> dict[str, str] | None:
    if wanted.card is None:
        name, body = _page_filename(exhibits), workbook_bytes(exhibits, title, lang)
    else:
        found = [e for e in exhibits if e.id == wanted.card]
        if not found:
            return None
        name = found[0].filename
        if wanted.card in whole:
            body = whole[wanted.card](wanted.format, found[0])
        elif wanted.format == "csv":
            body = csv_bytes(found[0], lang)
        else:
            body = workbook_bytes(found, title, lang)
    return {
        "token": uuid.uuid4().hex,
        "filename": f"{name}.{wanted.format}",
        "mime": _MIMES[wanted.format],
        "base64": base64.b64encode(body).decode("ascii"),
    }


def _is_whole(exhibit: Exhibit) -> bool:
    """Whether the rows on the page are all there are: of a list that offers its own file they are not."""
    return bool(exhibit.table.rows) and not exhibit.files


def _page_filename(exhibits: Sequence[Exhibit]) -> str:
    return SIMULATED_PREFIX + "hop-luc" if any(e.simulated for e in exhibits) else "hop-luc"


@lru_cache(maxsize=4_000)
def _as_simulated(exhibit: Identity[Exhibit]) -> Exhibit:
    plain = exhibit.value
    caveats = tuple(text for text in plain.caveats if text not in _OF_PRINT)
    name = SIMULATED_PREFIX + plain.filename
    return replace(plain, simulated=True, filename=name, caveats=caveats)


def as_simulated(exhibit: Exhibit) -> Exhibit:
    """The exhibit marked as simulated: in the picture, the table, the file and its name."""
    return _as_simulated(Identity(exhibit))


def open_page(page_id: str, has_publishers: bool = True) -> Page:
    """Draw the sidebar's filters and give the page. Stops the run with a plain sentence where no
    data can be served."""
    ensure_frame()
    try:
        served = serving(workspace_switch().workspace)
    except WarehouseProblem as problem:
        show_problem(problem)
        st.stop()
    ask = ask_of(served.warehouse)
    scope = filters(ask, has_publishers)
    page = Page(page_id, scope, ask)
    if served.problem is not None:
        log.error("serving the last good version: %s", served.problem)
        reason = served.problem.message.say(scope.lang)
        page.notices.append(
            {"level": "warn", "text": word("old_version", scope.lang, reason=reason)}
        )
    page.notices.extend({"level": "warn", "text": text} for text in notices())
    return page


def show_problem(problem: WarehouseProblem) -> None:
    """The sentence a visitor sees when there is nothing to show."""
    lang = session_scope().lang
    _show_sentence(f"{problem.code}: {problem.message.say(lang)}", lang)


def _show_sentence(text: str, lang: Lang) -> None:
    """A board that holds one plain sentence."""
    board(
        {
            "lang": lang,
            "theme_dark": style.DARK,
            "strings": strings(lang),
            "page": {
                "title": word("brand", lang),
                "lead": [],
                "band": None,
                "notices": [{"level": "error", "text": text}],
            },
            "tiles": [],
            "cards": [],
            "page_downloads": [],
            "download": None,
        },
        key="board-problem",
    )


def guarded(page_id: str, has_publishers: bool = True) -> Callable[[Callable[[Page], None]], None]:
    """Run a page body: a fault is logged and the visitor gets a sentence, never a traceback.

    A page of single cooperatives, whose figures are a register's, has no publishers to choose among.
    """

    def run(body: Callable[[Page], None]) -> None:
        page: Page | None = None
        try:
            page = open_page(page_id, has_publishers)
            body(page)
        except Exception as fault:
            if type(fault).__module__.startswith("streamlit.runtime"):
                raise
            log.exception("page %s failed for %s", page_id, page.scope if page else "no scope")
            if page is None:
                lang = session_scope().lang
                _show_sentence(word("page_failed", lang), lang)
                return
            page.notices.append({"level": "error", "text": word("page_failed", page.lang)})
            page.show(word(page_id, page.lang), [], [], [])

    return run


__all__ = ["Card", "Page", "guarded", "open_page"]
