"""Older changes of provinces, said where a table reaches back before them: 2008 and 2004."""

from __future__ import annotations

from coopstats.analysis.same_territory import FIRST_YEAR_DIVIDED, FIRST_YEAR_JOINED
from coopstats.catalog import FORMER_PROVINCES, Era, Lang, place_name, provinces
from coopstats.catalog.phrases import say


def older_changes(codes: set[str], era: Era, first_year: int, lang: Lang) -> tuple[str, ...]:
    """A sentence for each old change that concerns these provinces of one era from that year on.

    A province of the 34 holds Hà Tây's figures before 2008, so only the division of 2004 is said.
    """
    said: list[str] = []
    for former, (_, whole) in FORMER_PROVINCES.items():
        parts = list(whole)
        if era == "63":
            own = codes & set(parts)
        else:
            own = codes & {provinces()["63", part].successor for part in parts}
        is_division = len(parts) > 1
        first = FIRST_YEAR_DIVIDED if is_division else FIRST_YEAR_JOINED
        if not own or first_year >= first:
            continue
        if is_division:
            names = [place_name(part, "63").say(lang) for part in parts]
            said.append(say("prv_divided", lang, names=listed(names, lang)))
        elif era == "63":
            kept = place_name(parts[0], "63").say(lang)
            said.append(
                say("prv_joined", lang, former=place_name(former, "former").say(lang), name=kept)
            )
    return tuple(said)


def listed(names: list[str], lang: Lang) -> str:
    """Names in a sentence: "A, B và C"."""
    if len(names) < 2:
        return "".join(names)
    word = " và " if lang == "vi" else " and "
    return ", ".join(names[:-1]) + word + names[-1]
