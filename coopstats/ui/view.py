"""The view: what the address bar says, checked. Unknown values are refused or mapped aloud."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from coopstats.catalog import (
    FILTER_SECTORS,
    NATION_CODE,
    SECTORS,
    Era,
    Lang,
    find_province,
    find_region,
    place_name,
    provinces,
    provinces_of,
    publishers,
    regions,
)
from coopstats.charts.scope import Scope, Workspace
from coopstats.ui.words import word

FIRST_YEAR, LAST_YEAR = 2000, 2025
# How a notice names each address parameter to a visitor.
_NAMES = {
    "lang": "language",
    "geo": "geography",
    "place": "place",
    "sector": "sector",
    "from": "years",
    "to": "years",
    "pub": "publisher",
    "ws": "workspace",
}


@dataclass(slots=True)
class Reading:
    """A scope read from an address and what the visitor must be told about it."""

    scope: Scope
    notices: list[str] = field(default_factory=list[str])


def parameters_of(scope: Scope) -> dict[str, str]:
    """The whole scope as address parameters; defaults are written too, so a link never drifts."""
    found = {
        "lang": scope.lang,
        "geo": scope.era,
        "place": scope.place,
        "sector": scope.sector,
        "from": str(scope.first_year),
        "to": str(scope.last_year),
    }
    if scope.is_simulated:
        found["ws"] = scope.workspace
    if scope.publisher:
        found["pub"] = scope.publisher
    return found


def read_lang(parameters: Mapping[str, str]) -> Lang:
    """The language an address asks for; Vietnamese unless it says English."""
    return "en" if parameters.get("lang", "").lower() == "en" else "vi"


def read_view(
    parameters: Mapping[str, str], first_year: int = FIRST_YEAR, last_year: int = LAST_YEAR
) -> Reading:
    """The scope that an address describes, with a sentence for each value that is not as it was."""
    lang = read_lang(parameters)
    notices: list[str] = []

    def refuse(name: str, value: str, shown: str) -> None:
        said = word(_NAMES[name], lang).lower()
        notices.append(word("link_unknown", lang, name=said, value=value[:60], shown=shown))

    said_lang = parameters.get("lang")
    if said_lang is not None and said_lang.lower() not in ("vi", "en"):
        refuse("lang", said_lang, "tiếng Việt")
    said_era = parameters.get("geo", "63")
    era: Era = "34" if said_era == "34" else "63"
    if said_era not in ("63", "34"):
        refuse("geo", said_era, word("geo_63", lang))
    place = _read_place(parameters.get("place", NATION_CODE), era, lang, notices)
    sector = parameters.get("sector", "all")
    if sector not in FILTER_SECTORS:
        refuse("sector", sector, SECTORS["all"].name.say(lang))
        sector = "all"
    publisher = parameters.get("pub", "")
    if publisher and publisher not in publishers():
        refuse("pub", publisher, word("by_preference", lang))
        publisher = ""
    years: list[int] = []
    for name, default in (("from", first_year), ("to", last_year)):
        said = parameters.get(name, str(default))
        year = int(said) if said.isascii() and said.isdigit() and len(said) == 4 else 0
        if not first_year <= year <= last_year:
            refuse(name, said, str(default))
            year = default
        years.append(year)
    if years[0] > years[1]:
        notices.append(word("years_swapped", lang))
        years.reverse()
    said_workspace = parameters.get("ws", "published")
    workspace: Workspace = "simulated" if said_workspace == "simulated" else "published"
    if said_workspace not in ("published", "simulated"):
        refuse("ws", said_workspace, word("published", lang))
    scope = Scope(place, era, sector, years[0], years[1], publisher, lang, workspace)
    return Reading(scope, notices)


def _read_place(said: str, era: Era, lang: Lang, notices: list[str]) -> str:
    if said == NATION_CODE or (era, said) in regions() or (era, said) in provinces():
        return said
    if era == "34" and ("63", said) in provinces():
        return _successor(said, lang, notices)
    named = find_province(said, era) or find_region(said, era)
    if named:
        return named
    if era == "34" and (old_code := find_province(said, "63")):
        return _successor(old_code, lang, notices)
    notices.append(
        word(
            "link_unknown",
            lang,
            name=word("place", lang).lower(),
            value=said[:60],
            shown=place_name(NATION_CODE, era).say(lang),
        )
    )
    return NATION_CODE


def _successor(old_code: str, lang: Lang, notices: list[str]) -> str:
    """The province of the 34 that holds one of the 63, said aloud."""
    old = provinces()["63", old_code]
    new = place_name(old.successor, "34").say(lang)
    notices.append(word("link_mapped", lang, old=old.name.say(lang), new=new))
    return old.successor


def move_to_era(place: str, old: Era, new: Era) -> str:
    """The place of the other era that holds (63→34) or bears the name of (34→63) this one."""
    if place == NATION_CODE or old == new:
        return place
    if (old, place) in regions():
        return place if (new, place) in regions() else NATION_CODE
    province = provinces()[old, place]
    if new == "34":
        return province.successor
    same_name = [p.code for p in provinces_of("63") if p.name == province.name]
    parts = [code for code in same_name if code in province.parts]
    return parts[0] if parts else province.parts[0]
