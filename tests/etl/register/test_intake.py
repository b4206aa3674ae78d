"""What an office may send: each mistake has its message and place, and the rest loads."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.build.publish import BuildBlockedError
from etl.observation import Finding, Intake
from etl.register import opening
from etl.register.build import empty_intake
from etl.register.messages import REGISTER_MESSAGES
from etl.register.rules import problems_of
from etl.register.schema import RECORDS
from etl.register.source_files import HEAD_BYTES
from tests.etl.register.conftest import Workspace, build_register
from tests.etl.register.registers import code_of, cooperative, write_register, write_rows

CLI_TESTS = "test_cli_register.py"
Build = Callable[[Path], Workspace]

# cells of the broken row -> the code and column of its finding
BROKEN: dict[str, tuple[dict[str, Any], str, str]] = {
    "short tax code": ({"tax_code": "12345"}, "E-TAX-01", "tax_code"),
    "wrong check digit": ({"tax_code": "0100109107"}, "E-TAX-02", "tax_code"),
    "short code of a union": ({"union_tax_code": "12345"}, "E-TAX-01", "union_tax_code"),
    "wrong check digit of a union": (
        {"union_tax_code": "0100109107"}, "E-TAX-02", "union_tax_code"),
    "impossible year": ({"year": 2205, "geo_era": "34"}, "E-YEAR-01", "year"),
    "a year of many digits": ({"year": 20240, "geo_era": "34"}, "E-YEAR-01", "year"),
    "a year no column can hold": ({"year": 202400}, "E-YEAR-01", "year"),
    "more workers than a column can hold": ({"workers": 3_000_000_000}, "E-BIG-01", "workers"),
    "more revenue than a column can hold": ({"revenue_vnd": 10**20}, "E-BIG-01", "revenue_vnd"),
    "no name": ({"name": None}, "E-REQ-01", "name"),
    "no tax code": ({"tax_code": None}, "E-REQ-01", "tax_code"),
    "unknown status": ({"status": "đang hoạt động"}, "E-LIST-01", "status"),
    "unknown class": ({"sector_class": "farming"}, "E-LIST-01", "sector_class"),
    "unknown rating": ({"rating": "excellent"}, "E-LIST-01", "rating"),
    "code of the other era": ({"geo_era": "34"}, "E-ERA-01", "geo_era"),
    "province of the 34 in a year of the 63": (
        {"province_code": "03", "geo_era": "63"}, "E-GEO-02", "province_code"),
    "negative capital": ({"charter_capital_vnd": -1}, "E-NEG-01", "charter_capital_vnd"),
    "negative members": (
        {"members": -5, "members_individual": -5, "members_household": 0,
         "members_organisation": 0, "members_women": None}, "E-NEG-01", "members"),
    "negative workers": ({"workers": -1}, "E-NEG-01", "workers"),
    "more women than members": ({"members_women": 61}, "E-PART-02", "members_women"),
    "more regular workers than workers": ({"workers_regular": 13}, "E-PART-02",
                                          "workers_regular"),
    "more trained managers than managers": ({"managers_degree": 4}, "E-PART-02",
                                            "managers_degree"),
    "more revenue with members than revenue": (
        {"revenue_members_vnd": 2_000_000_001}, "E-PART-02", "revenue_members_vnd"),
    "members are not their parts": ({"members": 61}, "E-PART-01", "members"),
    "text for a number": ({"revenue_vnd": "1,2 tỷ"}, "E-NUM-01", "revenue_vnd"),
    "number with separators": ({"workers": "1.200"}, "E-NUM-01", "workers"),
    "a million with points": ({"revenue_vnd": "2.000.000.000"}, "E-NUM-01", "revenue_vnd"),
    "a thousand that reads as one": ({"workers": "5.000"}, "E-NUM-01", "workers"),
    "a number as programs round it": ({"revenue_vnd": "2E+9"}, "E-NUM-01", "revenue_vnd"),
    "a number of base 16": ({"workers": "0x1F"}, "E-NUM-01", "workers"),
    "a number of base 2": ({"ocop_products": "0b11"}, "E-NUM-01", "ocop_products"),
    "a number with a low line": ({"workers": "1_200"}, "E-NUM-01", "workers"),
    "digits of full width": ({"workers": "１２"}, "E-NUM-01", "workers"),
    "a day and another": ({"founded_on": "2014-01-05; 2016-03-01"}, "E-DATE-01", "founded_on"),
    "a day with a remark": ({"founded_on": "2014-01-05 (dự kiến)"}, "E-DATE-01", "founded_on"),
    "a day and a letter": ({"founded_on": "2014/1/5a"}, "E-DATE-01", "founded_on"),
    "day first": ({"founded_on": "31/12/2014"}, "E-DATE-01", "founded_on"),
    "founded after the year": ({"founded_on": "2025-01-01"}, "E-DATE-02", "founded_on"),
    "dissolved in another year": (
        {"status": "dissolved", "dissolved_on": "2023-01-01"}, "E-DATE-02", "dissolved_on"),
    "dissolved without a date": ({"status": "dissolved"}, "E-DATE-03", "dissolved_on"),
    "neither yes nor no": ({"is_digital": "có"}, "E-FLAG-01", "is_digital"),
}  # fmt: skip


# The cases stand in one file, each between sound rows: the first in line 3, the next in line 5.
LINE_OF = {case: 3 + 2 * n for n, case in enumerate(sorted(BROKEN))}


@pytest.fixture(scope="module")
def broken_rows(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A register of all broken rows. Not to be changed."""
    root = tmp_path_factory.mktemp("broken")
    rows = [cooperative(0)]
    for n, case in enumerate(sorted(BROKEN), start=1):
        rows += [cooperative(100 + n, **BROKEN[case][0]), cooperative(n)]
    return build_register(write_register(root / "register", rows), root / "simulated")


