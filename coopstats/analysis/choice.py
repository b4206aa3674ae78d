"""Which figure is shown where several publishers printed one: a stated order, never a mixture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import pandas as pd

from coopstats.analysis.ranking import ranked
from coopstats.analysis.rows import rows_of, where
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
    """

    kind: Literal["panel", "scattered", "none"]
    frame: pd.DataFrame
    definition: str = ""
    publisher_id: str = ""
    year: int = 0


@lru_cache(maxsize=2_000)
def in_order(choice: PanelChoice) -> pd.DataFrame:
    """The provinces of a choice ranked by value, largest first; ranked once however often shown."""
    return ranked(choice.frame)


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


def choose_panel(
    indicator: Indicator, frame: pd.DataFrame, n_expected: int, publisher_id: str | None = None
) -> PanelChoice:
    """The newest year in which one publisher covers most provinces; else scattered figures.

    `frame` holds the columns of the warehouse question `panel`. Among panels of the newest year,
    the publisher's and the definition's order of preference decides.
    """
    if publisher_id:
        frame = frame[frame["publisher_id"] == publisher_id]
    if frame.empty:
        return PanelChoice("none", frame)
    groups = frame.groupby(["definition", "publisher_id", "year"], sort=False)
    sizes = groups["geo_code"].nunique().reset_index(name="n")
    full = sizes[sizes["n"] >= PANEL_SHARE * n_expected]
    if not full.empty:
        best = min(
            full.to_dict("records"),
            key=lambda r: (
                -int(r["year"]),
                publisher_order(indicator, str(r["publisher_id"])),
                definition_order(indicator, str(r["definition"])),
            ),
        )
        chosen = where(
            frame,
            (frame["definition"] == best["definition"])
            & (frame["publisher_id"] == best["publisher_id"])
            & (frame["year"] == best["year"]),
        )
        return PanelChoice(
            "panel",
            chosen.reset_index(drop=True),
            str(best["definition"]),
            str(best["publisher_id"]),
            int(best["year"]),
        )
    return _scattered(indicator, frame)


def _scattered(indicator: Indicator, frame: pd.DataFrame) -> PanelChoice:
    """The newest figure of each province in the definition that most provinces have."""
    # A new province of which only a part reported is no figure of that province.
    frame = frame[frame["n_reported"] == frame["n_parts"]]
    if frame.empty:
        return PanelChoice("none", frame)
    places: dict[str, set[str]] = {}
    for row in rows_of(frame):
        places.setdefault(str(row.definition), set()).add(str(row.geo_code))
    definition = min(places, key=lambda d: (-len(places[d]), definition_order(indicator, d)))
    own = where(frame, frame["definition"] == definition)
    order = [publisher_order(indicator, str(p)) for p in own["publisher_id"]]
    newest = (
        own.assign(order=order)
        .sort_values(["geo_code", "year", "order"], ascending=[True, False, True])
        .drop_duplicates("geo_code")
        .drop(columns="order")
        .reset_index(drop=True)
    )
    return PanelChoice("scattered", newest, definition)


def newest(
    indicator: Indicator,
    frame: pd.DataFrame,
    definitions: Sequence[str] | None = None,
    publisher_id: str | None = None,
) -> pd.Series | None:
    """The headline figure: the newest year, then publisher and definition by preference.

    `definitions` narrows to those that may stand in the headline. None when nothing is left.
    """
    usable = frame[frame["indicator"] == indicator.id]
    if definitions is not None:
        usable = usable[usable["definition"].isin(list(definitions))]
    if publisher_id:
        usable = usable[usable["publisher_id"] == publisher_id]
    if usable.empty:
        return None
    order = [
        (
            -int(row.year),
            publisher_order(indicator, row.publisher_id),
            definition_order(indicator, row.definition),
        )
        for row in rows_of(usable)
    ]
    position = min(range(len(order)), key=order.__getitem__)
    return usable.iloc[position]


def sector_table(
    indicator: Indicator,
    frame: pd.DataFrame,
    sectors: Sequence[str],
    publisher_id: str | None = None,
) -> PanelChoice:
    """Sectors of one publisher, definition and year: the newest with the most classes.

    `frame` holds the columns of `sector_mix`. A year with at least three more classes wins over a
    newer year with fewer, because a composition with holes is no composition.
    """
    usable = frame[frame["sector"].isin(list(sectors))]
    if publisher_id:
        usable = usable[usable["publisher_id"] == publisher_id]
    if usable.empty:
        return PanelChoice("none", usable)
    sizes = (
        usable.groupby(["definition", "publisher_id", "year"], sort=False)["sector"]
        .nunique()
        .reset_index(name="n")
    )
    most = int(sizes["n"].max())
    rich = sizes[sizes["n"] > most - 3]
    best = min(
        rich.to_dict("records"),
        key=lambda r: (
            -int(r["year"]),
            publisher_order(indicator, str(r["publisher_id"])),
            definition_order(indicator, str(r["definition"])),
        ),
    )
    chosen = where(
        usable,
        (usable["definition"] == best["definition"])
        & (usable["publisher_id"] == best["publisher_id"])
        & (usable["year"] == best["year"]),
    )
    return PanelChoice(
        "panel",
        chosen.reset_index(drop=True),
        str(best["definition"]),
        str(best["publisher_id"]),
        int(best["year"]),
    )
