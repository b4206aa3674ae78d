"""Sectors: shares only of a total that the same publisher printed for the same year."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from coopstats import catalog
from coopstats.analysis.choice import PanelChoice
from coopstats.analysis.rows import rows_of
from coopstats.charts import style
from coopstats.charts.answers import sector_answer
from coopstats.charts.composition import composition
from coopstats.charts.scope import Scope

SHARE, VALUE, SECTOR = 2, 1, 0


def _choice(values: dict[str, float], status: str = "final") -> PanelChoice:
    frame = pd.DataFrame(
        {
            "sector": list(values), "value": list(values.values()), "definition": "registered",
            "publisher_id": "vca", "year": 2024, "status": status, "as_of": "2024-12-31",
            "obs_id": [f"id-{s}" for s in values], "published": "2025",
        }
    )  # fmt: skip
    return PanelChoice("panel", tuple(rows_of(frame)), "registered", "vca", 2024)


FARM = {"agriculture": 60.0, "transport": 10.0}
COOPERATIVES = catalog.indicator("cooperatives")


def test_shares_are_of_the_printed_total_and_not_of_the_sum():
    exhibit = composition(COOPERATIVES, _choice(FARM), "vi", "cả nước", 100.0)
    assert [(row[VALUE], row[SHARE]) for row in exhibit.table.rows] == [(60, 0.6), (10, 0.1)]
    assert "60\u00a0%" in exhibit.figure["data"][0]["text"][0]  # type: ignore[index]
    assert "100" in exhibit.subtitle


@pytest.mark.parametrize("total", [None, 0.0])
def test_without_a_printed_total_there_is_no_share(total: float | None):
    exhibit = composition(COOPERATIVES, _choice(FARM), "vi", "cả nước", total)
    assert [row[SHARE] for row in exhibit.table.rows] == [None, None]
    assert "%" not in "".join(exhibit.figure["data"][0]["text"])  # type: ignore[index]


def test_an_average_has_no_share_of_anything():
    income = catalog.indicator("revenue_per_cooperative")
    exhibit = composition(income, _choice(FARM), "vi", "cả nước", 100.0)
    assert [row[SHARE] for row in exhibit.table.rows] == [None, None]


def test_estimates_are_hatched_and_named():
    exhibit = composition(COOPERATIVES, _choice(FARM, "estimate"), "vi", "cả nước", 100.0)
    shapes = exhibit.figure["data"][0]["marker"]["pattern"]["shape"]  # type: ignore[index]
    assert set(shapes) == {style.NOT_FINAL_PATTERN}
    assert exhibit.title.endswith(", ước")
    assert [item.shape for item in exhibit.legend] == ["hatch"]
    final = composition(COOPERATIVES, _choice(FARM), "vi", "cả nước", 100.0)
    assert final.figure["data"][0]["marker"]["pattern"] == {}  # type: ignore[index]
    assert final.legend == ()


def test_the_national_split_is_the_alliance_table_of_2024(ask: Any):
    """vca_sectors_2024.csv: agriculture + the seven non-farm classes = 33 557."""
    exhibit = sector_answer(ask, Scope(), "cooperatives")
    rows = exhibit.table.rows
    assert len(rows) == 8
    assert sum(float(row[VALUE]) for row in rows) == 33_557  # type: ignore[arg-type]
    assert rows[0][SECTOR] == "Nông nghiệp"
    assert rows[0][SHARE] == pytest.approx(22_415 / 33_557)
    assert sum(float(row[SHARE]) for row in rows) == pytest.approx(1)  # type: ignore[arg-type]
    assert len({row[4] for row in rows}) == 1


def test_a_place_without_a_split_says_so_and_names_the_nearest(ask: Any):
    scope = Scope(place="11")
    exhibit = sector_answer(ask, scope, "cooperatives")
    assert exhibit.kind == "message"
    assert exhibit.message is not None
    assert "Điện Biên" in exhibit.message.text
    assert "2024" in exhibit.message.hint
    assert "8/8" in exhibit.message.hint
    english = sector_answer(ask, scope.of(lang="en"), "cooperatives")
    assert english.message is not None
    assert english.message.text != exhibit.message.text
    assert english.message.text.startswith("No publisher has printed")