@pytest.mark.parametrize("case", sorted(BROKEN))
def test_a_broken_row_is_named_and_set_aside(case: str, broken_rows: Workspace):
    _, code, column = BROKEN[case]
    found = {
        (f.code, f.column) for f in broken_rows.outcome.intake.findings if f.row == LINE_OF[case]
    }
    assert (code, column) in found
    with duckdb.connect(str(broken_rows.file), read_only=True) as connection:
        aside = connection.execute(
            "SELECT file, row_number, column_label, code FROM meta.quarantined"
        ).fetchall()
    assert ("cooperatives_2024.csv", LINE_OF[case], column, code) in aside


def test_of_what_follows_from_a_mistake_only_the_mistake_is_said(broken_rows: Workspace):
    for case in (
        "impossible year",
        "a year of many digits",
        "negative workers",
        "negative capital",
    ):
        _, code, column = BROKEN[case]
        found = [f for f in broken_rows.outcome.intake.findings if f.row == LINE_OF[case]]
        assert [(f.code, f.column) for f in found] == [(code, column)]


def test_what_was_expected_is_told(broken_rows: Workspace):
    told = {case: next(f for f in broken_rows.outcome.intake.findings if f.row == line)
            for case, line in LINE_OF.items()}  # fmt: skip
    assert told["unknown rating"].expected == "good, fair, average, weak, unrated"
    assert "good, fair, average, weak, unrated" in told["unknown rating"].message_vi
    assert told["members are not their parts"].expected == "60"
    assert told["more women than members"].expected == "<= 60"
    assert told["code of the other era"].expected == "63"
    assert "1.200" in told["number with separators"].next_step_vi
    assert "2.147.483.647" in told["more workers than a column can hold"].message_vi


def test_a_row_set_aside_is_kept_whole(broken_rows: Workspace):
    kept = {cell.row: cell.raw for cell in broken_rows.outcome.intake.quarantined}
    for case, line in LINE_OF.items():
        name = "" if case == "no name" else "HTX Thử"
        assert f"{name},cooperative" in kept[line], case
    assert ",0x1F," in kept[LINE_OF["a number of base 16"]]


