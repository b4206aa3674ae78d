"""Change of rank against an earlier year of the same publisher and definition: ▲2, ▼1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from coopstats.analysis.choice import PANEL_SHARE, PanelChoice
from coopstats.analysis.ranking import climbed, ranks_of
from coopstats.analysis.rows import rows_of
from coopstats.analysis.same_territory import of_present_territory
from coopstats.catalog import Indicator, Lang
from coopstats.catalog.phrases import say
from coopstats.charts.scope import Ask, Scope, remembered


@dataclass(frozen=True, slots=True, eq=False)
class RankMoves:
    """How many places each province climbed since `year` (below zero: fell); those that can be set
    against it only. Equal only to itself, like the choice that it belongs to."""

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
    return remembered(ask, _rank_moves, scope.anywhere.of(lang="vi"), of.id, choice, least_share)


def _rank_moves(
    ask: Ask, scope: Scope, indicator_id: str, choice: PanelChoice, least_share: float
) -> RankMoves | None:
    frame = ask(
        "panel",
        indicator=indicator_id,
        sector=scope.sector,
        era=scope.era,
        first_year=scope.first_year,
        last_year=choice.year - 1,
    )
    held = {row.geo_code: row for row in choice.rows}
    own = frame[
        (frame["definition"] == choice.definition)
        & (frame["publisher_id"] == choice.publisher_id)
        & (frame["n_reported"] == frame["n_parts"])
        & frame["geo_code"].isin(list(held))
    ]
    before = rows_of(of_present_territory(own, scope.era))
    counts = Counter(int(row.year) for row in before)
    enough = [year for year, n in counts.items() if n >= least_share * len(held)]
    if not enough:
        return None
    year = max(enough)
    now = {str(c): float(r.value) for c, r in held.items() if r.n_reported == r.n_parts}
    then = {str(row.geo_code): float(row.value) for row in before if row.year == year}
    return RankMoves(year, climbed(now, then))


def ties_text(rows: Sequence[Any], lang: Lang) -> str:
    """How many places share their rank with another; nothing where none does."""
    held = Counter(ranks_of([float(row.value) for row in rows]))
    n = sum(times for times in held.values() if times > 1)
    return say("cmp_ties", lang, n=n) if n else ""
