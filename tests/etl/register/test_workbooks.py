"""The Excel template filled by an office gives what the same rows give as CSV, and names its cells."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest
import xlsxwriter

from etl.build.publish import BuildBlockedError
from etl.observation import Finding
from etl.register.schema import RECORDS
from etl.register.template import write_template
from tests.etl.register.conftest import Workspace, build_register
from tests.etl.register.registers import code_of, cooperative, write_register
from tests.etl.register.workbooks import (
    COLUMNS,
    LETTER,
    cells_of,
    fill,
    findings,
    folder_for_workbooks,
    loaded,
    typed,
    values_of,
    workbook_of,
    write_sheet,
)

Build = Callable[[Path], Workspace]

# Cells of the rows an office got wrong; None is a blank cell.
BAD: list[dict[str, Any]] = [
    {"revenue_vnd": "1.234,5"},
    {"workers": "1.200"},
    {"revenue_vnd": 1234.5},
    {"founded_on": "31/12/2014"},
    {"tax_code": "0100109107"},
    {"members_women": 61},
    {"status": "đang hoạt động"},
    {"name": None},
    {"revenue_vnd": "2E+9"},
]


def test_a_filled_template_gives_what_the_same_rows_give_as_csv(tmp_path: Path, build: Build):
    rows = [cooperative(n, name=f'HTX "Số, {n}"') for n in range(1, 31)]
    for place, cells in zip(range(2, 30, 3), BAD, strict=False):
        rows[place].update(cells)
    book = folder_for_workbooks(tmp_path / "book")
    fill(book / "mau_da_dien.xlsx", map(typed, rows))
    from_csv = build(write_register(tmp_path / "csv", rows))
    csv_rows, csv_findings = loaded(from_csv), findings(from_csv)
    from_book = build(book)

    assert loaded(from_book) == csv_rows
    assert len(csv_rows) == 30 - len(BAD)
    said = {(f.code, f.row, f.column, f.found, f.action) for f in findings(from_book)}
    assert said == {(f.code, f.row, f.column, f.found, f.action) for f in csv_findings}
    for finding in findings(from_book):
        assert (finding.file, finding.sheet) == ("mau_da_dien.xlsx", "cooperatives")
        assert finding.cell == f"{LETTER[finding.column]}{finding.row}"
        assert f"trang “cooperatives”, ô {finding.cell}" in finding.message_vi
    one, other = from_book.outcome.intake.accounts[0], from_csv.outcome.intake.accounts[0]
    assert one.file == "mau_da_dien.xlsx [cooperatives]"
    assert (one.rows_read, one.rows_loaded, one.rows_quarantined, one.rows_skipped) == (
        other.rows_read, other.rows_loaded, other.rows_quarantined, other.rows_skipped,
    )  # fmt: skip


def test_every_form_of_one_workbook_is_read(tmp_path: Path, build: Build):
    group = {"year": 2024, "group_id": "T1", "name": "Tổ Một", "province_code": "01",
             "geo_era": "63", "sector_class": "agriculture", "status": "operating", "members": 5,
             "members_women": 2, "revenue_vnd": 10**7}  # fmt: skip
    folder = folder_for_workbooks(tmp_path / "register")
    path = folder / "bao_cao_tinh.xlsx"
    fill(path, [typed(cooperative(n)) for n in range(1, 6)])
    book = openpyxl.load_workbook(path)
    for column, field in enumerate(RECORDS["groups"], start=1):
        book["groups"].cell(2, column).value = group.get(field.name)
    event = {"year": 2024, "event": "rename", "from_tax_code": code_of(1),
             "to_tax_code": code_of(1), "note": "QĐ 1"}  # fmt: skip
    for row, cells in enumerate((event, {**event, "event": "lost"}), start=2):
        for column, field in enumerate(RECORDS["identity_events"], start=1):
            book["identity_events"].cell(row, column).value = cells[field.name]
    book.save(path)
    built = build(folder)
    assert len(loaded(built)) == 5
    assert [row[1] for row in loaded(built, "group_year")] == ["T1"]
    assert [row[1] for row in loaded(built, "identity_event")] == ["rename"]
    assert [(f.code, f.sheet, f.cell) for f in findings(built)] == [
        ("E-LIST-01", "identity_events", "B3")
    ]
    assert {account.file for account in built.outcome.intake.accounts} == {
        "bao_cao_tinh.xlsx [cooperatives]", "bao_cao_tinh.xlsx [groups]",
        "bao_cao_tinh.xlsx [identity_events]",
    }  # fmt: skip


def test_vietnamese_headings_below_titles_with_columns_of_ones_own(tmp_path: Path, build: Build):
    fields = RECORDS["cooperatives"]
    folder = folder_for_workbooks(tmp_path / "register")
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Biểu VII-1"
    sheet["A1"] = "BÁO CÁO HỢP TÁC XÃ NĂM 2024"
    sheet.merge_cells("A1:H1")
    sheet["A2"] = "Đơn vị gửi: Sở Tài chính"
    sheet.append([])
    sheet.append(["STT", *(field.title.vi.upper() + " *" for field in fields), "Ghi chú"])
    for n in range(1, 4):
        sheet.append([n, *cells_of(cooperative(n)), "=1+1 là hai" if n == 2 else None])
    sheet.append([])
    sheet.append(["STT", *(field.title.vi.upper() + " *" for field in fields), "Ghi chú"])
    sheet.append([4, *cells_of(cooperative(4, members_women=61)), None, "ngoài bảng"])
    book.create_sheet("Tổng hợp").append(["Năm báo cáo", "Thành viên", "Doanh thu"])
    book.save(folder / "bao_cao.xlsx")
    built = build(folder)
    assert len(loaded(built)) == 3
    # Column A holds STT, so each column stands one further to the right.
    letter = openpyxl.utils.get_column_letter(COLUMNS.index("members_women") + 2)
    assert {(f.code, f.sheet, f.cell, f.found) for f in findings(built)} == {
        ("W-COL-01", "Biểu VII-1", "A4", "STT"),
        ("W-COL-01", "Biểu VII-1", f"{openpyxl.utils.get_column_letter(len(fields) + 2)}4",
         "Ghi chú"),
        ("W-COL-01", "Biểu VII-1", "",
         openpyxl.utils.get_column_letter(len(fields) + 3)),
        ("W-BOOK-02", "Tổng hợp", "", "Tổng hợp"),
        ("E-PART-02", "Biểu VII-1", f"{letter}10", "61"),
    }  # fmt: skip
    with duckdb.connect(str(built.file), read_only=True) as connection:
        skipped = connection.execute("SELECT row_number, reason FROM meta.skipped").fetchall()
    assert skipped == [
        (1, "title"), (2, "title"), (3, "blank"), (4, "header"), (8, "blank"), (9, "header"),
    ]  # fmt: skip


def test_cells_as_excel_keeps_them(tmp_path: Path, build: Build):
    rows = [
        cooperative(1, founded_on=date(2010, 5, 4), is_digital=True, in_value_chain="Có",
                    is_high_tech="không", revenue_vnd=2e9, workers="12", name=" HTX\nMột "),
        cooperative(2, founded_on=datetime(2010, 5, 4, 8, 30), is_digital=False, geo_era=63),
    ]  # fmt: skip
    built = build(workbook_of([COLUMNS, *map(cells_of, rows)], tmp_path))
    assert findings(built) == []
    assert values_of(built, "founded_on") == [date(2010, 5, 4)] * 2
    assert values_of(built, "is_digital") == [True, False]
    assert values_of(built, "in_value_chain")[0] is True
    assert values_of(built, "is_high_tech")[0] is False
    assert values_of(built, "revenue_vnd") == [2_000_000_000] * 2
    assert values_of(built, "workers") == [12, 12]
    assert values_of(built, "name")[0] == "HTX Một"


def test_codes_that_lost_their_zeros_are_mended_only_where_that_is_certain(
    tmp_path: Path, build: Build
):
    whole = "0100109106"
    rows = [
        cooperative(1, tax_code=int(whole), province_code=1, commune_code=19),
        cooperative(2, tax_code=int(code_of(2)), vsic_code=111),
        cooperative(3, tax_code=123456789),
        cooperative(4),
    ]
    built = build(workbook_of([COLUMNS, *map(cells_of, rows)], tmp_path))
    assert sorted(values_of(built, "tax_code")) == sorted([whole, code_of(2), code_of(4)])
    assert values_of(built, "commune_code").count("00019") == 1
    assert set(values_of(built, "province_code")) == {"01"}
    assert {(f.code, f.cell, f.found, f.action) for f in findings(built)} == {
        ("W-CODE-01", f"{LETTER['tax_code']}2", str(int(whole)), "corrected"),
        ("W-CODE-01", f"{LETTER['province_code']}2", "1", "corrected"),
        ("W-CODE-01", f"{LETTER['commune_code']}2", "19", "corrected"),
        ("W-CODE-02", f"{LETTER['vsic_code']}3", "111", "loaded"),
        ("E-TAX-01", f"{LETTER['tax_code']}4", "123456789", "quarantined"),
    }
    assert f"“{whole}”" in next(f for f in findings(built) if f.found == str(int(whole))).message_vi


def test_formulas_are_read_as_values_and_failed_ones_set_their_row_aside(
    tmp_path: Path, build: Build
):
    folder = folder_for_workbooks(tmp_path / "register")
    book: Any = xlsxwriter.Workbook(str(folder / "cooperatives.xlsx"))
    sheet = book.add_worksheet("cooperatives")
    sheet.write_row(0, 0, COLUMNS)
    for n in range(1, 5):
        sheet.write_row(n, 0, cells_of(cooperative(n, union_tax_code=code_of(9))))
    revenue = COLUMNS.index("revenue_vnd")
    sheet.write_formula(1, revenue, "=3*10^9", None, 3_000_000_000)
    sheet.write_formula(2, COLUMNS.index("name"), "=VLOOKUP(1,A:A,1)", None, "#N/A")
    book.close()
    put = partial(_put_formula, folder / "cooperatives.xlsx")
    # Excel writes a result without letters as empty text; other programs write no result at all.
    put(f"{LETTER['union_tax_code']}2", ' t="str"', 'IF(1=1,"","x")', "<v></v>")
    put(f"{LETTER['revenue_vnd']}4", "", "SUM(A1:A2)", "")
    built = build(folder)
    assert values_of(built, "revenue_vnd") == [3_000_000_000, 2_000_000_000]
    assert values_of(built, "union_tax_code") == [None, code_of(9)]
    assert [(f.code, f.cell, f.found, f.action) for f in findings(built)] == [
        ("E-CELL-01", f"{LETTER['name']}3", "#N/A", "quarantined"),
        ("E-CELL-02", f"{LETTER['revenue_vnd']}4", "=SUM(A1:A2)", "quarantined"),
    ]
    account = built.outcome.intake.accounts[0]
    assert (account.rows_read, account.rows_loaded, account.rows_quarantined) == (5, 2, 2)


@pytest.mark.parametrize("name", ["cooperatives_2024.xlsx", "bao_cao.xlsx"])
def test_a_missing_column_is_refused_aloud(name: str, tmp_path: Path, build: Build):
    sheet = "cooperatives" if name == "bao_cao.xlsx" else "Sheet1"
    folder = workbook_of(
        [["Tiêu đề"], COLUMNS[:-2], cells_of(cooperative(1))[:-2]], tmp_path, name, sheet
    )
    with pytest.raises(BuildBlockedError) as blocked:
        build(folder)
    refused = next(f for f in blocked.value.intake.findings if f.code == "E-COL-01")
    assert (refused.file, refused.sheet, refused.row) == (name, sheet, 2)
    assert refused.expected == "rating, union_tax_code"


def test_a_column_twice_is_refused(tmp_path: Path, build: Build):
    folder = workbook_of(
        [[*COLUMNS, "Tên"], [*cells_of(cooperative(1)), "khác"]], tmp_path, "cooperatives.xlsx"
    )
    with pytest.raises(BuildBlockedError) as blocked:
        build(folder)
    assert ("E-COL-02", "name") in {(f.code, f.found) for f in blocked.value.intake.findings}


def test_columns_of_ones_own_may_have_one_heading(tmp_path: Path, build: Build):
    own = len(COLUMNS)
    built = build(workbook_of(
        [["Ghi chú", *COLUMNS, "GHI CHÚ"], ["a", *cells_of(cooperative(1)), "b"]], tmp_path,
        "cooperatives.xlsx",
    ))  # fmt: skip
    last = openpyxl.utils.get_column_letter(own + 2)
    assert [(f.code, f.cell, f.found) for f in findings(built)] == [
        ("W-COL-01", "A1", "Ghi chú"), ("W-COL-01", f"{last}1", f"GHI CHÚ ({last})"),
    ]  # fmt: skip
    assert len(loaded(built)) == 1


def test_a_workbook_without_a_form_and_one_not_filled_in_are_listed(tmp_path: Path, build: Build):
    folder = write_register(tmp_path / "register", [cooperative(n) for n in range(1, 4)])
    write_sheet(folder / "so_lieu.xlsx", [["Năm", "Tên"], [2024, "x"]])
    (folder / "~$so_lieu.xlsx").write_bytes(b"lock")
    (folder / "cu.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    built = build(folder)
    assert {(f.code, f.file) for f in findings(built)} == {
        ("W-REG-04", "so_lieu.xlsx"), ("W-REG-05", "cu.xls"),
    }  # fmt: skip
    write_template(folder / "trong.xlsx")
    built = build(folder)
    (said,) = (f for f in findings(built) if f.code == "W-EMPTY-03")
    assert (said.file, said.sheet, said.severity) == ("trong.xlsx", "", "warning")
    (account,) = (a for a in built.outcome.intake.accounts if a.file.startswith("trong.xlsx"))
    assert (account.rows_loaded, account.rows_read) == (0, account.rows_skipped)
    assert len(loaded(built)) == 3


def test_a_workbook_sent_again_is_skipped_whole(tmp_path: Path, build: Build):
    folder = folder_for_workbooks(tmp_path / "register")
    fill(folder / "a.xlsx", [typed(cooperative(n)) for n in range(1, 4)])
    (folder / "b.xlsx").write_bytes((folder / "a.xlsx").read_bytes())
    built = build(folder)
    assert [(f.code, f.file, f.sheet) for f in findings(built)] == [
        ("E-RES-01", "b.xlsx", "cooperatives")
    ]
    assert len(loaded(built)) == 3


def _flipped(data: bytes) -> bytes:
    return data[:300] + bytes(255 - byte for byte in data[300:900]) + data[900:]


def _without(part: str) -> Callable[[bytes], bytes]:
    def cut(data: bytes) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
            for name in old.namelist():
                if name != part:
                    new.writestr(name, old.read(name))
        return out.getvalue()

    return cut


BREAKS: dict[str, Callable[[bytes], bytes]] = {
    "no workbook at all": lambda _: b"year,tax_code\n",
    "old .xls or a password": lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "cut in the middle": lambda data: data[: len(data) // 2],
    "flipped bytes": _flipped,
    "without its list of sheets": _without("xl/workbook.xml"),
}


YEAR_OF = {how: 2015 + n for n, how in enumerate(sorted(BREAKS))}


@pytest.fixture(scope="module")
def broken_books(tmp_path_factory: pytest.TempPathFactory) -> list[Finding]:
    """What is found in a register of a sound file and workbooks that are broken, each in its way."""
    root = tmp_path_factory.mktemp("books")
    folder = write_register(root / "register", [cooperative(n) for n in range(1, 4)])
    for how, year in YEAR_OF.items():
        path = folder / f"cooperatives_{year}.xlsx"
        fill(path, [typed(cooperative(1, year=year))])
        path.write_bytes(BREAKS[how](path.read_bytes()))
    with pytest.raises(BuildBlockedError) as blocked:
        build_register(folder, root / "simulated")
    return blocked.value.intake.findings


@pytest.mark.parametrize("how", sorted(BREAKS))
def test_a_broken_workbook_is_refused(how: str, broken_books: list[Finding]):
    file = f"cooperatives_{YEAR_OF[how]}.xlsx"
    said = [(f.code, f.found, f.expected) for f in broken_books if f.file == file]
    # Names of errors of the program are nobody's business.
    assert said == [("E-BOOK-01", "", ".xlsx")]


def test_a_broken_workbook_leaves_the_rest_to_be_checked(broken_books: list[Finding]):
    assert [f.file for f in broken_books] == [f"cooperatives_{y}.xlsx" for y in YEAR_OF.values()]


def test_a_workbook_that_unpacks_to_too_much_is_refused_before_it_is_read(
    tmp_path: Path, build: Build
):
    folder = write_register(tmp_path / "register", [cooperative(n) for n in range(1, 4)])
    with zipfile.ZipFile(folder / "cooperatives_2023.xlsx", "w", zipfile.ZIP_DEFLATED) as book:
        block = b" " * (1 << 24)
        with book.open("xl/worksheets/sheet1.xml", "w") as part:
            for _ in range(33):
                part.write(block)
    with pytest.raises(BuildBlockedError) as blocked:
        build(folder)
    assert [f.code for f in blocked.value.intake.findings] == ["E-SIZE-01"]


def test_a_cell_far_to_the_right_is_refused(tmp_path: Path, build: Build):
    folder = workbook_of([COLUMNS, cells_of(cooperative(1))], tmp_path)
    book = openpyxl.load_workbook(folder / "cooperatives.xlsx")
    assert book.active is not None
    book.active["XFD2"] = 1
    book.save(folder / "cooperatives.xlsx")
    with pytest.raises(BuildBlockedError) as blocked:
        build(folder)
    assert ("E-SIZE-01", 2) in {(f.code, f.row) for f in blocked.value.intake.findings}


def test_a_wrong_dimension_hides_no_row(tmp_path: Path, build: Build):
    folder = workbook_of([COLUMNS, *(cells_of(cooperative(n)) for n in range(1, 8))], tmp_path)
    path = folder / "cooperatives.xlsx"
    _edit(path, "xl/worksheets/sheet1.xml", lambda xml: _redimension(xml, "A1:B2"))
    assert len(loaded(build(folder))) == 7


def _edit(path: Path, part: str, change: Callable[[str], str]) -> None:
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts[part] = change(parts[part].decode()).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)


def _redimension(xml: str, size: str) -> str:
    return re.sub(r'<dimension ref="[^"]+"', f'<dimension ref="{size}"', xml)


def _put_formula(path: Path, at: str, kind: str, formula: str, result: str) -> None:
    """Puts a formula and its stored result into a cell of the file itself."""
    cell = f'<c r="{at}"{kind}><f>{formula}</f>{result}</c>'
    _edit(path, "xl/worksheets/sheet1.xml",
          lambda xml: re.sub(rf'<c r="{at}"[^>]*>.*?</c>', cell, xml))  # fmt: skip
