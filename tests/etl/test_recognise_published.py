"""The real published folder, whole: what its README states must come out of the files."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from coopstats import catalog
from etl.observation import Intake, Observation
from etl.recognise.layout import layouts
from etl.recognise.published import load_published
from tests.etl.folder_copies import COUNTS, PUBLISHED, WORKERS, blocking_codes, of_code


@pytest.fixture(scope="module")
def intake() -> Intake:
    return load_published(PUBLISHED)


def figures(intake: Intake, file: str, **wanted: object) -> list[Observation]:
    return [
        one
        for one in intake.observations
        if one.file == file and all(getattr(one, k) == v for k, v in wanted.items())
    ]


def one_figure(intake: Intake, file: str, **wanted: object) -> Observation:
    (found,) = figures(intake, file, **wanted)
    return found


def test_nothing_is_blocked_and_nothing_is_set_aside(intake: Intake) -> None:
    assert not blocking_codes(intake)
    assert intake.quarantined == []


def test_every_row_of_the_lists_and_of_observations_loads(intake: Intake) -> None:
    rows = {account.file: account.rows_loaded for account in intake.accounts}
    assert rows["observations.csv"] == 660
    assert (rows["sources.csv"], rows["targets.csv"], rows["conflicts.csv"]) == (149, 61, 66)
    assert (len(intake.sources), len(intake.targets), len(intake.conflicts)) == (149, 61, 66)
    assert len(intake.tables) == 10
    assert len(figures(intake, "observations.csv")) == 660


def test_the_three_yearbook_tables_hold_704_figures(intake: Intake) -> None:
    yearbooks = [
        one for one in intake.observations
        if one.file.startswith(("tables/yearbook2008", "tables/yearbook_collective"))
    ]  # fmt: skip
    assert len(yearbooks) == 704


def test_every_row_of_every_file_has_exactly_one_end(intake: Intake) -> None:
    assert {account.file for account in intake.accounts} >= {COUNTS, "observations.csv"}
    for account in intake.accounts:
        ended = account.rows_loaded + account.rows_quarantined + account.rows_skipped
        assert account.rows_read == ended, account.file
        lines = (PUBLISHED / account.file).read_text(encoding="utf-8").splitlines()
        assert account.rows_read == len(lines), account.file
        assert account.observations == len(figures(intake, account.file))


def test_cells_of_the_tables_are_figures_or_blank(intake: Intake) -> None:
    for account in intake.accounts:
        if account.file in layouts():
            skipped = [row for row in intake.skipped if row.file == account.file]
            rows = account.rows_read - sum(row.reason in ("title", "header") for row in skipped)
            cells = rows * len(layouts()[account.file].column)
            assert cells == account.observations + account.cells_blank, account.file


def test_ids_are_unique_and_ids_of_tables_follow_their_cells(intake: Intake) -> None:
    counts = Counter(one.obs_id for one in intake.observations)
    assert max(counts.values()) == 1
    hanoi = one_figure(intake, COUNTS, geo_code="01", year=2017)
    assert (hanoi.obs_id, hanoi.cell, hanoi.row, hanoi.column, hanoi.value) == (
        "t-nso-coops-1517-r5-c4", "D5", 5, "2017", 1295,
    )  # fmt: skip


@pytest.mark.parametrize(("year", "total"), [(2015, 12866), (2016, 13012), (2017, 13171)])
def test_provinces_add_up_to_the_known_totals(intake: Intake, year: int, total: int) -> None:
    provinces = figures(intake, COUNTS, year=year, geo_level="province")
    assert len(provinces) == 63
    assert sum(one.value for one in provinces) == total
    assert one_figure(intake, COUNTS, year=year, geo_level="nation").value == total


def test_the_misprint_of_the_southeast_is_corrected_and_kept(intake: Intake) -> None:
    regions = figures(intake, WORKERS, year=2017, geo_level="region")
    assert sum(one.value for one in regions) == 188672
    southeast = one_figure(intake, WORKERS, year=2017, geo_code="southeast")
    assert (southeast.value, southeast.printed_value) == (23488, 2348)
    assert (southeast.value_as_printed, southeast.is_corrected) == ("2348", True)
    assert southeast.correction_reason
    assert [one.obs_id for one in intake.observations if one.is_corrected] == [southeast.obs_id]
    (note,) = of_code(intake, "N-COR-01")
    assert (note.cell, note.found, note.expected) == (southeast.cell, "2348", "23488")


def test_2022_has_63_provinces_and_the_known_sums(intake: Intake) -> None:
    file = "tables/nso_active_cooperatives_and_workers_2022.csv"
    for indicator, total in (("cooperatives", 15832), ("workers", 163101)):
        found = figures(intake, file, indicator=indicator, year=2022)
        assert len(found) == 63
        assert sum(one.value for one in found) == total
        assert {(one.definition, one.as_of) for one in found} == {("with_results", "2022-12-31")}


def test_table_86_of_the_yearbook(intake: Intake) -> None:
    file = "tables/yearbook2008_agri_cooperatives_2000_2008.csv"
    nation = one_figure(intake, file, year=2008, geo_level="nation")
    assert (nation.value, nation.status, nation.qualifier) == (7592, "preliminary", "preliminary")
    assert (nation.sector, nation.definition, nation.edition) == (
        "agriculture_chapter", "registered", "2008",
    )  # fmt: skip
    assert (nation.geo_era, nation.geo_code, nation.as_of) == ("all", "VN", "2008-12-31")
    assert one_figure(intake, file, year=2007, geo_level="nation").status == "final"
    former = figures(intake, file, geo_level="former_province")
    assert {one.geo_code for one in former} == set(catalog.FORMER_PROVINCES)
    assert {one.geo_era for one in former} == {"former"}
    assert [one.value for one in former if one.geo_code == "ha_tay"] == [503, 521, 522, 535, 538]
    assert figures(intake, file, geo_code="93", year=2000) == []


def test_table_87_of_the_yearbook(intake: Intake) -> None:
    file = "tables/yearbook2008_agri_cooperatives_by_kind_2008.csv"
    nation = {one.sector: one.value for one in figures(intake, file, geo_level="nation")}
    assert nation == {"agriculture_chapter": 7592, "agriculture_kind": 7277, "fishery_kind": 273}


def test_the_two_yearbooks_of_the_collective_sector(intake: Intake) -> None:
    file = "tables/yearbook_collective_sector_national_2000_2011.csv"
    counts = figures(intake, file, indicator="cooperatives", year=2007)
    assert {one.edition: one.value for one in counts} == {"2008": 6688, "2011": 6689}
    share = one_figure(intake, file, indicator="gdp_share", year=2000)
    assert (share.value, share.value_as_printed, share.unit_as_printed) == (0.0858, "8,58", "%")
    assert (share.definition, share.period_type, share.as_of) == ("total", "year", None)
    late = one_figure(intake, file, indicator="gdp_share", year=2011)
    assert (late.value, late.status) == (0.0522, "preliminary")
    capital = one_figure(intake, file, indicator="capital", year=2010)
    assert (capital.value, capital.unit) == (61678e9, "vnd")
    assert (capital.definition, capital.as_of) == ("total_with_results", "2010-12-31")
    assert one_figure(intake, file, indicator="revenue", year=2010).as_of is None


def test_sizes_are_breakdowns_and_totals_are_not(intake: Intake) -> None:
    file = "tables/yearbook2011_collective_units_by_labour_size_2010.csv"
    sizes = figures(intake, file)
    assert {one.breakdown_kind for one in sizes if one.breakdown != "all"} == {"labour_size"}
    total = one_figure(intake, file, breakdown="all")
    assert (total.breakdown_kind, total.value) == ("none", 11924)
    assert sum(one.value for one in sizes if one is not total) == 11924


def test_a_dash_is_blank_and_not_zero(intake: Intake) -> None:
    file = "tables/binhdinh_cooperative_workers_by_industry_2015_2022.csv"
    assert all(one.value > 0 for one in figures(intake, file))
    assert figures(intake, file, sector="vsic_13") == []
    (note,) = of_code(intake, "N-DASH-01")
    (account,) = [account for account in intake.accounts if account.file == file]
    assert (note.found, account.cells_blank) == ("12", 12)
    for year in (2015, 2022):
        printed = one_figure(intake, file, sector="all", year=year)
        assert (printed.geo_code, printed.geo_era) == ("52", "63")


def test_averages_take_the_unit_of_the_catalog(intake: Intake) -> None:
    found = figures(intake, "observations.csv", indicator="revenue_per_cooperative")
    assert {one.unit for one in found} == {"vnd_per_cooperative"}


def test_figures_marked_suspect_are_kept(intake: Intake) -> None:
    suspects = [one for one in intake.observations if one.is_suspect]
    assert len(suspects) == 2
    assert all(one.note.startswith("suspect:") for one in suspects)


def test_every_qualifier_has_its_status(intake: Intake) -> None:
    pairs = {(one.qualifier, one.status) for one in intake.observations}
    assert pairs == {
        ("exact", "final"), ("preliminary", "preliminary"), ("estimate", "estimate"),
        ("over", "approximate"), ("nearly", "approximate"), ("about", "approximate"),
    }  # fmt: skip


def test_known_disagreements_of_one_publisher_are_warned_of(intake: Intake) -> None:
    pairs = {(one.found, one.expected) for one in of_code(intake, "W-DUP-01")}
    assert {("1,977", "2326"), ("1,610", "2390")} <= pairs


def test_every_table_of_the_folder_has_a_layout_and_the_reverse(intake: Intake) -> None:
    assert {line["file"] for line in intake.tables} == set(layouts())
    assert len({layout.id for layout in layouts().values()}) == len(layouts())


def test_nothing_of_the_machine_is_in_the_intake(intake: Intake) -> None:
    root = str(Path(PUBLISHED).parent)
    assert root not in repr(intake)
