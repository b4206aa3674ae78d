"""Which publisher's figure is shown: a stated order, one definition, never a mixture."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from coopstats import catalog
from coopstats.analysis.choice import (
    PANEL_SHARE,
    choose_panel,
    definition_order,
    newest,
    publisher_order,
    sector_table,
)
from coopstats.analysis.rows import rows_of

COOPERATIVES = catalog.indicator("cooperatives")
CODES = [province.code for province in catalog.provinces_of("63")]
FIRST, SECOND = COOPERATIVES.publishers[:2]
BEST, NEXT = COOPERATIVES.definitions[:2]


def _rows(
    codes: Iterable[str], year: int, publisher: str = FIRST, definition: str = BEST, **more: int
) -> pd.DataFrame:
    codes = list(codes)
    return pd.DataFrame(
        {
            "geo_code": codes, "definition": definition, "publisher_id": publisher, "year": year,
            "value": [float(year)] * len(codes), "n_parts": more.get("n_parts", 1),
            "n_reported": more.get("n_reported", 1),
        }
    )  # fmt: skip


def test_the_newest_full_panel_wins_over_a_newer_scatter():
    frame = pd.concat([_rows(CODES, 2017), _rows(CODES[:5], 2024), _rows(CODES, 2015)])
    got = choose_panel(COOPERATIVES, frame, 63)
    assert (got.kind, got.year, len(got.frame)) == ("panel", 2017, 63)
    assert set(got.frame["year"]) == {2017}


def test_a_panel_is_one_publisher_and_definition_by_the_stated_order():
    frame = pd.concat(
        [_rows(CODES, 2022, SECOND), _rows(CODES, 2022, FIRST), _rows(CODES, 2022, FIRST, NEXT)]
    )
    got = choose_panel(COOPERATIVES, frame, 63)
    assert (got.publisher_id, got.definition) == (FIRST, BEST)
    assert len(got.frame) == 63
    asked = choose_panel(COOPERATIVES, frame, 63, SECOND)
    assert set(asked.frame["publisher_id"]) == {SECOND}


def test_two_publishers_do_not_add_up_to_one_panel():
    half = len(CODES) // 2
    frame = pd.concat([_rows(CODES[:half], 2022, FIRST), _rows(CODES[half:], 2022, SECOND)])
    got = choose_panel(COOPERATIVES, frame, 63)
    assert got.kind == "scattered"
    assert len(got.frame) == 63


def test_the_share_that_makes_a_panel():
    least = -int(-PANEL_SHARE * 63 // 1)
    assert choose_panel(COOPERATIVES, _rows(CODES[:least], 2022), 63).kind == "panel"
    assert choose_panel(COOPERATIVES, _rows(CODES[: least - 1], 2022), 63).kind == "scattered"


def test_scattered_figures_are_one_definition_and_the_newest_of_each_province():
    frame = pd.concat(
        [
            _rows(CODES[:6], 2019, SECOND),
            _rows(CODES[:2], 2023, SECOND),
            _rows(CODES[:1], 2023, FIRST),
            _rows(CODES[:5], 2024, FIRST, NEXT),
        ]
    )
    got = choose_panel(COOPERATIVES, frame, 63)
    assert (got.kind, got.definition) == ("scattered", BEST)
    shown = got.frame.set_index("geo_code")
    assert list(shown.index) == CODES[:6]
    assert list(shown["year"]) == [2023, 2023, 2019, 2019, 2019, 2019]
    # Two publishers of one year: the stated order decides.
    assert shown.loc[CODES[0], "publisher_id"] == FIRST
    assert shown.loc[CODES[1], "publisher_id"] == SECOND


def test_a_partly_reported_new_province_is_no_figure_of_it():
    frame = _rows(CODES[:3], 2022, n_parts=3, n_reported=2)
    assert choose_panel(COOPERATIVES, frame, 34).kind == "none"


def test_nothing_is_nothing():
    empty = _rows([], 2022)
    assert choose_panel(COOPERATIVES, empty, 63).kind == "none"
    assert choose_panel(COOPERATIVES, _rows(CODES, 2022), 63, "vca").kind == "none"


def test_publishers_named_by_the_indicator_come_first_then_the_general_order():
    order = sorted(catalog.publishers(), key=lambda id_: publisher_order(COOPERATIVES, id_))
    named = len(COOPERATIVES.publishers)
    assert tuple(order[:named]) == COOPERATIVES.publishers
    ranks = [catalog.publishers()[id_].rank for id_ in order[named:]]
    assert ranks == sorted(ranks)
    assert publisher_order(COOPERATIVES, "nobody") > publisher_order(COOPERATIVES, order[-1])


def test_definitions_follow_the_catalog():
    order = sorted(COOPERATIVES.definitions, key=lambda d: definition_order(COOPERATIVES, d))
    assert tuple(order) == COOPERATIVES.definitions
    assert definition_order(COOPERATIVES, "unheard_of") > definition_order(COOPERATIVES, order[-1])


def test_the_headline_is_the_newest_then_the_preferred():
    frame = pd.concat(
        [
            _rows(["VN"], 2023, FIRST),
            _rows(["VN"], 2024, SECOND),
            _rows(["VN"], 2024, FIRST, NEXT),
            _rows(["VN"], 2024, FIRST),
            _rows(["VN"], 2025, FIRST, "suspended"),
        ]
    )
    rows = rows_of(frame)
    got = newest(COOPERATIVES, rows, (BEST, NEXT))
    assert got is not None
    assert (got.year, got.publisher_id, got.definition) == (2024, FIRST, BEST)
    by_asked = newest(COOPERATIVES, rows, None, SECOND)
    assert by_asked is not None
    assert by_asked.publisher_id == SECOND
    assert newest(COOPERATIVES, rows, ("profitable",)) is None
    assert newest(COOPERATIVES, []) is None


def _mix(sectors: Iterable[str], year: int, publisher: str = FIRST) -> pd.DataFrame:
    sectors = list(sectors)
    return pd.DataFrame(
        {
            "sector": sectors, "definition": BEST, "publisher_id": publisher, "year": year,
            "value": [1.0] * len(sectors),
        }
    )  # fmt: skip


def test_a_full_split_wins_over_a_newer_one_with_holes():
    classes = catalog.ALLIANCE_CLASSES
    frame = pd.concat([_mix(classes, 2022), _mix(classes[:3], 2024)])
    assert sector_table(COOPERATIVES, frame, classes).year == 2022
    frame = pd.concat([_mix(classes, 2022), _mix(classes[:6], 2024)])
    got = sector_table(COOPERATIVES, frame, classes)
    # Two classes fewer, two years newer: the newer one.
    assert (got.year, len(got.frame)) == (2024, 6)


def test_a_split_is_one_publisher_and_only_the_classes_asked_for():
    classes = catalog.ALLIANCE_CLASSES
    frame = pd.concat(
        [_mix([*classes, "all", "non_agriculture"], 2024, SECOND), _mix(classes, 2024, FIRST)]
    )
    got = sector_table(COOPERATIVES, frame, classes)
    assert set(got.frame["publisher_id"]) == {FIRST}
    assert set(sector_table(COOPERATIVES, frame, classes, SECOND).frame["sector"]) == set(classes)
    assert sector_table(COOPERATIVES, frame, classes, "nobody").kind == "none"
