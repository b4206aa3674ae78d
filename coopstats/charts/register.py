"""What every answer of a register of single cooperatives shares: is there one, its source, its places."""

from __future__ import annotations

import pandas as pd

from coopstats.catalog import ALLIANCE_CLASSES, SECTORS, Era, Lang, place_name
from coopstats.catalog.phrases import say
from coopstats.charts.captions import publisher_name, sector_suffix, source_line, years_text
from coopstats.charts.exhibit import Action, Exhibit, message_card
from coopstats.charts.scope import Ask, Scope, remembered

# Marts of a register hold years up to 2024 by the 63 provinces, and from 2025 on by the 34.
FIRST_YEAR_OF_34, LAST_YEAR_OF_63 = 2025, 2024
# Kinds of sources that are a register.
OF_A_REGISTER = ("simulation", "register")


def has_register(ask: Ask) -> bool:
    """Whether the database in service holds single cooperatives."""
    return bool(ask("register_known")["has_register"].iloc[0])


def no_register(scope: Scope, what: str, exhibit_id: str, height: int = 220) -> Exhibit:
    """The sentence where no register is published, and the way to the simulated one."""
    text = say("reg_none", scope.lang)
    offers = (
        () if scope.is_simulated else (Action(say("reg_offer", scope.lang), "workspace:simulated"),)
    )
    return message_card(
        exhibit_id,
        what,
        text,
        "" if scope.is_simulated else say("reg_offer_hint", scope.lang),
        height=height,
        actions=offers,
    )


def nothing_counted(scope: Scope, title: str, exhibit_id: str, height: int) -> Exhibit:
    """The sentence where the register counts nothing in this scope, with the nearest there is."""
    lang = scope.lang
    text = say(
        "reg_nothing",
        lang,
        where=scope.place_in_sentence + sector_suffix(scope.sector, lang),
        years=years_text(scope.first_year, scope.last_year),
    )
    return message_card(exhibit_id, title, text, nearest_counted(scope), height=height)


def nearest_counted(scope: Scope) -> str:
    """Where a register has figures when it has none in this scope."""
    lang = scope.lang
    if not classes_of(scope.sector):
        return say("reg_nearest_sector", lang, sector=SECTORS["agriculture"].name.say(lang))
    if scope.level == "nation":
        return say("reg_nearest_years", lang)
    if scope.era == "34":
        return say("reg_nearest_34", lang, year=FIRST_YEAR_OF_34)
    return say("reg_nearest_63", lang, year=LAST_YEAR_OF_63)


def register_publisher(ask: Ask, lang: Lang) -> str:
    """Who stands behind the register in service."""
    return publisher_name(str(remembered(ask, _register_sources)["publisher_id"].iloc[0]), lang)


def register_source(ask: Ask, lang: Lang) -> str:
    """ "Nguồn: Sổ đăng ký mô phỏng (công bố …)" of the register in service."""
    return source_line(remembered(ask, _register_sources), lang)


def document_title(ask: Ask, title: str, lang: Lang) -> str:
    """A source's title as it prints it; a register has one in each language.

    Its English title stands where other sources have a note.
    """
    return title if lang == "vi" else remembered(ask, _english_titles).get(title, title)


def _english_titles(ask: Ask) -> dict[str, str]:
    sources = remembered(ask, _register_sources)
    return dict(zip(sources["title"], sources["reliability_note"], strict=True))


def _register_sources(ask: Ask) -> pd.DataFrame:
    frame = ask("sources")
    return frame[frame["kind"].isin(OF_A_REGISTER)]


def mart_place(scope: Scope) -> dict[str, str]:
    """The place of a scope as the marts of a register know it: the nation spans both eras."""
    if scope.level == "nation":
        return {"geo_era": "all", "place": scope.place}
    return {"geo_era": scope.era, "place": scope.place}


def mart_scope(scope: Scope) -> dict[str, object]:
    """Place, sector and years of a scope as values of the register's questions."""
    return {
        **mart_place(scope),
        "sector": scope.sector,
        "first_year": scope.first_year,
        "last_year": scope.last_year,
    }


def classes_of(sector: str) -> tuple[str, ...]:
    """The classes of the Alliance that a sector consists of; none for chapters of a yearbook."""
    if sector == "all":
        return tuple(ALLIANCE_CLASSES)
    return tuple(c for c in ALLIANCE_CLASSES if sector in (c, SECTORS[c].parent))


def place_filter(scope: Scope) -> dict[str, object]:
    """Place and sector of a scope as filters of the questions on single cooperatives."""
    classes = classes_of(scope.sector)
    # DuckDB takes no empty list of unknown type: a value that is nowhere stands in.
    return {
        "era": scope.era,
        "has_place": scope.level != "nation",
        "places": list(scope.chosen) or [""],
        "has_sector": scope.sector != "all",
        "sectors": list(classes) or [""],
    }


def province_text(row: object, era: Era, lang: Lang) -> str:
    """The province of a row of single cooperatives as an era knows it.

    A cooperative younger than the 34 provinces has none of the 63: its new one is named, and said
    to be of the 34.
    """
    code = getattr(row, f"province_{era}")
    if isinstance(code, str):
        return place_name(code, era).say(lang)
    name = place_name(str(getattr(row, "province_34")), "34").say(lang)  # noqa: B009
    return say("reg_of_34", lang, name=name)
