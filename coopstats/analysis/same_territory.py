"""Years in which a province of the 63 was not yet what it is now: never set beside later ones."""

from __future__ import annotations

import pandas as pd

from coopstats.catalog import FORMER_PROVINCES, Era

# Hà Tây joined Hà Nội on 1 August 2008; three provinces were divided on 1 January 2004.
FIRST_YEAR_JOINED, FIRST_YEAR_DIVIDED = 2008, 2004


def first_year_of(era: Era) -> dict[str, int]:
    """The first year in which a province has its present territory, for those that once had another.

    Provinces of the 34 are added up from the provinces of each year, so they always have it.
    """
    if era == "34":
        return {}
    return {
        code: FIRST_YEAR_JOINED if len(parts) == 1 else FIRST_YEAR_DIVIDED
        for _, parts in FORMER_PROVINCES.values()
        for code in parts
    }


def of_present_territory(frame: pd.DataFrame, era: Era) -> pd.DataFrame:
    """The rows (geo_code, year) of provinces with the territory that they have now."""
    first = first_year_of(era)
    if not first or frame.empty:
        return frame
    return frame[frame["year"] >= frame["geo_code"].map(first).fillna(0)]
