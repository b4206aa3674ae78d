"""Printed numbers and units: "5.998.378", "8,58", "three", "tỷ đồng/HTX"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from coopstats import catalog

Separators = Literal["vi", "en"]

_PLAIN = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_GROUPED: dict[Separators, re.Pattern[str]] = {
    "vi": re.compile(r"-?([0-9]{1,3}(\.[0-9]{3})+|[0-9]+)(,[0-9]+)?"),
    "en": re.compile(r"-?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]+)?"),
}
_WORDS = {
    "khong co": 0,
    "khong": 0,
    "mot": 1,
    "hai": 2,
    "ba": 3,
    "bon": 4,
    "nam": 5,
    "sau": 6,
    "bay": 7,
    "tam": 8,
    "chin": 9,
    "muoi": 10,
    "none": 0,
    "no": 0,
    "zero": 0,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
_SCALES = {
    "nghin": 1_000,
    "ngan": 1_000,
    "thousand": 1_000,
    "trieu": 1_000_000,
    "million": 1_000_000,
    "ty": 1_000_000_000,
    "ti": 1_000_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
_ENGLISH = {
    "thousand",
    "million",
    "billion",
    "trillion",
    "percent",
    "per",
    "cent",
    "cooperatives",
    "operatives",
    "cooperative",
    "members",
    "workers",
    "labourers",
    "people",
    "persons",
    "units",
    "funds",
    "unions",
    "groups",
}


def read_plain(text: str) -> Decimal | None:
    """A number as machines write it (`-12.5`), or None. No groups, no exponents, no NaN."""
    return Decimal(text) if _PLAIN.fullmatch(text) else None


def read_printed(text: str, separators: Separators) -> Decimal | None:
    """A number printed with the separators of one language, or None."""
    text = text.strip().replace("\u00a0", "").replace("\u2212", "-")
    if not _GROUPED[separators].fullmatch(text):
        return None
    thousands, decimal = (".", ",") if separators == "vi" else (",", ".")
    return Decimal(text.replace(thousands, "").replace(decimal, "."))


def read_word(text: str) -> Decimal | None:
    """A small number written as a word in either language, or None."""
    found = _WORDS.get(catalog.fold(text))
    return None if found is None else Decimal(found)


def unit_factor(unit: str) -> Decimal:
    """What one printed unit is in base units: 1e9 for "tỷ đồng/HTX", 0.01 for "%", 1 for "HTX"."""
    words = catalog.fold(unit).split()
    if "%" in unit or "percent" in words or ("per" in words and "cent" in words):
        return Decimal("0.01")
    factor = Decimal(1)
    for word in words:
        factor *= _SCALES.get(word, 1)
    return factor


def unit_language(unit: str) -> Separators:
    """The language a unit is printed in, which says how its numbers are separated."""
    return "en" if _ENGLISH & set(catalog.fold(unit).split()) else "vi"
