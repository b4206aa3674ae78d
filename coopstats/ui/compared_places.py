"""The places of a comparison as the address and the controls say them."""

from __future__ import annotations

from collections.abc import Sequence

from coopstats.catalog import (
    NATION_CODE,
    Era,
    Lang,
    find_province,
    find_region,
    place_name,
    provinces,
    provinces_of,
    regions,
    regions_of,
)
from coopstats.catalog.phrases import say
from coopstats.charts.compared import MAX_SERIES
from coopstats.charts.comparison import default_places
from coopstats.charts.scope import Scope
from coopstats.ui.view import move_to_era

BY_NAME = "names"
LEADERS = ("top:10", "top:5", "bottom:10")
NONE = "none"


def groups(era: Era) -> list[str]:
    """The rules that a group can be chosen by: names, leaders, the provinces of a region."""
    return [BY_NAME, *LEADERS, *(f"region:{region.id}" for region in regions_of(era))]


def group_label(rule: str, era: Era, lang: Lang) -> str:
    """A group as the select box names it."""
    kind, _, value = rule.partition(":")
    if kind == "region":
        return say("cmp_of_region", lang, name=place_name(value, era).say(lang))
    if kind in ("top", "bottom"):
        return say(f"cmp_{kind}", lang, n=value)
    return say("cmp_by_name", lang)


def group_of(rule: str, era: Era) -> str:
    """Which group a rule is of: itself, or chosen by name."""
    return rule if rule in groups(era) else BY_NAME


def choices(era: Era) -> list[str]:
    """Every place that can be chosen by name: country, regions, provinces."""
    return [
        NATION_CODE,
        *(region.id for region in regions_of(era)),
        *(p.code for p in sorted(provinces_of(era), key=lambda p: p.name.en)),
    ]


def as_parameter(rule: str, era: Era) -> str:
    """A rule with its era, because codes mean different places in the two."""
    return f"{era}:{rule}" if rule else ""


def read_rule(said: str, scope: Scope) -> tuple[str, list[str], list[tuple[str, str]]]:
    """A rule of the scope's era from the address: the rule, unknown words, places mapped.

    Mapped places are pairs of names, of the other era and of this one. Words that are no place are
    left out; a rule of which nothing is left is `none`.
    """
    if not said:
        return default_places(scope), [], []
    era, _, rule = said.partition(":")
    if era not in ("63", "34"):
        era, rule = scope.era, said
    from_era: Era = "34" if era == "34" else "63"
    if rule in (*LEADERS, NONE):
        return rule, [], []
    kind, _, value = rule.partition(":")
    if kind in ("top", "bottom") and value.isdigit() and 1 <= int(value) <= MAX_SERIES:
        return rule, [], []
    if kind == "region":
        if (scope.era, value) in regions():
            return rule, [], []
        return default_places(scope), [value], []
    found: list[str] = []
    unknown: list[str] = []
    mapped: list[tuple[str, str]] = []
    for word in (part.strip() for part in rule.split(",")):
        here = _here(word, from_era, scope.era)
        if not here:
            unknown.append(word)
        elif from_era != scope.era and (from_era, word) in provinces():
            mapped.append(
                (
                    place_name(word, from_era).say(scope.lang),
                    ", ".join(place_name(code, scope.era).say(scope.lang) for code in here),
                )
            )
        found += here
    return ",".join(dict.fromkeys(found)) or NONE, unknown, mapped


def _here(word: str, from_era: Era, era: Era) -> list[str]:
    """The place or places of `era` that a word of `from_era` stands for; none for an unknown word."""
    if word == NATION_CODE:
        return [word]
    if (from_era, word) in regions():
        moved = move_to_era(word, from_era, era)
        return [moved] if moved != NATION_CODE else []
    code = word if (from_era, word) in provinces() else find_province(word, from_era)
    if code is None:
        region = find_region(word, era)
        return [region] if region else []
    if from_era == era:
        return [code]
    province = provinces()[from_era, code]
    return list(province.parts) if from_era == "34" else [province.successor]


def rule_of_names(codes: Sequence[str]) -> str:
    """The rule of places chosen by name, in the order chosen."""
    return ",".join(codes[:MAX_SERIES]) or NONE
