"""The board: one component that draws a whole page body and keeps its charts between reruns.

``st.plotly_chart`` mounts a chart anew whenever its figure changes. The board sends one JSON
payload instead; the browser compares each figure with the one it drew last and updates only what
differs. The browser side lives in ``static/board``; ``payload.md`` beside this file says what the
payload holds.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import streamlit as st
from streamlit.components import v2

_HERE = Path(__file__).parent
_STATIC = _HERE.parents[2] / "static"
_FORMATS = frozenset({"csv", "xlsx"})


@dataclass(frozen=True, slots=True)
class DownloadRequest:
    """A file the visitor asked for: ``card`` is the card's id, or None for the whole page."""

    card: str | None
    format: str


@dataclass(frozen=True, slots=True)
class Selection:
    """A mark the visitor clicked: ``value`` is its ``customdata[0]``, for example a place code."""

    card: str
    value: str


@dataclass(frozen=True, slots=True)
class BoardEvents:
    """What the visitor did on the board since the last run; None where nothing happened."""

    download: DownloadRequest | None = None
    select: Selection | None = None


def static_version(static: Path = _STATIC) -> str:
    """A digest of the browser files: a new release is never mixed with cached old ones."""
    digest = hashlib.sha256()
    for path in sorted((static / "board").glob("*.js")):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _loader() -> str:
    source = (_HERE / "loader.js").read_text(encoding="utf-8")
    return source.replace("__VERSION__", static_version())


def _styles() -> str:
    parts = ("chrome.css", "page.css", "cards.css", "narrow.css")
    return "\n".join((_HERE / name).read_text(encoding="utf-8") for name in parts)


_COMPONENT = v2.component(
    "hop_luc_board",
    js=_loader(),
    css=_styles(),
    isolate_styles=False,
)


def prepare() -> None:
    """Start loading Plotly, the board and its styles, in parallel with whatever the page does next.

    Call it first in the frame of every page; it shows nothing. Pages without a board get the styles
    of the menu and the margins from it.
    """
    _COMPONENT(key="hl-prepare", data=b"")


def board(
    payload: Mapping[str, Any], key: str, on_select: Callable[[Selection], None] | None = None
) -> BoardEvents:
    """Draw the page body and return what the visitor did on it.

    ``on_select`` is called before the run that a press on a mark starts, so that this very run can
    show what was chosen; the event is in that run's result all the same.

    ``payload`` holds plain values only (see ``payload.md``). It travels as UTF-8 bytes: Streamlit
    would otherwise serialise a mapping twice to find its identity. ``key`` must stay the same while
    the page is open, or every chart is mounted anew.

    Raises TypeError or ValueError when the payload holds a value that JSON cannot carry.
    """

    def selected() -> None:
        said = cast("Mapping[str, object]", st.session_state[key])
        selection = _read_selection(said.get("select"))
        if on_select is not None and selection is not None:
            on_select(selection)

    body = json.dumps(payload, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    result = cast(
        "Mapping[str, object]",
        _COMPONENT(
            key=key,
            data=body.encode(),
            on_download_change=_ignore,
            on_select_change=selected,
        ),
    )
    return BoardEvents(
        download=_read_download(result.get("download")),
        select=_read_selection(result.get("select")),
    )


def _ignore() -> None:
    """Streamlit lists an event in the result only when it has a callback."""


def _read_download(event: object) -> DownloadRequest | None:
    # The event comes from a browser: anything unexpected counts as nothing asked for.
    if not isinstance(event, Mapping):
        return None
    fields = cast("Mapping[str, object]", event)
    card, wanted = fields.get("card"), fields.get("format")
    if not isinstance(wanted, str) or wanted not in _FORMATS:
        return None
    if card is not None and not isinstance(card, str):
        return None
    return DownloadRequest(card=card, format=wanted)


def _read_selection(event: object) -> Selection | None:
    if not isinstance(event, Mapping):
        return None
    fields = cast("Mapping[str, object]", event)
    card, value = fields.get("card"), fields.get("value")
    if not isinstance(card, str) or not isinstance(value, str):
        return None
    return Selection(card=card, value=value)


__all__ = ["BoardEvents", "DownloadRequest", "Selection", "board", "prepare", "static_version"]
