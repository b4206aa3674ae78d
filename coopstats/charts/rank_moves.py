"""Change of rank against an earlier year of the same publisher and definition: ▲2, ▼1."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from coopstats.analysis.choice import PANEL_SHARE, PanelChoice
from coopstats.analysis.ranking import ranked
from coopstats.analysis.same_territory import of_present_territory
from coopstats.analysis.transform import rank_change
from coopstats.catalog import Indicator, Lang
from coopstats.catalog.phrases import say
from coopstats.charts.scope import Ask, Scope


@dataclass(frozen=True, slots=True)
class RankMoves:
    """How many places each province climbed since `year` (below zero: fell); those that can be set
    against it only."""

    year: int
    places: dict[str, int]

    def text(self, code: str) -> str:
        """ "▲2", "▼1", "=" where the rank is the same, nothing where it is not known."""
        if code not in self.places:
            return ""
        moved = self.places[code]
        return f"{'▲' if moved > 0 else '▼'}{abs(moved)}" if moved else "="

    def label(self, code: str) -> str:
        """The text as it stands behind a bar: a rank that did not change needs no mark."""
        text = self.text(code)
        return "" if text in ("", "=") else f"  {text}"

    def note(self, lang: Lang) -> str:
        """What the marks mean and since when."""
        return say("cmp_rank_note", lang, year=self.year)


def rank_moves(
    ask: Ask, scope: Scope, of: Indicator, choice: PanelChoice, least_share: float = PANEL_SHARE
) -> RankMoves | None:
    """Moves since the newest earlier year of the panel's series that holds most provinces.

    Only wholly reported places of unchanged territory are ranked, in both years. None for scattered
    figures, whose years and publishers differ, and where no earlier year is published.
    """
    if choice.kind != "panel":
        return None
    frame = ask(
        "panel",
        indicator=of.id,
        sector=scope.sector,
        era=scope.era,
        first_year=scope.first_year,
        last_year=choice.year - 1,
    )
    own = frame[
        (frame["definition"] == choice.definition)
        & (frame["publisher_id"] == choice.publisher_id)
        & (frame["n_reported"] == frame["n_parts"])
        & frame["geo_code"].isin(choice.frame["geo_code"])
    ]
    own = of_present_territory(own, scope.era)
    counts = own.groupby("year")["geo_code"].nunique()
    enough = counts[counts >= least_share * len(choice.frame)]
    if enough.empty:
        return None
    year = int(enough.index.max())
    now = choice.frame[choice.frame["n_reported"] == choice.frame["n_parts"]]
    moved = rank_change(
        now[["geo_code", "value"]], own.loc[own["year"] == year, ["geo_code", "value"]]
    ).dropna(subset=["rank_change"])
    places = {
        str(code): int(change)
        for code, change in zip(moved["geo_code"], moved["rank_change"], strict=True)
    }
    return RankMoves(year, places)


def ties_text(frame: pd.DataFrame, lang: Lang) -> str:
    """How many places share their rank with another; nothing where none does."""
    ranks = ranked(frame)["rank"]
    n = int(ranks.duplicated(keep=False).sum())
    return say("cmp_ties", lang, n=n) if n else ""
