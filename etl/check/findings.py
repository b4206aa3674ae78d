"""Findings made from the message table: numbers and places written in each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from coopstats import catalog
from coopstats.catalog.counted import filled
from etl.check.messages import MESSAGES, Message
from etl.observation import Finding, Observation

Action = Literal["loaded", "corrected", "quarantined", "skipped", "refused"]
Value = str | int | float | catalog.Text


@dataclass(frozen=True, slots=True)
class Where:
    """The place a finding is about, as its sender sees it."""

    file: str
    row: int | None = None
    column: str = ""
    cell: str = ""
    sheet: str = ""


def make_finding(
    code: str,
    where: Where,
    action: Action,
    found: str = "",
    expected: str = "",
    **values: Value,
) -> Finding:
    """A finding of `code` with its message in both languages. Raises KeyError for an unknown code.

    Among `values`, numbers are written with the separators of each language and catalog texts in
    it; years and codes are passed as plain text.
    """
    return word_finding(MESSAGES[code], code, where, action, found, expected, values)


def word_finding(
    message: Message,
    code: str,
    where: Where,
    action: Action,
    found: str,
    expected: str,
    values: Mapping[str, Value],
) -> Finding:
    """A finding of `code` worded by a message of any table of messages; see `make_finding`."""
    vi = {name: say_value(value, "vi") for name, value in values.items()}
    en = {name: say_value(value, "en") for name, value in values.items()}
    return Finding(
        code=code,
        severity=message.severity,
        file=where.file,
        sheet=where.sheet,
        row=where.row,
        column=where.column,
        cell=where.cell,
        found=found,
        expected=expected,
        action=action,
        message_vi=f"{code} {_place_vi(where)}: {filled(message.vi, vi)}",
        message_en=f"{code} {_place_en(where)}: {filled(message.en, en)}",
        next_step_vi=message.next_vi,
        next_step_en=message.next_en,
    )


def say_value(value: Value, lang: catalog.Lang) -> str:
    """A value in one language: numbers with its separators, text as it is."""
    if isinstance(value, catalog.Text):
        return value.say(lang)
    if isinstance(value, str):
        return value
    plain = f"{value:,.6f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value:,}"
    return plain if lang == "en" else plain.translate(str.maketrans(",.", ".,"))


def describe(observation: Observation) -> catalog.Text:
    """What a figure is, in a few words: indicator, sector or class, place, period."""
    said: list[str] = []
    for lang in ("vi", "en"):
        words = [catalog.indicator(observation.indicator).title.say(lang)]
        if observation.sector != "all":
            words.append(catalog.SECTORS[observation.sector].name.say(lang))
        if observation.breakdown != "all":
            words.append(observation.breakdown)
        words.append(catalog.place_name(observation.geo_code, observation.geo_era).say(lang))
        said.append(", ".join([*words, observation.period]))
    return catalog.Text(*said)


def _place_vi(where: Where) -> str:
    parts = [f"Tệp {where.file}"]
    if where.sheet:
        parts.append(f"trang “{where.sheet}”")
    if where.cell:
        parts.append(f"ô {where.cell}")
    elif where.row is not None:
        parts.append(f"dòng {where.row}")
    if where.column:
        parts.append(f"cột “{where.column}”")
    return ", ".join(parts)


def _place_en(where: Where) -> str:
    parts = [f"File {where.file}"]
    if where.sheet:
        parts.append(f"sheet “{where.sheet}”")
    if where.cell:
        parts.append(f"cell {where.cell}")
    elif where.row is not None:
        parts.append(f"row {where.row}")
    if where.column:
        parts.append(f"column “{where.column}”")
    return ", ".join(parts)
