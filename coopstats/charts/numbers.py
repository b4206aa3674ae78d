"""How figures are written in each language: 1.234,5 tỷ đồng, VND 1,234.5 bn."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from coopstats.catalog import UNITS, Lang, Unit

BILLION, MILLION = 1_000_000_000, 1_000_000
_VIETNAMESE = str.maketrans(",.", ".,")


@lru_cache(maxsize=100_000)
def number(value: float | int | None, lang: Lang, decimals: int = 0) -> str:
    """A number with the language's separators and at most `decimals` places; "–" when missing."""
    if value is None or value != value:
        return "–"
    # As CLDR writes it: rounded to even from the decimal form, no zeros at the end.
    text = f"{Decimal(str(value)):,.{decimals}f}"
    if decimals:
        text = text.rstrip("0").rstrip(".")
    return text.translate(_VIETNAMESE) if lang == "vi" else text


def places_of(value: float, most: int) -> int:
    """How many decimals `number` writes of a value where `most` are allowed."""
    return len(number(value, "en", most).partition(".")[2])


@lru_cache(maxsize=100_000)
def padded(value: float, lang: Lang, decimals: int) -> str:
    """A number with exactly so many decimals, for columns whose figures stand one below the other."""
    text = f"{Decimal(str(value)):,.{decimals}f}"
    return text.translate(_VIETNAMESE) if lang == "vi" else text


def percent(share: float | None, lang: Lang, decimals: int = 1, signed: bool = False) -> str:
    """A share of one as per cent: 12,3 % in Vietnamese, 12.3% in English."""
    if share is None or share != share:
        return "–"
    scaled = round(100 * share, decimals) + 0.0
    sign = "+" if signed and scaled > 0 else ""
    body = number(scaled, lang, decimals).replace("-", "−")
    return f"{sign}{body}\u00a0%" if lang == "vi" else f"{sign}{body}%"


def bare_percent(share: float, lang: Lang, signed: bool = False) -> str:
    """`percent` without its sign, for bars that stand close under a unit line that says per cent."""
    return percent(share, lang, signed=signed).removesuffix(percent_sign(lang))


def percent_sign(lang: Lang) -> str:
    """The sign after a figure on an axis of per cent, as `percent` writes it."""
    return "\u00a0%" if lang == "vi" else "%"


def money_scale(largest: float) -> float:
    """The scale that money of this size is written in: a billion or a million VND."""
    return BILLION if largest >= BILLION else MILLION


def scale_of(unit: Unit, largest: float) -> float:
    """What figures of a unit are divided by before they are shown in a table or on an axis."""
    if unit.kind == "money":
        return money_scale(largest)
    return 0.01 if unit.kind in ("share", "rate") else 1.0


def axis_scale_of(unit: Unit, largest: float) -> float:
    """The scale of an axis: as in tables, but counts of millions are drawn in millions."""
    if unit.kind == "count" and largest >= MILLION:
        return MILLION
    return scale_of(unit, largest)


def unit_label(unit: Unit, lang: Lang, scale: float = 1.0) -> str:
    """The unit with its scale, as an axis or a table head names it."""
    name = unit.name.say(lang)
    if unit.kind == "money":
        if lang == "vi":
            word = "tỷ " if scale == BILLION else "triệu " if scale == MILLION else ""
            return word + name
        word = "bn" if scale == BILLION else "m" if scale == MILLION else ""
        return name.replace("VND", f"VND {word}".strip(), 1)
    if unit.kind in ("share", "rate"):
        return "%"
    if scale == MILLION:
        return f"triệu {name}" if lang == "vi" else f"million {name}"
    return name


def decimals_of(unit: Unit, largest: float) -> int:
    """Decimal places that keep three figures readable and no more."""
    if unit.kind == "count":
        return 0
    if unit.kind in ("share", "rate", "ratio"):
        return 1
    return 0 if largest >= 1000 else 1 if largest >= 100 else 2


def value_text(value: float | None, unit_id: str, lang: Lang) -> tuple[str, str]:
    """A single figure and its unit, each as text: ("4,56", "tỷ đồng/hợp tác xã")."""
    if value is None or value != value:
        return "–", ""
    unit = UNITS[unit_id]
    if unit.kind in ("share", "rate"):
        return percent(value, lang, signed=unit.kind == "rate"), ""
    if unit.kind == "money":
        scale = money_scale(abs(value))
        scaled = value / scale
        return (number(scaled, lang, decimals_of(unit, abs(scaled))), unit_label(unit, lang, scale))
    if unit.kind == "ratio":
        text = number(value, lang, 1)
        return text, unit.after(text, lang)
    if abs(value) >= MILLION:
        word = "triệu" if lang == "vi" else "million"
        return number(value / MILLION, lang, 2), f"{word} {unit.name.say(lang)}"
    text = number(value, lang)
    return text, unit.after(text, lang)


def figure_text(value: float | None, unit_id: str, lang: Lang) -> str:
    """A single figure with its unit in one string: 4,56 tỷ đồng/HTX, VND 4.56 bn per cooperative."""
    text, unit = value_text(value, unit_id, lang)
    if unit.startswith("VND"):
        return f"VND {text}{unit.removeprefix('VND')}"
    return f"{text} {unit}".strip()