def test_the_rest_loads(broken_rows: Workspace):
    n = len(BROKEN)
    intake = broken_rows.outcome.intake
    assert {f.row for f in intake.findings} == set(LINE_OF.values())
    account = intake.accounts[0]
    assert (account.rows_read, account.rows_loaded) == (2 * n + 2, n + 1)
    assert account.rows_quarantined == n
    with duckdb.connect(str(broken_rows.file), read_only=True) as connection:
        loaded = connection.execute("SELECT tax_code FROM core.cooperative_year").fetchall()
    assert sorted(loaded) == sorted((code_of(number),) for number in range(n + 1))


def test_every_message_of_the_register_is_expected_by_a_test():
    seen = {code for _, code, _ in BROKEN.values()}
    tests = [*Path(__file__).parent.glob("test_*.py"), Path(__file__).parents[1] / CLI_TESTS]
    for path in tests:
        seen |= set(re.findall(r'"([EWN]-[A-Z]+-\d\d)"', path.read_text(encoding="utf-8")))
    assert set(REGISTER_MESSAGES) - seen == set()


@pytest.mark.parametrize("wrong", [b"\xfe", b"\x00"])
@pytest.mark.parametrize("large", [0, opening.LARGE])
def test_a_letter_of_another_encoding_far_down_blocks_with_its_place(
    wrong: bytes, large: int, tmp_path: Path, build: Build, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(opening, "LARGE", large)
    rows = [cooperative(n) for n in range(1, 600)]
    # The second row takes two lines.
    rows[1]["name"] = "HTX\nHai"
    folder = write_register(tmp_path / "register", rows)
    path = folder / "cooperatives_2024.csv"
    lines = path.read_bytes().splitlines(keepends=True)
    assert len(b"".join(lines)) > HEAD_BYTES
    for line in (550, 560):
        lines[line] = lines[line].replace("HTX Thử".encode(), b"HTX Th" + wrong)
    data = b"".join(lines)
    path.write_bytes(data)
    with pytest.raises(BuildBlockedError) as blocked:
        build(folder)
    found = _assert_refused_whole(blocked.value.intake, "E-ENC-01", 551)
    byte, place = f"0x{wrong.hex().upper()}", data.index(wrong)
    assert f"byte {place:,} is {byte}" in found.message_en
    assert f"byte thứ {place:,} là {byte}".replace(",", ".") in found.message_vi


def test_a_quotation_mark_that_does_not_close_blocks(tmp_path: Path, build: Build):
    folder = write_register(tmp_path / "register", [cooperative(n) for n in range(1, 8)])
    path = folder / "cooperatives_2024.csv"
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    lines[4] = lines[4].replace("HTX Thử", '"HTX Thử')
    path.write_text("".join(lines), encoding="utf-8")
    with pytest.raises(BuildBlockedError) as blocked:
        build(folder)
    _assert_refused_whole(blocked.value.intake, "E-CSV-01", 5)


def test_line_ends_that_cannot_be_told_apart_block_and_are_named(tmp_path: Path, build: Build):
    folder = write_register(tmp_path / "register", [cooperative(n) for n in range(1, 8)])
    path = folder / "cooperatives_2024.csv"
    # What a program on Windows writes that ends its lines itself.
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\r\n"))
    with pytest.raises(BuildBlockedError) as blocked:
        build(folder)
    (found, _) = blocked.value.intake.findings
    assert (found.code, found.file, found.action) == ("E-CSV-03", path.name, "refused")
    assert "CR CR LF" in found.message_vi


def _assert_refused_whole(intake: Intake, code: str, line: int) -> Finding:
    """Nothing is published, and neither the finding nor the account says that a line was set aside."""
    (found,) = intake.findings
    assert (found.code, found.file, found.row) == (code, "cooperatives_2024.csv", line)
    assert found.action == "refused"
    assert "chưa nạp dòng nào" in found.next_step_vi.lower()
    assert "none of" in found.next_step_en.lower()
    assert intake.quarantined == []
    (account,) = intake.accounts
    assert (account.rows_loaded, account.rows_quarantined) == (0, 0)
    return found


def test_messages_are_whole_in_both_languages():
    for code, message in REGISTER_MESSAGES.items():
        assert message.vi != message.en, code
        assert message.next_vi != message.next_en, code


def test_the_first_sound_row_of_a_code_stays(tmp_path: Path, build: Build):
    rows = [
        cooperative(1, workers_women=99),
        cooperative(1, name="HTX Đúng"),
        cooperative(1, name="HTX Lần Ba"),
        *(cooperative(n) for n in range(2, 6)),
    ]
    built = build(write_register(tmp_path / "register", rows))
    found = {(f.code, f.row) for f in built.outcome.intake.findings}
    assert found == {("E-PART-02", 2), ("E-DUP-01", 4)}
    with duckdb.connect(str(built.file), read_only=True) as connection:
        names = connection.execute(
            "SELECT name FROM core.cooperative_year WHERE tax_code = ?", [code_of(1)]
        ).fetchall()
    assert names == [("HTX Đúng",)]


def test_a_file_sent_again_is_skipped_whole(dirty: Workspace):
    found = [f for f in dirty.outcome.intake.findings if f.code == "E-RES-01"]
    assert [f.file for f in found] == ["cooperatives_2025_again.csv"]
    account = next(
        a for a in dirty.outcome.intake.accounts if a.file == "cooperatives_2025_again.csv"
    )
    assert account.rows_read == account.rows_skipped > 100
    assert account.rows_loaded == 0


def test_last_years_figures_under_a_new_year_are_noticed(tmp_path: Path, build: Build):
    before = [cooperative(n, year=2023, revenue_vnd=10**9 + n) for n in range(1, 40)]
    folder = write_register(tmp_path / "register", [{**row, "year": 2024} for row in before])
    write_rows(folder, "cooperatives_2023.csv", before)
    built = build(folder)
    warned = [f for f in built.outcome.intake.findings if f.code == "W-RES-02"]
    assert [(f.file, f.found) for f in warned] == [("cooperatives_2024.csv", "2024")]
    assert sum(a.rows_loaded for a in built.outcome.intake.accounts) == 2 * len(before)


def test_other_figures_are_no_repetition(clean: Workspace):
    assert clean.outcome.intake.findings == []


def test_a_missing_column_blocks_and_is_named(tmp_path: Path, build: Build):
    folder = write_register(tmp_path / "register", [cooperative(n) for n in range(1, 6)])
    (folder / "cooperatives_2023.csv").write_text("year,tax_code\n2023,0100109106\n")
    with pytest.raises(BuildBlockedError) as blocked:
        build(folder)
    refused = [f for f in blocked.value.intake.findings if f.severity == "blocking"]
    assert [(f.code, f.file) for f in refused] == [("E-COL-01", "cooperatives_2023.csv")]
    assert "name" in refused[0].expected


NO_HEADER: dict[str, tuple[Callable[[str], str | bytes], str, str]] = {
    "cells divided by semicolons": (lambda text: text.replace(",", ";"), "E-CSV-02", "“;”"),
    "cells divided by tabs": (lambda text: "\ufeff" + text.replace(",", "\t"), "E-CSV-02", "Tab"),
    "a title above": (lambda text: f"SỞ TÀI CHÍNH,,\n{text}", "E-HEAD-01", "SỞ TÀI CHÍNH,,"),
    "nothing": (lambda _: b"", "E-EMPTY-01", "0"),
    "a blank line above": (lambda text: f"\n{text}", "E-HEAD-01", ""),
    "a workbook called CSV": (lambda _: b"PK\x03\x04" + bytes(99), "E-KIND-01", ".xlsx/.zip"),
    "another name for a column": (
        lambda text: text.replace("revenue_vnd", "Doanh thu", 1), "E-COL-01", "“Doanh thu”"),
}  # fmt: skip


@pytest.mark.parametrize("case", sorted(NO_HEADER))
def test_a_file_without_its_header_is_told_what_stands_there(
    case: str, tmp_path: Path, build: Build
):
    change, code, found = NO_HEADER[case]
    folder = write_register(tmp_path / "register", [cooperative(n) for n in range(1, 4)])
    text = (folder / "cooperatives_2024.csv").read_text(encoding="utf-8")
    changed = change(text)
    data = changed if isinstance(changed, bytes) else changed.encode()
    (folder / "cooperatives_2023.csv").write_bytes(data)
    with pytest.raises(BuildBlockedError) as blocked:
        build(folder)
    said = [f for f in blocked.value.intake.findings if f.file == "cooperatives_2023.csv"]
    assert [(f.code, f.found) for f in said] == [(code, found)]
    assert found in said[0].message_vi
    assert found in said[0].message_en


def test_an_unknown_column_and_an_unknown_file_are_said(tmp_path: Path, build: Build):
    folder = write_register(tmp_path / "register", [cooperative(n) for n in range(1, 6)])
    path = folder / "cooperatives_2024.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text(
        "\n".join([f"ghi_chu,{lines[0]}", *(f"=1+1,{line}" for line in lines[1:])]) + "\n",
        encoding="utf-8",
    )
    (folder / "bao_cao.csv").write_text("a\n1\n")
    built = build(folder)
    assert {(f.code, f.found) for f in built.outcome.intake.findings} == {
        ("W-COL-01", "ghi_chu"), ("W-REG-04", "bao_cao.csv"),
    }  # fmt: skip
    assert sum(a.rows_loaded for a in built.outcome.intake.accounts) == 5


