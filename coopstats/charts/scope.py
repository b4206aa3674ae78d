"""The scope of a question: place, era, sector, years, publisher, language. What a page filters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, Protocol, TypeVar

import pandas as pd

from coopstats.catalog import (
    NATION_CODE,
    Era,
    Lang,
    place_name,
    provinces,
    provinces_of,
    regions,
)

Answer = TypeVar("Answer")


def remembered(ask: Ask, answer: Callable[..., Answer], *arguments: object) -> Answer:
    """`answer(ask, *arguments)`, from the cache where `ask` keeps one (`CachedAsk.make`).

    For parts of an answer that many answers share, such as a panel that does not depend on the
    place; `arguments` must be hashable.
    """
    make = getattr(ask, "make", None)
    return make(answer, *arguments) if make is not None else answer(ask, *arguments)


Workspace = Literal["published", "simulated"]


class Ask(Protocol):
    """How answers reach the figures: a warehouse's `ask`, or a cache in front of it."""

    def __call__(self, question: str, **values: object) -> pd.DataFrame: ...


@dataclass(frozen=True)
class Scope:
    """What is asked about. `place` is a code of `era`, a region id of `era`, or "VN"."""

    place: str = NATION_CODE
    era: Era = "63"
    sector: str = "all"
    first_year: int = 2000
    last_year: int = 2030
    publisher: str = ""
    lang: Lang = "vi"
    workspace: Workspace = "published"

    @property
    def level(self) -> Literal["nation", "region", "province"]:
        if self.place == NATION_CODE:
            return "nation"
        return "region" if (self.era, self.place) in regions() else "province"

    @property
    def anywhere(self) -> Scope:
        """The same question of the whole country: for answers that do
        not depend on the place, so that they are made once and remembered for every place."""
        return replace(self, place=NATION_CODE)

    @property
    def is_simulated(self) -> bool:
        return self.workspace == "simulated"

    @property
    def place_name(self) -> str:
        return place_name(self.place, self.era).say(self.lang)

    @property
    def place_in_sentence(self) -> str:
        """The place as it stands inside a sentence: "cả nước" is no proper name."""
        name = self.place_name
        return name[0].lower() + name[1:] if self.level == "nation" and self.lang == "vi" else name

    @cached_property
    def chosen(self) -> tuple[str, ...]:
        """Codes of the provinces that the place consists of; none for the whole country."""
        if self.level == "nation":
            return ()
        if self.level == "region":
            return regions()[self.era, self.place].codes
        return (self.place,)

    @property
    def n_provinces(self) -> int:
        return len(provinces_of(self.era))

    @property
    def parent_region(self) -> str:
        """The region that a province belongs to."""
        return provinces()[self.era, self.place].region

    def of(self, **changes: object) -> Scope:
        """The same scope with other values."""
        return replace(self, **changes)  # type: ignore[arg-type]
