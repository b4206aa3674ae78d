"""Indicators: one entry each, from which titles, units, axes, exports and the dictionary come."""

from __future__ import annotations

from coopstats.catalog.indicators_money import MONEY
from coopstats.catalog.indicators_people import PEOPLE
from coopstats.catalog.indicators_quality import QUALITY
from coopstats.catalog.indicators_units import UNITS
from coopstats.catalog.model import Indicator
from coopstats.catalog.register_indicators import REGISTER_INDICATORS

INDICATORS: dict[str, Indicator] = {
    indicator.id: indicator for theme in (UNITS, PEOPLE, MONEY, QUALITY) for indicator in theme
}
INDICATORS.update(REGISTER_INDICATORS)
