"""The words around a figure: titles, periods, source lines, caveats. One rule each, used by all."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from functools import lru_cache
from typing import Any

import pandas as pd

from coopstats.analysis.rows import is_missing
from coopstats.catalog import CAVEATS, DEFINITIONS, SECTORS, Indicator, Lang, publishers
from coopstats.catalog.phrases import say

MAX_NAMED_PUBLISHERS = 4


def indicator_title(indicator: Indicator, definition: str, lang: Lang) -> str:
    """The indicator's title with its definition where it has several: never one without the other."""
    title = indicator.title.say(lang)
    if len(indicator.definitions) > 1 and definition:
        return f"{title} ({DEFINITIONS[definition].name.say(lang)})"
    return title


def sector_suffix(sector: str, lang: Lang) -> str:
    """ ", nông nghiệp" for one sector, nothing for all."""
    if sector == "all":
        return ""
    name = SECTORS[sector].name.say(lang)
    return ", " + name[0].lower() + name[1:]


def years_text(first: int, last: int) -> str:
    """A span of years, or the year where both are the same."""
    return str(first) if first == last else f"{first}–{last}"


def date_text(as_of: Hashable, year: int, lang: Lang) -> str:
    """30/6/2025 in Vietnamese, 30 Jun 2025 in English; the year where no day is known."""
    return str(year) if is_missing(as_of) else _day_text(as_of, lang)


@lru_cache(maxsize=10_000)
def _day_text(as_of: Hashable, lang: Lang) -> str:
    day = pd.Timestamp(str(as_of))
    return f"{day.day}/{day.month}/{day.year}" if lang == "vi" else f"{day.day} {day:%b %Y}"


def publisher_name(publisher_id: str, lang: Lang, short: bool = True) -> str:
    """The name of a publisher; its id when the catalog does not hold it."""
    known = publishers().get(publisher_id)
    if known is None:
        return publisher_id
    return (known.short if short else known.name).say(lang)


def status_text(status: str, lang: Lang) -> str:
    """ ", sơ bộ" for a figure that is not final, nothing for a final one."""
    return "" if status == "final" else ", " + say(status, lang)


def source_line(figures: pd.DataFrame | Sequence[Any], lang: Lang, more: Sequence[str] = ()) -> str:
    """Who published what is drawn and when: "Nguồn: Tổng cục Thống kê (công bố 12/2023)."."""
    parts: list[str] = []
    days: dict[str, set[str]] = {}
    for publisher_id, published in _published(figures):
        of_publisher = days.setdefault(publisher_id, set())
        if not is_missing(published) and str(published):
            of_publisher.add(str(published))
    ids = list(days)
    for publisher_id in ids[:MAX_NAMED_PUBLISHERS]:
        dates = sorted(days[publisher_id])
        name = publisher_name(publisher_id, lang)
        if dates:
            first, last = published_text(dates[0], lang), published_text(dates[-1], lang)
            span = first if first == last else f"{first} – {last}"
            name += f" ({say('published_on', lang, date=span)})"
        parts.append(name)
    if len(ids) > MAX_NAMED_PUBLISHERS:
        parts.append(say("and_more_publishers", lang, n=len(ids) - MAX_NAMED_PUBLISHERS))
    text = "; ".join(parts)
    return " · ".join([say("source", lang, text=text), *more]) if text else " · ".join(more)


def _published(figures: pd.DataFrame | Sequence[Any]) -> Iterable[tuple[str, Any]]:
    """Who published each figure, and when; each pair at least once, in the order of the figures."""
    if isinstance(figures, pd.DataFrame):
        return zip(figures["publisher_id"].tolist(), figures["published"].tolist(), strict=True)
    return dict.fromkeys((row.publisher_id, row.published) for row in figures)


def published_text(iso: str, lang: Lang) -> str:
    """A date of publication as printed in the source list: a year, a month or a day."""
    parts = iso.split("-")
    if lang == "vi":
        return "/".join(str(int(p)) if p.isdigit() else p for p in reversed(parts))
    names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    if len(parts) > 1 and parts[1].isdigit() and 1 <= int(parts[1]) <= 12:
        month = names[int(parts[1]) - 1]
        return " ".join([*(str(int(p)) for p in parts[2:]), month, parts[0]])
    return iso


def caveat_texts(ids: Iterable[str], lang: Lang) -> tuple[str, ...]:
    """Caveats by id in one language, each once."""
    return tuple(CAVEATS[id_].text.say(lang) for id_ in dict.fromkeys(ids))
