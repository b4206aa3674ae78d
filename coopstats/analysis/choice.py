"""Which figure is shown where several publishers printed one: a stated order, never a mixture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import pandas as pd

from coopstats.analysis.ranking import ranked_rows
from coopstats.analysis.rows import grouped, rows_of
from coopstats.catalog import Indicator, publishers

# A panel is a table of provinces by one publisher for one year. Below this share of provinces the
# figures are scattered: they are listed with their own publisher and year instead.
PANEL_SHARE = 0.6


@dataclass(frozen=True, slots=True, eq=False)
class PanelChoice:
    """The provinces to draw and how they belong together. Equal only to itself, so that what is
    made of it can be remembered by it.

    `kind` "panel": one publisher, definition and year. "scattered": the newest figure of each
    province, one definition, publishers and years as they come. "none": no province has a figure.
    `rows` have the columns of the question they were chosen from.
    """

    kind: Literal["panel", "scattered", "none"]
    rows: tuple[Any, ...] = ()
    definition: str = ""
    publisher_id: str = ""
    year: int = 0

    @property
    def frame(self) -> pd.DataFrame:
        """The rows as a frame."""
        return pd.DataFrame(list(self.rows))

    def among(self, codes: Sequence[str]) -> PanelChoice:
        """Only the provinces of these codes; of kind "none" where none of them has a figure."""
        wanted = set(codes)
        own = tuple(row for row in self.rows if row.geo_code in wanted)
        kind = self.kind if own else "none"
        return PanelChoice(kind, own, self.definition, self.publisher_id, self.year)


@lru_cache(maxsize=2_000)
def in_order(choice: PanelChoice) -> tuple[Any, ...]:
    """The rows of a choice ranked by value, largest first, with `rank`; ranked once however often
    shown."""
    return ranked_rows(choice.rows)


@lru_cache(maxsize=2_000)
def by_code(choice: PanelChoice) -> dict[str, Any]:
    """The same rows by the code of their province."""
    return {str(row.geo_code): row for row in in_order(choice)}


def publisher_order(indicator: Indicator, publisher_id: str) -> int:
    """The place of a publisher in the stated order for an indicator: lower is shown first."""
    if publisher_id in indicator.publishers:
        return indicator.publishers.index(publisher_id)
    known = publishers().get(publisher_id)
    return 100 + (known.rank if known else 999)


def definition_order(indicator: Indicator, definition: str) -> int:
    """The place of a definition in the catalog's order for an indicator."""
    if definition in indicator.definitions:
        return indicator.definitions.index(definition)
    return 99


def preference(indicator: Indicator, row: Any) -> tuple[int, int, int]:
    """The stated order of figures, lowest first: the newest year, then publisher, then definition."""
    return (
        -int(row.year),
        publisher_order(indicator, str(row.publisher_id)),
        definition_order(indicator, str(row.definition)),
    )


def choose_panel(
    indicator: Indicator,
    figures: pd.DataFrame | Sequence[Any],
    n_expected: int,
    publisher_id: str | None = None,
) -> PanelChoice:
    """The newest year in which one publisher covers most provinces; else scattered figures.

    `figures` hold the columns of the warehouse question `panel`. Among panels of the newest year,
    the publisher's and the definition's order of preference decides.
    """
    tables = _tables(figures, publisher_id)
    full = [own for own in tables if len({row.geo_code for row in own}) >= PANEL_SHARE * n_expected]
    if not full:
        return _scattered(indicator, [row for own in tables for row in own])
    return _one_table(indicator, full)


def _tables(figures: pd.DataFrame | Sequence[Any], publisher_id: str | None) -> list[Any]:
    """The rows of each publisher, definition and year."""
    rows = [r for r in rows_of(figures) if not publisher_id or r.publisher_id == publisher_id]
    return list(grouped(rows, lambda row: (row.definition, row.publisher_id, row.year)).values())


def _one_table(indicator: Indicator, tables: Sequence[Any]) -> PanelChoice:
    best = min(tables, key=lambda own: preference(indicator, own[0]))
    first = best[0]
    return PanelChoice(
        "panel", best, str(first.definition), str(first.publisher_id), int(first.year)
    )


def _scattered(indicator: Indicator, rows: Sequence[Any]) -> PanelChoice:
    """The newest figure of each province in the definition that most provinces have."""
    # A new province of which only a part reported is no figure of that province.
    whole = [row for row in rows if row.n_reported == row.n_parts]
    if not whole:
        return PanelChoice("none")
    of_definition = grouped(whole, lambda row: str(row.definition))
    definition, own = min(
        of_definition.items(),
        key=lambda item: (
            -len({row.geo_code for row in item[1]}),
            definition_order(indicator, item[0]),
        ),
    )
    of_place = grouped(own, lambda row: str(row.geo_code))
    newest_of = (
        min(of_place[code], key=lambda row: preference(indicator, row)) for code in sorted(of_place)
    )
    return PanelChoice("scattered", tuple(newest_of), definition)


def newest(
    indicator: Indicator,
    rows: Sequence[Any],
    definitions: Sequence[str] | None = None,
    publisher_id: str | None = None,
) -> Any | None:
    """The headline figure: the newest year, then publisher and definition by preference.

    `rows` are figures of one place and sector of the indicator. `definitions` narrows to those that
    may stand in the headline. None when nothing is left.
    """
    usable = [
        row
        for row in rows
        if (definitions is None or row.definition in definitions)
        and (not publisher_id or row.publisher_id == publisher_id)
    ]
    return min(usable, key=lambda row: preference(indicator, row), default=None)


def sector_table(
    indicator: Indicator,
    figures: pd.DataFrame | Sequence[Any],
    sectors: Sequence[str],
    publisher_id: str | None = None,
) -> PanelChoice:
    """Sectors of one publisher, definition and year: the newest with the most classes.

    `figures` hold the columns of `sector_mix`. A year with at least three more classes wins over a
    newer year with fewer, because a composition with holes is no composition.
    """
    rows = [row for row in rows_of(figures) if row.sector in sectors]
    tables = [(len({row.sector for row in own}), own) for own in _tables(rows, publisher_id)]
    if not tables:
        return PanelChoice("none")
    most = max(n for n, _ in tables)
    return _one_table(indicator, [own for n, own in tables if n > most - 3])
