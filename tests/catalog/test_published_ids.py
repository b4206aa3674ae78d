"""Whatever the published files hold, the catalog knows: ids, places, and sums of sectors."""

from __future__ import annotations

from collections import defaultdict

import pytest

from coopstats.catalog import (
    ALLIANCE_CLASSES,
    FORMER_PROVINCES,
    INDICATORS,
    NATION_CODE,
    SECTORS,
    place_name,
    publisher_by_name,
)
from etl.observation import Intake
from etl.paths import PUBLISHED_DIR
from etl.recognise.published import load_published


@pytest.fixture(scope="module")
def intake() -> Intake:
    return load_published(PUBLISHED_DIR)


def test_indicators_definitions_and_sectors_are_known(intake):
    found = {(o.indicator, o.definition, o.sector) for o in intake.observations}
    unknown = [
        key
        for key in sorted(found)
        if key[0] not in INDICATORS
        or key[1] not in INDICATORS[key[0]].definitions
        or key[2] not in SECTORS
    ]
    assert unknown == []
    assert len(found) > 50


def test_units_are_those_of_the_catalog(intake):
    wrong = {
        (o.indicator, o.unit) for o in intake.observations if o.unit != INDICATORS[o.indicator].unit
    }
    assert wrong == set()


def test_publishers_of_all_sources_are_known(intake):
    assert {s["publisher"] for s in intake.sources} - set(publisher_by_name()) == set()
    sources = {s["source_id"] for s in intake.sources}
    assert {o.source_id for o in intake.observations} <= sources


def test_disagreements_name_known_indicators_and_sectors(intake):
    assert {row["indicator"] for row in intake.conflicts} - set(INDICATORS) == set()
    assert {row["sector"] for row in intake.conflicts} - set(SECTORS) == set()


def test_targets_without_an_indicator_have_a_title_of_their_own(intake):
    # Plans set targets for things that nobody prints figures of, such as pilot cooperatives.
    nameless = [
        row["target_id"]
        for row in intake.targets
        if row["indicator"] not in INDICATORS and not (row["title_vi"] and row["title_en"])
    ]
    assert nameless == []
    assert any(row["indicator"] in INDICATORS for row in intake.targets)


def test_places_are_known_in_their_era(intake):
    for o in intake.observations:
        if o.geo_code in FORMER_PROVINCES:
            assert o.geo_era == "former"
        elif o.geo_code != NATION_CODE:
            assert o.geo_era in ("63", "34")
        assert place_name(o.geo_code, o.geo_era).vi


def test_the_alliance_table_adds_up_by_parent(intake):
    rows = [o for o in intake.observations if o.file.endswith("vca_sectors_2024.csv")]
    value = {o.sector: o.value for o in rows}
    assert set(value) == {"all", "non_agriculture", *ALLIANCE_CLASSES}
    children: dict[str, float] = defaultdict(float)
    for sector, own in value.items():
        parent = SECTORS[sector].parent
        if parent is not None:
            children[parent] += own
    assert children == {"all": value["all"], "non_agriculture": value["non_agriculture"]}


def test_industries_never_exceed_the_industry_that_they_are_part_of(intake):
    rows = [o for o in intake.observations if SECTORS[o.sector].kind == "vsic"]
    value = {(o.year, o.sector): o.value for o in rows}
    children: dict[tuple[int, str], float] = defaultdict(float)
    for (year, sector), own in value.items():
        parent = SECTORS[sector].parent
        if (year, parent) in value:
            children[year, str(parent)] += own
    assert children
    assert [key for key, total in children.items() if total > value[key]] == []
