"""Disagreements: who says what of the same thing, which figure is shown, and why. Never resolved.

Figures stand beside each other when they are of one indicator, place, sector and year; flows must
also be of one period, because a month's registrations do not rival a year's. Counts of a part, such
as suspended cooperatives, rival nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from coopstats.analysis.choice import definition_order, publisher_order
from coopstats.catalog import Indicator

PART_DEFINITIONS = frozenset(
    {"not_operating", "suspended", "stopped_awaiting_dissolution", "profitable"}
)
ROUNDED = frozenset({"over", "nearly", "about"})
_PERIOD_ORDER = {"year_end": 1, "year": 2, "date": 3, "month": 4}

Why = Literal[
    "suspect", "part", "publisher", "definition", "edition", "whole_year", "later", "by_id",
    "not_printed", "own_year",
]  # fmt: skip
Reason = Literal[
    "implied", "suspect", "definition", "date", "edition", "status", "rounded", "publisher"
]


@dataclass(frozen=True, slots=True)
class Claim:
    """One printed figure and who stands behind it; `obs_id` is empty where it is only implied.

    `words` is how the list of known disagreements names its publisher, where it does.
    """

    obs_id: str
    publisher_id: str
    value: float
    definition: str = ""
    year: int = 0
    period: str = ""
    period_type: str = ""
    as_of: str = ""
    status: str = "final"
    qualifier: str = "exact"
    edition: str = ""
    published: str = ""
    is_suspect: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two figures of the same thing. `shown` is what pages show, `why` by which rule.

    `known` is the reason that the list of known disagreements gives, in its words.
    """

    indicator: str
    era: str
    place: str
    sector: str
    period: str
    a: Claim
    b: Claim
    shown: Claim
    why: Why
    reasons: tuple[Reason, ...]
    known: str = ""

    @property
    def gap(self) -> float:
        """B less A, in base units."""
        return self.b.value - self.a.value

    @property
    def gap_rate(self) -> float | None:
        """B on A as a rate; None where A is zero."""
        return self.gap / self.a.value if self.a.value else None


def preference(of: Indicator, claim: Claim, headline: Collection[str]) -> tuple[Any, ...]:
    """The order in which figures are shown, lowest first: the rule of the pages, part by part.

    Not suspected of a misprint; a definition that may stand in a headline; publisher; definition;
    later edition; whole year before part of it; later date; later publication; figure id.
    """
    return (
        claim.is_suspect,
        bool(headline) and claim.definition not in headline,
        publisher_order(of, claim.publisher_id),
        definition_order(of, claim.definition),
        _descending(claim.edition),
        _PERIOD_ORDER.get(claim.period_type, 5),
        _descending(claim.as_of),
        _descending(claim.published),
        claim.obs_id,
    )


_RULES: tuple[Why, ...] = (
    "suspect", "part", "publisher", "definition", "edition", "whole_year", "later", "later",
    "by_id",
)  # fmt: skip


def rule_between(of: Indicator, shown: Claim, other: Claim, headline: Collection[str]) -> Why:
    """The first rule that puts `shown` before `other`."""
    if not other.obs_id:
        return "not_printed"
    first, second = preference(of, shown, headline), preference(of, other, headline)
    for rule, x, y in zip(_RULES, first, second, strict=True):
        if x != y:
            return rule
    return "by_id"


def reasons_between(a: Claim, b: Claim) -> tuple[Reason, ...]:
    """What differs between two claims beside the figure, as far as their texts tell."""
    found: list[Reason] = []
    if not a.obs_id or not b.obs_id:
        found.append("implied")
    if a.is_suspect or b.is_suspect:
        found.append("suspect")
    if a.definition and b.definition and a.definition != b.definition:
        found.append("definition")
    if a.as_of and b.as_of and a.as_of != b.as_of:
        found.append("date")
    if a.edition != b.edition and a.publisher_id == b.publisher_id:
        found.append("edition")
    if {a.status, b.status} & {"preliminary", "estimate"}:
        found.append("status")
    if {a.qualifier, b.qualifier} & ROUNDED:
        found.append("rounded")
    if not found and a.publisher_id != b.publisher_id:
        found.append("publisher")
    return tuple(found)


Key = tuple[str, str, str, str, str]


def is_whole(claim: Claim) -> bool:
    """Whether the figure counts the whole of a thing, not a part such as suspended units."""
    return claim.definition not in PART_DEFINITIONS


def side_by_side(
    of: Indicator, key: Key, claims: Iterable[Claim], headline: Collection[str]
) -> list[Disagreement]:
    """Each figure of one thing beside the one that is shown.

    `key` is (indicator, era, place, sector, period). Figures that agree stay in, with a gap of 0,
    when another publisher or another definition prints them; a repeated print does not.
    """
    order = sorted(filter(is_whole, claims), key=lambda claim: preference(of, claim, headline))
    return [
        Disagreement(
            *key,
            order[0],
            other,
            order[0],
            rule_between(of, order[0], other, headline),
            reasons_between(order[0], other),
        )
        for other in order[1:]
        if (other.value, other.publisher_id, other.definition)
        != (order[0].value, order[0].publisher_id, order[0].definition)
    ]


def widest_first(found: Sequence[Disagreement]) -> list[Disagreement]:
    """By the size of the gap as a rate; those without a rate last."""
    return sorted(
        found,
        key=lambda d: (
            d.gap_rate is None,
            -abs(d.gap_rate or 0.0),
            d.indicator,
            d.place,
            d.period,
            d.b.obs_id,
        ),
    )


def _descending(text: str) -> tuple[int, ...]:
    """A sort key that puts later dates and editions first and the empty text last."""
    return (*(-ord(letter) for letter in text), 0)