def test_headings_without_a_name_or_twice_are_columns_not_read(tmp_path: Path, build: Build):
    folder = write_register(tmp_path / "register", [cooperative(n) for n in range(1, 4)])
    path = folder / "cooperatives_2024.csv"
    first, *rest = path.read_text(encoding="utf-8").splitlines()
    lines = [f"{first},,NAME,Ghi chú,GHI CHÚ,", *(f"{line},a,b,c,d," for line in rest)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    built = build(folder)
    assert [(f.code, f.row, f.found) for f in built.outcome.intake.findings] == [
        ("W-COL-01", 1, said) for said in ("AJ", "NAME (AK)", "Ghi chú", "GHI CHÚ (AM)", "AN")
    ]
    assert built.outcome.intake.accounts[0].rows_loaded == 3
    with duckdb.connect(str(built.file), read_only=True) as connection:
        assert connection.execute("SELECT DISTINCT name FROM core.cooperative_year").fetchall() == [
            ("HTX Thử",)
        ]


def test_what_is_not_read_is_listed_and_names_are_read_as_people_write_them(
    tmp_path: Path, build: Build
):
    folder = write_register(tmp_path / "register", [cooperative(1)])
    for n, name in enumerate(("COOPERATIVES_2023.CSV", "Cooperatives 2022 (2).csv"), start=2):
        path = write_rows(tmp_path, "cooperatives.csv", [cooperative(n)])
        path.rename(folder / name)
    (folder / "cooperatives_2021.txt").write_text("year\n")
    (folder / "bao_cao.zip").write_bytes(b"PK")
    (folder / "groupshare.csv").write_text("a\n")
    (folder / "2020").mkdir()
    (folder / "cooperatives.csv").mkdir()
    built = build(folder)
    assert {(f.code, f.file) for f in built.outcome.intake.findings} == {
        ("W-REG-05", "cooperatives_2021.txt"), ("W-REG-05", "bao_cao.zip"),
        ("W-REG-04", "groupshare.csv"), ("W-REG-06", "2020"), ("W-REG-06", "cooperatives.csv"),
    }  # fmt: skip
    assert sum(a.rows_loaded for a in built.outcome.intake.accounts) == 3


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path, build: Build):
    folder = write_register(tmp_path / "register", [cooperative(1)])
    (folder / "cooperatives_2023.csv").symlink_to(folder / "gone.csv")
    with pytest.raises(BuildBlockedError) as blocked:
        build(folder)
    found = [(f.code, f.file) for f in blocked.value.intake.findings]
    assert found == [("E-FILE-01", "cooperatives_2023.csv")]
    assert blocked.value.intake.findings[0].found == ""


