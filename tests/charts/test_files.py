"""CSV and XLSX read back as a spreadsheet would: numbers are numbers, nothing runs."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopstats.catalog import Lang
from coopstats.charts.exhibit import Column, Exhibit, Table
from coopstats.charts.files import csv_bytes, neutral, workbook_bytes
from tests.charts.exhibits import COLUMNS, NASTY, made

RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")
ROW = ("Hà Nội", 2022, 1187, 4567.89, 0.1234)


def _csv(exhibit: Exhibit, lang: Lang) -> list[list[str]]:
    body = csv_bytes(exhibit, lang)
    assert body.startswith(b"\xef\xbb\xbf"), "Excel reads UTF-8 only with its mark"
    text = body.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";" if lang == "vi" else ","))


def _book(*exhibits: Exhibit, lang: Lang = "vi") -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook_bytes(exhibits, "Doanh thu", lang)))


@pytest.mark.parametrize(
    ("lang", "wanted"),
    [
        ("vi", ["Hà Nội", "2022", "1187", "4567,89", "12,34%"]),
        ("en", ["Hà Nội", "2022", "1187", "4567.89", "12.34%"]),
    ],
)
def test_csv_has_the_separators_of_the_language(lang: Lang, wanted: list[str]):
    rows = _csv(made(ROW), lang)
    assert rows[0] == [column.label for column in COLUMNS]
    assert rows[1] == wanted


def test_csv_ends_with_what_must_travel_with_the_numbers():
    exhibit = made(ROW, simulated=True)
    rows = _csv(exhibit, "vi")
    assert rows[2] == []
    notes = [row[0] for row in rows[3:]]
    assert "DỮ LIỆU MÔ PHỎNG" in notes[0]
    assert "SIMULATED DATA" in notes[0]
    assert notes[1:] == [
        exhibit.title, exhibit.subtitle, exhibit.coverage, exhibit.source, *exhibit.caveats
    ]  # fmt: skip


def test_every_sheet_of_a_simulated_workbook_says_so():
    book = _book(made(ROW, simulated=True), made(ROW, simulated=True))
    for sheet in book.worksheets:
        top = " ".join(str(cell.value) for row in sheet["A1:A2"] for cell in row)
        assert "DỮ LIỆU MÔ PHỎNG / SIMULATED DATA" in top, sheet.title
    said = [cell.value for sheet in _book(made(ROW)) for row in sheet.iter_rows() for cell in row]
    assert not any("SIMULATED" in str(value) for value in said)


def test_a_missing_cell_is_empty_and_a_zero_is_zero():
    rows = _csv(made(("Hà Giang", 2022, 0, None, float("nan"))), "vi")
    assert rows[1] == ["Hà Giang", "2022", "0", "", ""]


def test_negative_numbers_stay_numbers():
    assert _csv(made(("Hà Giang", 2022, -5, -1.5, -0.2)), "vi")[1][2:] == ["-5", "-1,5", "-20%"]


@pytest.mark.parametrize("name", NASTY)
def test_a_name_is_never_run_by_a_spreadsheet(name: str):
    cell = _csv(made((name, 2022, 1, 1.0, 0.5)), "vi")[1][0]
    assert not cell.startswith(RUNS)
    assert cell.removeprefix("'").replace("\r", "\n") == name.replace("\r", "\n")
    assert cell == name or name.startswith(RUNS)
    sheet = _book(made((name, 2022, 1, 1.0, 0.5))).worksheets[1]
    found = [c for row in sheet.iter_rows() for c in row if c.value is not None]
    assert all(c.data_type != "f" and c.hyperlink is None for c in found)


@given(st.text(max_size=40))
def test_no_text_at_all_begins_like_a_formula(text: str):
    assert not neutral(text).startswith(RUNS)
    assert neutral(text).removeprefix("'") == text.removeprefix("'")


def test_titles_and_heads_are_neutralised_too():
    exhibit = made(("x",), title="=1+1", source="@cmd", table=Table((Column("=A1"),), (("x",),)))
    cells = [cell for row in _csv(exhibit, "en") for cell in row]
    assert not [cell for cell in cells if cell.startswith(RUNS)]


def test_a_workbook_has_contents_then_a_sheet_an_exhibit_with_numbers():
    book = _book(made(ROW, id="trend"), made(ROW, id="no/rows?[1]"), made(id="message"))
    assert [len(name) <= 31 for name in book.sheetnames] == [True] * 3
    contents = [row[0].value for row in book.worksheets[0].iter_rows()]
    assert book.sheetnames[0] == "Mục lục"
    assert contents[0] == "Doanh thu"
    # An exhibit without rows has no sheet and no line in the contents.
    listed = [str(line) for line in contents[1:] if line]
    assert [line.split(":")[0] for line in listed] == book.sheetnames[1:]
    sheet = book.worksheets[1]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert tuple(rows[-1]) == ROW
    assert [type(value) for value in rows[-1]] == [str, int, int, float, float]
    assert sheet.cell(len(rows), 5).number_format == "0.0%"
    notes = [row[0] for row in rows if row[0] and row[1] is None]
    assert notes[0] == "Doanh thu – cả nước, 2022"
    assert {"Nguồn: Tổng cục Thống kê", "58/63 tỉnh có số liệu", "Số in khác nhau."} <= set(notes)


def test_no_two_sheets_share_a_name():
    book = _book(*(made(ROW, id="x" * 60 + str(i)) for i in range(12)), lang="en")
    assert len(set(book.sheetnames)) == 13
    assert book.sheetnames[0] == "Contents"


def test_a_missing_cell_of_a_workbook_is_empty():
    sheet = _book(made(("Hà Giang", 2022, 0, None, float("nan")))).worksheets[1]
    last = [cell.value for cell in list(sheet.iter_rows())[-1]]
    assert last == ["Hà Giang", 2022, 0, None, None]
