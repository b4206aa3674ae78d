"""Charts made for published figures, asked of a register: it counts in every way, in every sector."""

from __future__ import annotations

from typing import Any

from coopstats.catalog import DEFINITIONS
from coopstats.charts.growth_answers import sector_growth
from coopstats.charts.scope import Scope

NATION = Scope(workspace="simulated")


def test_the_growth_of_sectors_is_that_of_the_registered(ask_register: Any):
    """Not of those that do not operate: their growth in green would be good news."""
    title = sector_growth(ask_register, NATION, "cooperatives", "x").title
    assert f"({DEFINITIONS['registered'].name.vi})" in title
