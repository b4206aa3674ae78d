"""What exists: indicators, units, definitions, sectors, places, publishers, caveats.

The one door: `from coopstats import catalog`, then `catalog.indicator("members").title.vi`.
"""

from __future__ import annotations

from coopstats.catalog.caveats import CAVEATS
from coopstats.catalog.definitions import DEFINITIONS
from coopstats.catalog.indicators import INDICATORS
from coopstats.catalog.model import (
    AsPublished,
    Caveat,
    Definition,
    Era,
    Indicator,
    Lang,
    Province,
    Publisher,
    Ratio,
    RatioParts,
    Region,
    Sector,
    Sum,
    Text,
    Unit,
)
from coopstats.catalog.places import (
    ERAS,
    FORMER_PROVINCES,
    NATION,
    NATION_CODE,
    find_province,
    find_region,
    fold,
    place_name,
    provinces,
    provinces_of,
    regions,
    regions_of,
)
from coopstats.catalog.publishers import publisher_by_name, publishers
from coopstats.catalog.sectors import ALLIANCE_CLASSES, FILTER_SECTORS, SECTORS
from coopstats.catalog.units import UNITS

__all__ = [
    "ALLIANCE_CLASSES",
    "CAVEATS",
    "DEFINITIONS",
    "ERAS",
    "FILTER_SECTORS",
    "FORMER_PROVINCES",
    "INDICATORS",
    "NATION",
    "NATION_CODE",
    "SECTORS",
    "UNITS",
    "AsPublished",
    "Caveat",
    "Definition",
    "Era",
    "Indicator",
    "Lang",
    "Province",
    "Publisher",
    "Ratio",
    "RatioParts",
    "Region",
    "Sector",
    "Sum",
    "Text",
    "Unit",
    "find_province",
    "find_region",
    "fold",
    "indicator",
    "place_name",
    "provinces",
    "provinces_of",
    "publisher_by_name",
    "publishers",
    "regions",
    "regions_of",
]


def indicator(id_: str) -> Indicator:
    """The catalog entry of an indicator. Raises KeyError for an id the catalog does not hold."""
    return INDICATORS[id_]
