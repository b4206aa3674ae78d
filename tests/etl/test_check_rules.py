"""Totals, repeats and coverage on figures taken from the real tables."""

from __future__ import annotations

from dataclasses import replace

import pytest

from etl.check.coverage import check_coverage
from etl.check.duplicates import check_duplicates
from etl.check.totals import TotalRule, check_totals
from etl.check.values import check_observation, is_known_place
from etl.observation import Observation
from etl.recognise.layout import layouts
from etl.recognise.published import load_published
from tests.etl.folder_copies import COUNTS, PUBLISHED

SECTORS = "tables/vca_sectors_2024.csv"
SIZES = "tables/whitebook2020_cooperatives_by_labour_size_2018.csv"
KINDS = "tables/yearbook2008_agri_cooperatives_by_kind_2008.csv"


@pytest.fixture(scope="module")
def observations() -> list[Observation]:
    return load_published(PUBLISHED).observations


def of_file(observations: list[Observation], file: str) -> list[Observation]:
    return [one for one in observations if one.file == file]


def codes(file: str, figures: list[Observation], others: list[Observation]) -> list[str]:
    return [one.code for one in check_totals(file, layouts()[file].total, figures, others)]


def test_the_layouts_declare_the_sums_that_the_readme_states() -> None:
    declared = {file for file, layout in layouts().items() if layout.total}
    assert declared == set(layouts()) - {
        "tables/nso_active_cooperatives_and_workers_2022.csv",
        "tables/yearbook_collective_sector_national_2000_2011.csv",
    }


@pytest.mark.parametrize("file", sorted(layouts()))
def test_the_sums_of_each_table_hold(observations: list[Observation], file: str) -> None:
    others = [one for one in observations if one.file != file]
    assert codes(file, of_file(observations, file), others) == []


@pytest.mark.parametrize("level", ["province", "region", "nation"])
def test_one_changed_figure_of_any_level_breaks_a_sum(
    observations: list[Observation], level: str
) -> None:
    figures = of_file(observations, COUNTS)
    index = next(i for i, one in enumerate(figures) if one.geo_level == level)
    figures[index] = replace(figures[index], value=figures[index].value + 1)
    assert set(codes(COUNTS, figures, [])) == {"E-TOT-01"}


def test_two_errors_that_cancel_in_the_nation_are_seen_in_the_regions(
    observations: list[Observation],
) -> None:
    figures = of_file(observations, COUNTS)
    for code, step in (("01", 5), ("96", -5)):
        index = next(i for i, one in enumerate(figures) if one.geo_code == code)
        figures[index] = replace(figures[index], value=figures[index].value + step)
    assert codes(COUNTS, figures, []) == ["E-TOT-01", "E-TOT-01"]


def test_a_rule_that_compares_nothing_is_a_finding(observations: list[Observation]) -> None:
    provinces = [one for one in of_file(observations, COUNTS) if one.geo_level == "province"]
    assert set(codes(COUNTS, provinces, [])) == {"E-TOT-00"}
    assert codes(COUNTS, [], []) == ["E-TOT-00"]
    parts = [one for one in of_file(observations, SECTORS) if one.sector != "all"]
    assert codes(SECTORS, parts, []) == ["E-TOT-00"]


def test_a_total_may_stand_in_another_file(observations: list[Observation]) -> None:
    sizes = of_file(observations, SIZES)
    assert codes(SIZES, sizes, []) == ["E-TOT-00"]
    others = [one for one in observations if one.file == "observations.csv"]
    changed = [replace(sizes[0], value=sizes[0].value + 1), *sizes[1:]]
    assert codes(SIZES, changed, others) == ["E-TOT-01"]


def test_parts_of_which_may_be_less_but_not_more(observations: list[Observation]) -> None:
    rule = TotalRule(
        "at_most", "sector", "agriculture_chapter", ("agriculture_kind", "fishery_kind")
    )
    figures = of_file(observations, KINDS)
    assert check_totals(KINDS, [rule], figures) == []
    index = next(i for i, one in enumerate(figures) if one.sector == "fishery_kind")
    figures[index] = replace(figures[index], value=1000)
    (finding,) = check_totals(KINDS, [rule], figures)
    assert finding.code == "E-TOT-02"


def test_repeats_are_noted_and_disagreements_warned_of(observations: list[Observation]) -> None:
    first = of_file(observations, COUNTS)[0]
    publishers = {first.source_id: "nso"}
    again = replace(first, obs_id="again", file="tables/b.csv")
    (note,) = check_duplicates([first, again], publishers)
    assert (note.code, note.severity, note.file) == ("N-DUP-02", "note", "tables/b.csv")
    (warning,) = check_duplicates([first, replace(again, value=1)], publishers)
    assert (warning.code, warning.action) == ("W-DUP-01", "loaded")


@pytest.mark.parametrize(
    "change",
    [{"edition": "2011"}, {"source_id": "other"}, {"definition": "registered"}, {"period": "2015"}],
)
def test_other_editions_publishers_definitions_and_periods_are_no_repeats(
    observations: list[Observation], change: dict[str, str]
) -> None:
    first = of_file(observations, COUNTS)[0]
    assert check_duplicates([first, replace(first, value=1, **change)], {}) == []


def test_two_sources_of_one_publisher_are_compared(observations: list[Observation]) -> None:
    first = of_file(observations, COUNTS)[0]
    other = replace(first, value=1, source_id="other")
    publishers = {first.source_id: "nso", "other": "nso"}
    assert [one.code for one in check_duplicates([first, other], publishers)] == ["W-DUP-01"]


def test_coverage_names_the_missing_provinces(observations: list[Observation]) -> None:
    figures = of_file(observations, COUNTS)
    assert check_coverage(COUNTS, figures, "63") == []
    (finding,) = check_coverage(COUNTS, [one for one in figures if one.geo_code != "52"], "63")
    assert (finding.found, finding.expected) == ("62", "63")
    assert "Bình Định" in finding.message_vi


def test_a_fraction_of_a_cooperative_is_warned_of_and_loads(
    observations: list[Observation],
) -> None:
    first = of_file(observations, COUNTS)[0]
    (finding,) = check_observation(replace(first, value=1.5), {first.source_id})
    assert (finding.code, finding.action) == ("W-INT-01", "loaded")


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_not_finite_is_no_number(observations: list[Observation], value: float) -> None:
    first = of_file(observations, COUNTS)[0]
    (finding,) = check_observation(replace(first, value=value), {first.source_id})
    assert (finding.code, finding.action) == ("E-NUM-01", "quarantined")


@pytest.mark.parametrize(
    ("level", "code", "era", "known"),
    [
        ("nation", "VN", "all", True),
        ("nation", "VN", "63", False),
        ("province", "17", "63", True),
        ("province", "17", "34", False),
        ("province", "VN", "63", False),
        ("region", "southeast", "34", True),
        ("region", "central_highlands", "34", False),
        ("former_province", "ha_tay", "former", True),
        ("former_province", "ha_tay", "63", False),
        ("district", "001", "63", False),
    ],
)
def test_a_place_needs_its_level_and_era(level: str, code: str, era: str, known: bool) -> None:
    assert is_known_place(level, code, era) is known
