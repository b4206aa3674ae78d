"""The sentences that charts and pages share, each in both languages, with {named} holes.

A room keeps its own sentences in a file of its own here; an id stands in one file only.
"""

from __future__ import annotations

from coopstats.catalog.counted import filled
from coopstats.catalog.model import Lang, Text
from coopstats.catalog.phrases.comparison import COMPARISON
from coopstats.catalog.phrases.disagreements import DISAGREEMENTS
from coopstats.catalog.phrases.map_page import MAP_PAGE
from coopstats.catalog.phrases.province import PROVINCE
from coopstats.catalog.phrases.register import REGISTER
from coopstats.catalog.phrases.sector import SECTOR
from coopstats.catalog.phrases.shared import SHARED
from coopstats.catalog.phrases.trace import TRACE

_ROOMS = (SHARED, COMPARISON, MAP_PAGE, TRACE, DISAGREEMENTS, PROVINCE, REGISTER, SECTOR)

PHRASES: dict[str, Text] = {id_: Text(vi, en) for room in _ROOMS for id_, (vi, en) in room.items()}
if len(PHRASES) != sum(len(room) for room in _ROOMS):
    raise ValueError("a phrase id stands in two files")


def say(phrase: str, lang: Lang, **values: object) -> str:
    """A phrase in one language with its holes filled. Raises KeyError for an unknown phrase."""
    text = PHRASES[phrase].say(lang)
    return filled(text, values) if values else text


def say_in_both(phrase: str) -> str:
    """A phrase in Vietnamese and English at once, for marks that every reader must understand."""
    return f"{PHRASES[phrase].vi} / {PHRASES[phrase].en}"