def test_events_keep_to_rules_too(tmp_path: Path, build: Build):
    folder = write_register(tmp_path / "register", [cooperative(n) for n in range(1, 4)])
    one, other = code_of(1), code_of(9)
    sound = {"year": 2024, "event": "merger", "from_tax_code": other, "to_tax_code": one}
    wrong: list[tuple[dict[str, Any], str, str]] = [
        ({"event": "lost"}, "E-LIST-01", "event"),
        ({"event": None}, "E-REQ-01", "event"),
        ({"year": None}, "E-REQ-01", "year"),
        ({"year": 2205}, "E-YEAR-01", "year"),
        ({"to_tax_code": None}, "E-REQ-01", "to_tax_code"),
        ({"to_tax_code": "12345"}, "E-TAX-01", "to_tax_code"),
        ({"from_tax_code": "0100109107"}, "E-TAX-02", "from_tax_code"),
        ({"year": "0x7E8"}, "E-NUM-01", "year"),
    ]
    rows = [{**sound, "note": "QĐ\n1"}, *({**sound, **cells} for cells, _, _ in wrong)]
    write_rows(folder, "identity_events.csv", rows)
    built = build(folder)
    # The first event takes two lines.
    found = sorted(built.outcome.intake.findings, key=lambda f: f.row or 0)
    assert [(f.code, f.row, f.column) for f in found] == [
        (code, line, column) for line, (_, code, column) in enumerate(wrong, start=4)
    ]
    account = next(a for a in built.outcome.intake.accounts if a.file == "identity_events.csv")
    assert (account.rows_loaded, account.rows_quarantined) == (1, len(wrong))
    with duckdb.connect(str(built.file), read_only=True) as connection:
        kept = connection.execute("SELECT from_tax_code FROM core.reported_event").fetchall()
    assert kept == [(other,)]


