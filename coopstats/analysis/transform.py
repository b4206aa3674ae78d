"""Transformations as lenses on any indicator: per cooperative, share, index, year on year, rank.

Every lens takes a tidy frame with at least the columns definition, publisher_id, geo_code, sector,
year and value, gives it back with `value` transformed and the figure it was made from in `level`,
and leaves out rows that it has no meaning for. Rows are only ever set against rows of the same
publisher and definition.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from coopstats.analysis.growth import index_to_base, year_on_year
from coopstats.analysis.ranking import ranked

LENSES = (
    "level",
    "per_cooperative",
    "share_nation",
    "share_sectors",
    "index",
    "year_on_year",
    "rank",
)
SERIES = ("geo_code", "sector", "definition", "publisher_id")


def level(frame: pd.DataFrame) -> pd.DataFrame:
    """The figures themselves, with `level` beside them so that every lens has the same columns."""
    return frame.assign(level=frame["value"])


def per_cooperative(
    frame: pd.DataFrame, cooperatives: pd.DataFrame, pairs: Mapping[str, str]
) -> pd.DataFrame:
    """Figures divided by the number of cooperatives of the same publisher, place, sector and year.

    `pairs` says which definition of cooperatives belongs to a definition of the indicator, for
    example total_with_results -> with_results. Rows without such a count, or with a count of zero,
    are left out.
    """
    own = frame.assign(level=frame["value"], by_definition=frame["definition"].map(dict(pairs)))
    counts = cooperatives.loc[
        cooperatives["value"] > 0,
        ["definition", "publisher_id", "geo_code", "sector", "year", "value"],
    ].rename(columns={"definition": "by_definition", "value": "cooperatives"})
    joined = own.merge(
        counts, on=["by_definition", "publisher_id", "geo_code", "sector", "year"], how="inner"
    )
    return joined.assign(value=joined["level"] / joined["cooperatives"]).drop(
        columns=["by_definition", "cooperatives"]
    )


def share_of(frame: pd.DataFrame, totals: pd.DataFrame, on: Sequence[str]) -> pd.DataFrame:
    """Figures as a share of one (0 to 1) of the totals that agree with them in the columns `on`.

    Definition, publisher and year are always among what must agree. Rows without a total above
    zero are left out.
    """
    keys = ["definition", "publisher_id", "year", *on]
    sums = totals.loc[totals["value"] > 0, [*keys, "value"]].rename(columns={"value": "total"})
    joined = frame.assign(level=frame["value"]).merge(sums, on=keys, how="inner")
    return joined.assign(value=joined["level"] / joined["total"]).drop(columns="total")


def common_base_year(frame: pd.DataFrame) -> int | None:
    """The first year in which most series have a figure above zero; None for an empty frame."""
    usable = frame[frame["value"] > 0]
    if usable.empty:
        return None
    counts = usable.groupby("year").size()
    return int(counts[counts == counts.max()].index.min())


def indexed(frame: pd.DataFrame, base_year: int) -> pd.DataFrame:
    """Each series with its figure of `base_year` as 100; series without that year are left out."""
    found = index_to_base(frame, list(SERIES), base_year)
    return found.assign(level=found["value"], value=found["index"]).drop(columns="index")


def yearly_change(frame: pd.DataFrame) -> pd.DataFrame:
    """Change on the year before (0.05 = +5 %); years whose year before is missing are left out."""
    found = year_on_year(frame, list(SERIES))
    found = found.assign(level=found["value"], value=found["rate"]).drop(columns="rate")
    return found.dropna(subset=["value"]).reset_index(drop=True)


def rank_among(frame: pd.DataFrame, panel: pd.DataFrame) -> pd.DataFrame:
    """The rank of each row among the places of `panel` of its publisher, definition, sector, year.

    1 is the largest; equal values share a rank. Adds `of`, the number of places ranked. Rows whose
    place is not in the panel, such as the country's, are left out.
    """
    keys = ["definition", "publisher_id", "sector", "year"]
    parts: list[pd.DataFrame] = []
    for _, group in panel.groupby(keys, sort=False):
        order = ranked(group)
        parts.append(order[[*keys, "geo_code", "rank"]].assign(of=len(order)))
    if not parts:
        return frame.iloc[0:0].assign(level=[], of=[])
    joined = frame.assign(level=frame["value"]).merge(
        pd.concat(parts, ignore_index=True), on=[*keys, "geo_code"], how="inner"
    )
    return joined.assign(value=joined["rank"].astype(float)).drop(columns="rank")
