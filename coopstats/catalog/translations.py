"""Texts of the published files in Vietnamese: the compilation was written in English.

One row per English text in `translations.csv` beside this file. Titles and outlets of sources are
proper names and stand as their publishers print them.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from coopstats.catalog.model import Lang
from coopstats.catalog.publishers import publisher_by_name, publishers

_FILE = Path(__file__).with_name("translations.csv")


@cache
def translations() -> dict[str, str]:
    """The Vietnamese of each English text of the published files."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        return {row["en"]: row["vi"] for row in csv.DictReader(file)}


@cache
def _english() -> dict[str, str]:
    return {vi: en for en, vi in translations().items()}


def translated(text: str, lang: Lang) -> str:
    """A text of the published files in one language; one that the table lacks as it is."""
    return (translations() if lang == "vi" else _english()).get(text, text)


def publisher_words(text: str, lang: Lang) -> str:
    """A publisher as the list of disagreements words it, "name (remark)", in one language.

    The name is the catalog's where it holds it; the remark is translated.
    """
    known = publisher_by_name().get(text)
    if known is not None:
        return publishers()[known].name.say(lang)
    name, opening, remark = text.partition(" (")
    if not opening or not remark.endswith(")"):
        return text
    return f"{publisher_words(name, lang)} ({translated(remark.removesuffix(')'), lang)})"
