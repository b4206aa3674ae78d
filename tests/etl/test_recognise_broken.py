"""Broken copies of the real folder: each fault is named where it stands, the rest loads."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.observation import Intake
from etl.recognise.published import load_published
from tests.etl.folder_copies import (
    COUNTS,
    WORKERS,
    blocking_codes,
    copy_published,
    of_code,
    replace,
)

LISTS = (
    "sources.csv", "tables.csv", "corrections.csv", "targets.csv", "conflicts.csv",
    "observations.csv",
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_published(tmp_path)


def account_holds(intake: Intake) -> bool:
    return all(
        one.rows_read == one.rows_loaded + one.rows_quarantined + one.rows_skipped
        for one in intake.accounts
    )


def loaded_rows(intake: Intake, file: str) -> int:
    (account,) = [one for one in intake.accounts if one.file == file]
    return account.rows_loaded


def test_a_folder_that_is_not_there_is_blocking(tmp_path: Path) -> None:
    intake = load_published(tmp_path / "absent")
    assert blocking_codes(intake) == {"E-FILE-02"}
    assert intake.is_blocked


def test_an_empty_folder_lacks_every_required_file(tmp_path: Path) -> None:
    missing = of_code(load_published(tmp_path), "E-FILE-01")
    assert {finding.file for finding in missing} == set(LISTS)


@pytest.mark.parametrize("file", [*LISTS, COUNTS])
def test_a_missing_file_is_blocking(folder: Path, file: str) -> None:
    (folder / file).unlink()
    intake = load_published(folder)
    assert file in {finding.file for finding in of_code(intake, "E-FILE-01")}
    assert intake.is_blocked


@pytest.mark.parametrize("file", [*LISTS, COUNTS])
def test_an_empty_file_is_blocking(folder: Path, file: str) -> None:
    (folder / file).write_bytes(b"")
    intake = load_published(folder)
    assert file in {finding.file for finding in of_code(intake, "E-EMPTY-01")}
    assert account_holds(intake)


def test_a_header_without_rows_is_blocking(folder: Path) -> None:
    path = folder / "observations.csv"
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    assert "E-EMPTY-02" in blocking_codes(load_published(folder))


def test_utf16_is_refused_with_its_offset(folder: Path) -> None:
    path = folder / COUNTS
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16"))
    (finding,) = of_code(load_published(folder), "E-ENC-01")
    assert (finding.file, finding.severity) == (COUNTS, "blocking")
    assert "byte thứ 0" in finding.message_vi
    assert "UTF-16" in finding.message_en


def test_an_unbalanced_quote_is_refused_at_its_line(folder: Path) -> None:
    replace(folder, COUNTS, "Bắc Ninh,616", '"Bắc Ninh,616')
    (finding,) = of_code(load_published(folder), "E-CSV-01")
    assert (finding.file, finding.row) == (COUNTS, 7)


def test_an_unknown_province_is_set_aside_and_the_sum_says_so(folder: Path) -> None:
    replace(folder, COUNTS, "Bắc Ninh,616,415,418", "Bắc Nính Cũ,616,415,418")
    intake = load_published(folder)
    (finding,) = of_code(intake, "E-GEO-01")
    assert (finding.cell, finding.severity, finding.action) == ("A7", "warning", "quarantined")
    (kept,) = intake.quarantined
    assert (kept.row, kept.raw) == (7, "Bắc Nính Cũ | 616 | 415 | 418")
    assert loaded_rows(intake, COUNTS) == 69
    gaps = {finding.cell for finding in of_code(intake, "E-TOT-01")}
    assert gaps == {"B3", "C3", "D3", "B4", "C4", "D4"}
    (coverage,) = of_code(intake, "W-COV-01")
    assert "62" in coverage.message_vi
    assert "Bắc Ninh" in coverage.message_vi
    assert account_holds(intake)


def test_a_wrong_total_is_blocking_and_names_the_cell(folder: Path) -> None:
    replace(folder, COUNTS, "CẢ NƯỚC,12866,13012,13171", "CẢ NƯỚC,12866,13012,13271")
    found = of_code(load_published(folder), "E-TOT-01")
    assert {(one.cell, one.found, one.expected) for one in found} == {("D3", "13271", "13171")}
    assert "tổng ghi 13.271, cộng 63 phần được 13.171 (lệch 100)" in found[1].message_vi
    assert "total reads 13,271" in found[1].message_en


def test_a_correction_is_refused_when_the_printed_figure_has_changed(folder: Path) -> None:
    replace(folder, WORKERS, ",2348\n", ",23490\n")
    intake = load_published(folder)
    (finding,) = of_code(intake, "E-COR-01")
    assert (finding.severity, finding.found, finding.expected) == ("blocking", "23490", "2348")
    assert "“23490”" in finding.message_vi
    assert not any(one.is_corrected for one in intake.observations)


def test_without_its_correction_the_misprint_blocks(folder: Path) -> None:
    path = folder / "corrections.csv"
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    cells = {finding.found for finding in of_code(load_published(folder), "E-TOT-01")}
    assert "2348" in cells


@pytest.mark.parametrize(
    ("old", "new"),
    [("Đông Nam Bộ", "Đông Nam"), (",2017,", ",2018,"), (WORKERS, "tables/absent.csv")],
)
def test_a_correction_of_no_cell_is_blocking(folder: Path, old: str, new: str) -> None:
    replace(folder, "corrections.csv", old, new)
    (finding,) = of_code(load_published(folder), "E-COR-02")
    assert (finding.severity, finding.found) == ("blocking", "0")


def test_a_correction_to_what_is_no_number_is_blocking(folder: Path) -> None:
    replace(folder, "corrections.csv", ",23488,", ",nhiều,")
    intake = load_published(folder)
    assert "E-COR-03" in blocking_codes(intake)
    assert account_holds(intake)


def test_text_in_a_cell_is_set_aside_and_the_row_counts_as_quarantined(folder: Path) -> None:
    replace(folder, COUNTS, "Cà Mau,55,58,62", "Cà Mau,55,abc,62")
    intake = load_published(folder)
    (finding,) = of_code(intake, "E-NUM-01")
    assert (finding.cell, finding.column, finding.found) == ("C72", "2016", "abc")
    (kept,) = intake.quarantined
    assert (kept.column, kept.raw) == ("2016", "abc")
    left = [one.year for one in intake.observations if one.file == COUNTS and one.geo_code == "96"]
    assert left == [2015, 2017]
    assert loaded_rows(intake, COUNTS) == 69
    assert account_holds(intake)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Địa phương,2015,2016,2017", "Địa phương,2015,2016,2018"),
        ("Địa phương,2015,2016,2017", "Địa phương,2015,2016"),
        ("Địa phương,2015,2016,2017", "Địa phương,2015,2016,2017,2018"),
        ("Số hợp tác xã phân theo địa phương\n", ""),
    ],
)
def test_a_header_that_is_not_as_described_is_blocking(folder: Path, old: str, new: str) -> None:
    replace(folder, COUNTS, old, new)
    intake = load_published(folder)
    (finding,) = of_code(intake, "E-LAY-01")
    assert finding.severity == "blocking"
    assert finding.expected == "Địa phương, 2015, 2016, 2017"
    assert not [one for one in intake.observations if one.file == COUNTS]
    assert loaded_rows(intake, COUNTS) == 0
    assert account_holds(intake)


def test_a_title_of_another_year_is_blocking(folder: Path) -> None:
    file = "tables/nso_active_cooperatives_and_workers_2022.csv"
    replace(folder, file, "31/12/2022", "31/12/2023")
    (finding,) = of_code(load_published(folder), "E-LAY-01")
    assert finding.file == file


def test_an_unknown_row_label_is_set_aside(folder: Path) -> None:
    replace(folder, "tables/vca_sectors_2024.csv", "Lĩnh vực khác", "Lĩnh vực mới")
    intake = load_published(folder)
    assert of_code(intake, "E-LBL-01")[0].found == "Lĩnh vực mới"
    assert "E-TOT-01" in blocking_codes(intake)


def test_a_row_of_too_many_cells_is_set_aside(folder: Path) -> None:
    replace(folder, COUNTS, "Cà Mau,55,58,62", "Cà Mau,55,58,62,70")
    assert of_code(load_published(folder), "E-ROW-01")[0].row == 72


def test_a_missing_column_is_blocking_and_lists_the_columns(folder: Path) -> None:
    replace(folder, "observations.csv", "value_as_printed,unit_as_printed", "printed,unit_printed")
    intake = load_published(folder)
    (finding,) = of_code(intake, "E-COL-01")
    assert "value_as_printed, unit_as_printed" in finding.message_en
    assert "printed, unit_printed" in finding.found
    assert loaded_rows(intake, "observations.csv") == 0
    assert account_holds(intake)


def test_an_extra_column_is_warned_of_and_the_file_loads(folder: Path) -> None:
    path = folder / "sources.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    text = "\n".join([lines[0] + ",remark", *(line + ",x" for line in lines[1:])]) + "\n"
    path.write_text(text, encoding="utf-8")
    intake = load_published(folder)
    (finding,) = of_code(intake, "W-COL-01")
    assert (finding.found, finding.cell) == ("remark", "I1")
    assert len(intake.sources) == 149
    assert not intake.is_blocked


def test_a_column_that_stands_twice_is_blocking(folder: Path) -> None:
    path = folder / "targets.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    text = "\n".join([lines[0] + ",value", *(line + ",1" for line in lines[1:])]) + "\n"
    path.write_text(text, encoding="utf-8")
    intake = load_published(folder)
    assert blocking_codes(intake) == {"E-COL-02"}
    assert intake.targets == []
    assert account_holds(intake)


def test_a_correction_that_fits_two_cells_is_blocking(folder: Path) -> None:
    path = folder / "corrections.csv"
    table = "tables/yearbook_collective_sector_national_2000_2011.csv"
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{table},Vốn sản xuất kinh doanh bình quân năm,2007,22785,23351,two rows\n")
    (finding,) = of_code(load_published(folder), "E-COR-02")
    assert (finding.found, finding.expected) == ("2", "1")


def test_how_a_file_was_saved_does_not_change_its_figures(folder: Path) -> None:
    before = load_published(folder).observations
    path = folder / WORKERS
    text = unicodedata.normalize("NFD", path.read_text(encoding="utf-8"))
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode("utf-8"))
    intake = load_published(folder)
    assert not intake.is_blocked
    assert [one.value for one in intake.observations] == [one.value for one in before]
    assert [one.geo_code for one in intake.observations] == [one.geo_code for one in before]


@pytest.mark.parametrize(
    ("old", "new", "code", "cell"),
    [
        ("492,cooperatives,492", "nhiều,cooperatives,492", "E-NUM-01", "J2"),
        ("492,cooperatives,492", "nan,cooperatives,492", "E-NUM-01", "J2"),
        ("492,cooperatives,492", "-492,cooperatives,492", "E-NEG-01", "J2"),
        ("492,cooperatives,492", "492,persons,492", "E-UNIT-01", "K2"),
        ("alliance_member_cooperatives,province", "allied,province", "E-IND-01", "B2"),
        ("o0001,", ",", "E-ID-01", "A2"),
        ("o0002,", "o0001,", "E-ID-01", "A3"),
        ("province,96,34,Cà Mau,all,2025-12,", "province,97,34,Cà Mau,all,2025-12,",
         "E-GEO-02", "D2"),
        ("all,2025-12,month,492", "everything,2025-12,month,492", "E-SEC-01", "G2"),
        ("all,2025-12,month,492", "all,2025-13,month,492", "E-PER-01", "H2"),
        ("all,2025-12,month,492", "all,2035-12,month,492", "E-YEAR-01", "H2"),
        ("exact,total,camau-alliance-2025-12,", "plan,total,camau-alliance-2025-12,",
         "E-QUAL-01", "N2"),
        ("exact,total,camau-alliance-2025-12,", "exact,new,camau-alliance-2025-12,",
         "E-DEF-01", "O2"),
        ("exact,total,camau-alliance-2025-12,", "exact,total,camau-2035,", "E-SRC-01", "P2"),
    ],
)  # fmt: skip
def test_a_bad_row_of_observations_is_set_aside_and_the_rest_loads(
    folder: Path, old: str, new: str, code: str, cell: str
) -> None:
    path = folder / "observations.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    intake = load_published(folder)
    (finding,) = of_code(intake, code)
    assert (finding.cell, finding.severity, finding.action) == (cell, "warning", "quarantined")
    assert [kept.code for kept in intake.quarantined] == [code]
    assert loaded_rows(intake, "observations.csv") == 659
    assert account_holds(intake)
    assert not intake.is_blocked


def test_a_code_is_checked_against_its_era(folder: Path) -> None:
    # 17 (Hòa Bình) is a province of the 63 and none of the 34.
    replace(folder, "observations.csv", "_cooperatives,province,96,34,Cà Mau,all,2025-12,month,492",
            "_cooperatives,province,17,34,Hòa Bình,all,2025-12,month,492")  # fmt: skip
    (finding,) = of_code(load_published(folder), "E-GEO-02")
    assert "34" in finding.message_vi


def test_a_name_that_is_not_that_of_its_code_is_warned_of(folder: Path) -> None:
    replace(folder, "observations.csv", "_cooperatives,province,96,34,Cà Mau,all,2025-12,month,492",
            "_cooperatives,province,96,34,Vĩnh Long,all,2025-12,month,492")  # fmt: skip
    (finding,) = of_code(load_published(folder), "W-GEO-03")
    assert (finding.found, finding.expected) == ("Vĩnh Long", "Cà Mau")


def test_a_value_that_its_printed_form_does_not_give_is_warned_of(folder: Path) -> None:
    replace(folder, "observations.csv", '178941775000000,vnd,"178.941,775"',
            '178941775000,vnd,"178.941,775"')  # fmt: skip
    intake = load_published(folder)
    (finding,) = of_code(intake, "W-VAL-01")
    assert finding.action == "loaded"
    assert loaded_rows(intake, "observations.csv") == 660


def test_a_printed_form_that_cannot_be_read_is_counted(folder: Path) -> None:
    replace(folder, "observations.csv", '"178.941,775"', "gần ba trăm")
    assert of_code(load_published(folder), "N-VAL-03")[0].found == "1"


def test_a_share_above_one_in_a_table_is_set_aside(folder: Path) -> None:
    file = "tables/yearbook_collective_sector_national_2000_2011.csv"
    replace(folder, file, '"8,58"', '"858"')
    (finding,) = of_code(load_published(folder), "E-SHARE-01")
    assert (finding.cell, finding.found) == ("F19", "858")


def test_an_unknown_unit_in_a_table_is_set_aside(folder: Path) -> None:
    file = "tables/yearbook_collective_sector_national_2000_2011.csv"
    replace(folder, file, 'kinh tế tập thể",%,2008', 'kinh tế tập thể",‰,2008')
    intake = load_published(folder)
    assert of_code(intake, "E-UNIT-01")[0].found == "‰"
    assert account_holds(intake)


def test_a_publisher_that_the_catalog_does_not_know_is_blocking(folder: Path) -> None:
    replace(folder, "sources.csv", "angiang-alliance-2020-01,Liên minh Hợp tác xã tỉnh An Giang",
            "angiang-alliance-2020-01,Liên minh lạ")  # fmt: skip
    (finding,) = of_code(load_published(folder), "E-PUB-01")
    assert (finding.cell, finding.found) == ("B2", "Liên minh lạ")


def test_a_table_of_an_unknown_source_is_blocking(folder: Path) -> None:
    replace(folder, "tables.csv", "vca_sectors_2024.csv,vca-2024-12", "vca_sectors_2024.csv,vca-x")
    intake = load_published(folder)
    assert blocking_codes(intake) == {"E-SRC-02"}


def test_a_table_without_layout_or_listed_twice_is_blocking(folder: Path) -> None:
    path = folder / "tables.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    new = lines[1].replace("2015_2017", "2016_2018")
    path.write_text("\n".join([*lines, new, lines[2]]) + "\n", encoding="utf-8")
    assert blocking_codes(load_published(folder)) == {"E-LAY-02", "E-FILE-04"}


def test_a_file_that_nobody_described_is_named(folder: Path) -> None:
    (folder / "tables" / "new.csv").write_text("a,b\n", encoding="utf-8")
    intake = load_published(folder)
    assert of_code(intake, "W-FILE-01")[0].file == "tables/new.csv"
    assert not intake.is_blocked


def test_tables_are_read_from_inside_the_folder_only(folder: Path) -> None:
    (folder.parent / "outside.csv").write_text("a,b\n", encoding="utf-8")
    replace(folder, "tables.csv", "tables/vca_sectors_2024.csv", "tables/../../outside.csv")
    assert blocking_codes(load_published(folder)) == {"E-FILE-03"}


def test_a_bad_target_is_set_aside(folder: Path) -> None:
    replace(folder, "targets.csv", "cooperatives,>=,45000,cooperatives,2030,nation,VN,,nq20-2022-",
            "cooperatives,>=,many,cooperatives,2030,nation,VN,,nq20-2022-")  # fmt: skip
    intake = load_published(folder)
    assert of_code(intake, "E-NUM-01")[0].file == "targets.csv"
    assert len(intake.targets) == 60


CELLS = st.text(alphabet=st.sampled_from(list('0123456789,.-"\n;\u00a0ạĐabcVN% ')), max_size=12)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    file=st.sampled_from([*LISTS, COUNTS, "tables/vca_sectors_2024.csv"]),
    place=st.floats(0, 1),
    length=st.integers(0, 40),
    text=CELLS,
)
def test_whatever_is_written_over_a_file_nothing_raises_and_the_accounts_hold(
    tmp_path_factory: pytest.TempPathFactory, file: str, place: float, length: int, text: str
) -> None:
    folder = copy_published(tmp_path_factory.mktemp("any"))
    path = folder / file
    before = path.read_text(encoding="utf-8")
    start = int(place * len(before))
    path.write_text(before[:start] + text + before[start + length :], encoding="utf-8", newline="")
    intake = load_published(folder)
    assert account_holds(intake)
    for account in intake.accounts:
        loaded = sum(one.file == account.file for one in intake.observations)
        assert account.observations == loaded
    quarantined = {(kept.file, kept.row) for kept in intake.quarantined}
    assert len(quarantined) == sum(one.rows_quarantined for one in intake.accounts)
    assert sum(one.rows_skipped for one in intake.accounts) == len(intake.skipped)