def test_a_file_in_another_encoding_is_refused(tmp_path: Path, build: Build):
    folder = write_register(tmp_path / "register", [cooperative(n) for n in range(1, 6)])
    text = (folder / "cooperatives_2024.csv").read_text(encoding="utf-8")
    (folder / "cooperatives_2023.csv").write_bytes(text.encode("utf-16"))
    with pytest.raises(BuildBlockedError) as blocked:
        build(folder)
    assert [(f.code, f.file) for f in blocked.value.intake.findings] == [
        ("E-ENC-01", "cooperatives_2023.csv")
    ]


def test_names_full_of_markup_formulas_and_links_stay_text(tmp_path: Path, build: Build):
    names = [
        "<script>alert(1)</script>", "=HYPERLINK(\"http://x\")", "[a](javascript:b)",
        "'; DROP TABLE core.place; --", "HTX \"Đông, Á\"\nBắc",
    ]  # fmt: skip
    rows = [cooperative(n, name=name) for n, name in enumerate(names, start=1)]
    built = build(write_register(tmp_path / "register", rows))
    with duckdb.connect(str(built.file), read_only=True) as connection:
        kept = connection.execute(
            "SELECT name, name_folded FROM marts.cooperative_search"
        ).fetchall()
    assert {name for name, _ in kept} == set(names)
    assert ('HTX "Đông, Á"\nBắc', "htx dong a bac") in kept


def test_nothing_to_load_is_blocking(tmp_path: Path, build: Build):
    with pytest.raises(BuildBlockedError) as blocked:
        build(write_register(tmp_path / "register", [cooperative(1, tax_code="1")]))
    assert "E-REG-02" in {f.code for f in blocked.value.intake.findings}


