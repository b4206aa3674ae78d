"""The kinds of things a catalog entry is made of. Plain frozen values, no input or output."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Lang = Literal["vi", "en"]
Era = Literal["63", "34"]
Nature = Literal["stock", "flow", "average", "share", "rate"]
UnitKind = Literal["count", "money", "share", "rate", "ratio"]


@dataclass(frozen=True, slots=True)
class Text:
    """One thing said in both languages of the house."""

    vi: str
    en: str

    def say(self, lang: Lang) -> str:
        return self.vi if lang == "vi" else self.en


@dataclass(frozen=True, slots=True)
class Unit:
    """A base unit. Figures are stored in it; only formatting scales them.

    `one` is the English name after the figure 1.
    """

    id: str
    name: Text
    kind: UnitKind
    one: str = ""

    def after(self, figure: str, lang: Lang) -> str:
        """The unit as it stands behind a figure."""
        return self.one if self.one and figure == "1" and lang == "en" else self.name.say(lang)


@dataclass(frozen=True, slots=True)
class Definition:
    """What exactly was counted. Two definitions never share a line."""

    id: str
    name: Text
    description: Text


@dataclass(frozen=True, slots=True)
class Sum:
    """Adds up over places and over sectors that do not overlap."""


@dataclass(frozen=True, slots=True)
class RatioParts:
    """One way to compute a ratio: definitions of its parts and the definition it then has."""

    definition: str
    over_definition: str
    by_definition: str


@dataclass(frozen=True, slots=True)
class Ratio:
    """`over` divided by `by`, recomputed from sums of cells where both parts are reported."""

    over: str
    by: str
    parts: tuple[RatioParts, ...]


@dataclass(frozen=True, slots=True)
class AsPublished:
    """A printed average, rank or share without its parts: refuses to be grouped."""

    reason: Text


Aggregation = Sum | Ratio | AsPublished


@dataclass(frozen=True, slots=True)
class Caveat:
    """A warning from the closed list; shown wherever what it concerns is shown.

    One `of_print` is about what offices print, and says nothing of simulated figures.
    """

    id: str
    text: Text
    of_print: bool = False


@dataclass(frozen=True, slots=True)
class Indicator:
    """Everything said about one indicator, said once.

    `definitions` stand in order of preference. `publishers` too; publishers not named follow in
    the order of the publisher list. `direction` is 1 where more is better, 0 where it says nothing.
    """

    id: str
    title: Text
    short: Text
    description: Text
    unit: str
    nature: Nature
    aggregation: Aggregation
    definitions: tuple[str, ...]
    theme: Literal["units", "people", "money", "quality"]
    publishers: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()
    direction: Literal[-1, 0, 1] = 1


@dataclass(frozen=True, slots=True)
class Sector:
    """A class of activity. `parent` is the class it adds up to; `kind` the classification it is of."""

    id: str
    name: Text
    parent: str | None
    kind: Literal["total", "parent", "alliance_class", "chapter", "vsic"]


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who stands behind a figure. Lower `rank` is shown first where several published one."""

    id: str
    name: Text
    short: Text
    kind: Literal[
        "statistics",
        "ministry",
        "alliance",
        "government",
        "province",
        "province_alliance",
        "press",
        "academic",
        "simulation",
    ]
    rank: int


@dataclass(frozen=True, slots=True)
class Region:
    """A statistical region of one era and the provinces in it."""

    id: str
    era: Era
    name: Text
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Province:
    """A province of one era. `parts` are codes of the 63 that make it, `successor` its code of the 34."""

    code: str
    era: Era
    name: Text
    region: str
    parts: tuple[str, ...]
    successor: str
    aliases: tuple[str, ...]

    @property
    def is_unchanged(self) -> bool:
        """Whether the territory is the same in both eras."""
        return len(self.parts) == 1
