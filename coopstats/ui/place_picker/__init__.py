"""The box that chooses a place: found by any name, with or without accents; one press, one run.

Streamlit's own select box needs the plain letters written beside each name to find "Đắk Lắk" by
"dak lak", knows nothing of former provinces, and takes three times as long from the press to the
server (docs/decisions/0003-the-board.md). The browser side is ``static/board/picker.js``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import cast

import streamlit as st
from streamlit.components import v2

from coopstats.catalog import (
    NATION_CODE,
    Era,
    Lang,
    fold,
    place_name,
    provinces,
    provinces_of,
    regions,
    regions_of,
)
from coopstats.charts.scope import Scope
from coopstats.ui.board import static_version
from coopstats.ui.words import word

_HERE = Path(__file__).parent
KEY = "f_place"

_COMPONENT = v2.component(
    "hop_luc_place_picker",
    js=(_HERE / "loader.js").read_text(encoding="utf-8").replace("__VERSION__", static_version()),
    css=(_HERE / "picker.css").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def place_picker(scope: Scope, choose: Callable[[str], None]) -> None:
    """Show the scope's place; `choose(code)` is called before the run that a choice starts.

    Only codes of `places_offered(scope.era)` are ever handed on.
    """
    lang, era = scope.lang, scope.era

    def take() -> None:
        said = cast("Mapping[str, object]", st.session_state[KEY]).get("choose")
        # The code comes from a browser: an unknown one chooses nothing.
        if isinstance(said, str) and said in places_offered(era):
            choose(said)

    words = {
        "label": word("place", lang),
        "hint": word("place_hint", lang),
        "none": word("place_unknown", lang),
        "value": scope.place,
        "places": _places(era, lang),
    }
    body = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
    _COMPONENT(key=KEY, data=body.encode(), on_choose_change=take)


@cache
def places_offered(era: Era) -> tuple[str, ...]:
    """Codes in the order of the list: the country, regions north to south, provinces by name."""
    return (
        NATION_CODE,
        *(r.id for r in regions_of(era)),
        *(p.code for p in sorted(provinces_of(era), key=lambda p: p.name.en)),
    )


def place_label(code: str, era: Era, lang: Lang) -> str:
    """A place as a list names it: a region says that it is one."""
    name = place_name(code, era).say(lang)
    return word("region_prefix", lang, name=name) if (era, code) in regions() else name


def typed_label(code: str, era: Era, lang: Lang) -> str:
    """A place as Streamlit's own boxes name it: plain letters beside a name that has others, because
    they look for what is typed in the label alone."""
    name, label = place_name(code, era), place_label(code, era, lang)
    if lang == "vi" and (era, code) in provinces() and name.en != name.vi:
        return f"{label} · {name.en}"
    return label


@cache
def _places(era: Era, lang: Lang) -> list[tuple[str, str, str, list[str]]]:
    """Code, name, note and other names of each place offered."""
    return [
        (code, label, _note(code, era, lang), _other_names(code, era, label))
        for code in places_offered(era)
        for label in (place_label(code, era, lang),)
    ]


def _note(code: str, era: Era, lang: Lang) -> str:
    """A province's former provinces where it has several, else its region."""
    if (era, code) not in provinces():
        return ""
    of = provinces()[era, code]
    if era == "34" and len(of.parts) > 1:
        names = ", ".join(
            name
            for part in of.parts
            if (name := place_name(part, "63").say(lang)) != of.name.say(lang)
        )
        return f"+ {names}"
    return place_name(of.region, era).say(lang)


def _other_names(code: str, era: Era, label: str) -> list[str]:
    """Other spellings, and the names of former provinces, which lead to the new one; none that
    differs from the label, or from one before it, by accents, spaces or "tỉnh" alone."""
    name = place_name(code, era)
    found = [name.vi, name.en]
    if (era, code) in provinces():
        of = provinces()[era, code]
        found += of.aliases
        for part in of.parts if era == "34" else ():
            old = provinces()["63", part]
            found += [old.name.vi, *old.aliases]
    told = {_key(label): label}
    for other in found:
        told.setdefault(_key(other), other)
    return list(told.values())[1:]


def _key(name: str) -> str:
    """What is left of a spelling when accents, spaces and the word for province do not count."""
    plain = fold(name)
    for prefix in ("tinh ", "thanh pho ", "tp "):
        plain = plain.removeprefix(prefix)
    return plain.replace(" ", "")


__all__ = ["KEY", "place_label", "place_picker", "places_offered", "typed_label"]