@pytest.mark.parametrize(
    "other",
    [{"publisher_id": "nobody"}, {"is_simulated": True}, {"publisher_id": "simulation"},
     {"source_id": "a+b"}],
)  # fmt: skip
def test_a_manifest_that_cannot_be_right_is_refused(tmp_path: Path, other: dict[str, Any]):
    folder = write_register(tmp_path / "register", [cooperative(1)], **other)
    intake, manifest = empty_intake(folder)
    assert manifest is None
    assert [f.code for f in intake.findings] == ["E-REG-01"]
    assert intake.is_blocked


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        (None, "không có tệp này", "does not hold it"),
        ("{", "không phải JSON", "not JSON"),
        ("[1]", "không phải JSON", "not JSON"),
        ('{"publisher_id": "vca", "sent": 1}', "thiếu source_id, ", "lacks source_id, "),
        ('{"publisher_id": "vca", "sent": 1}', "thừa sent", "must not have sent"),
    ],
)
def test_what_is_wrong_with_a_manifest_is_said_in_words(
    tmp_path: Path, text: str | None, vi: str, en: str
):
    path = write_register(tmp_path / "register", [cooperative(1)]) / "register.json"
    path.unlink()
    if text is not None:
        path.write_text(text, encoding="utf-8")
    (finding,) = empty_intake(path.parent)[0].findings
    assert vi in finding.message_vi
    assert en in finding.message_en
    assert "Error" not in finding.message_vi + finding.message_en


def test_many_findings_of_one_code_are_counted_not_lost(tmp_path: Path, build: Build):
    rows = [cooperative(n, workers_women=99) for n in range(1, 601)]
    built = build(write_register(tmp_path / "register", [*rows, *(
        cooperative(n) for n in range(1001, 1006))]))  # fmt: skip
    codes = [f.code for f in built.outcome.intake.findings]
    assert codes.count("E-PART-02") == 500
    assert codes.count("N-MANY-01") == 1
    assert len(built.outcome.intake.quarantined) == 600


def _typed(row: dict[str, str]) -> dict[str, Any] | None:
    """A row of the file with its types, or None where a cell does not have its type."""
    found: dict[str, Any] = {}
    for field in RECORDS["cooperatives"]:
        text = row[field.name]
        try:
            if text == "":
                found[field.name] = None
            elif field.type in ("count", "money", "year"):
                found[field.name] = int(text)
            elif field.type == "date":
                found[field.name] = date.fromisoformat(text)
            else:
                found[field.name] = text
        except ValueError:
            return None
    return found


def test_the_fast_pass_and_the_rules_find_the_same_rows(dirty: Workspace):
    """Every row of every file through the rules, one by one, against what the build set aside."""
    expected: set[tuple[str, int]] = set()
    for path in sorted(dirty.register.glob("cooperatives_20??.csv")):
        seen: set[tuple[str, str]] = set()
        with path.open(encoding="utf-8", newline="") as file:
            for line, row in enumerate(csv.DictReader(file), start=2):
                typed = _typed(row)
                if (
                    typed is None
                    or problems_of("cooperatives", typed)
                    or (row["year"], row["tax_code"]) in seen
                ):
                    expected.add((path.name, line))
                else:
                    seen.add((row["year"], row["tax_code"]))
    found = {
        (cell.file, cell.row)
        for cell in dirty.outcome.intake.quarantined
        if cell.file.startswith("cooperatives")
    }
    assert found == expected
    assert len(found) > 50


def test_files_hashed_after_rows_are_loaded_come_to_the_same(
    dirty: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """As large files are; hashes, lines and findings are all part of the contents."""
    monkeypatch.setattr(opening, "LARGE", 0)
    assert any(dirty.register.glob("identity_events*.csv"))
    beside = build_register(dirty.register, tmp_path / "simulated")
    assert beside.outcome.card.source_files == dirty.outcome.card.source_files
    assert beside.outcome.card.content_sha256 == dirty.outcome.card.content_sha256
