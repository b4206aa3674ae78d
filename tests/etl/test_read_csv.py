from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from etl.read.csv_file import read_csv
from etl.read.refusal import ReadRefusal
from etl.read.sheet import Row, column_letters


def write(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "file.csv"
    path.write_bytes(data)
    return path


def refusal(path: Path, **limits: int) -> ReadRefusal:
    with pytest.raises(ReadRefusal) as caught:
        read_csv(path, **limits)
    return caught.value


@pytest.mark.parametrize(
    ("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")]
)
def test_columns_are_lettered_as_in_a_spreadsheet(index: int, letters: str) -> None:
    assert column_letters(index) == letters


def test_an_address_uses_the_sheet_row() -> None:
    assert Row(17, 40, ("a", "b", "c", "d")).address(3) == "D17"


def test_a_byte_order_mark_is_no_part_of_the_first_cell(tmp_path: Path) -> None:
    data = "\ufeffĐịa phương,2015\nHà Nội,1435\n".encode()
    sheet = read_csv(write(tmp_path, data))
    assert sheet.rows[0].cells == ("Địa phương", "2015")
    assert sheet.sha256 == hashlib.sha256(data).hexdigest()
    assert sheet.bytes == len(data)


def test_a_field_of_several_lines_keeps_the_line_numbers_right(tmp_path: Path) -> None:
    sheet = read_csv(write(tmp_path, b'a,b\n"one\ntwo\nthree",2\n\nx,y\n'))
    assert [(row.number, row.line) for row in sheet.rows] == [(1, 1), (2, 2), (3, 5), (4, 6)]
    assert sheet.rows[1].cells == ("one\ntwo\nthree", "2")
    assert sheet.rows[2].is_blank


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_line_ends_do_not_stay_in_cells(tmp_path: Path, end: bytes) -> None:
    sheet = read_csv(write(tmp_path, end.join([b"a,b", b"1,2", b""])))
    assert [row.cells for row in sheet.rows] == [("a", "b"), ("1", "2")]


def test_utf16_is_refused_at_its_mark(tmp_path: Path) -> None:
    found = refusal(write(tmp_path, "Hà Nội,1\n".encode("utf-16")))
    assert (found.code, found.values["offset"], found.found) == ("E-ENC-01", 0, "UTF-16")


def test_utf16_without_a_mark_is_refused_at_its_first_nul(tmp_path: Path) -> None:
    found = refusal(write(tmp_path, "abc,1\n".encode("utf-16-le")))
    assert (found.code, found.values["offset"], found.found) == ("E-ENC-01", 1, "UTF-16")


def test_windows_1258_is_refused_at_the_wrong_byte_and_line(tmp_path: Path) -> None:
    found = refusal(write(tmp_path, b"name,value\nH" + "à".encode("cp1258") + b" Noi,1\n"))
    assert (found.code, found.line) == ("E-ENC-01", 2)
    assert (found.values["offset"], found.values["byte"]) == (12, "0xE0")


def test_the_offset_counts_the_mark_of_the_file(tmp_path: Path) -> None:
    found = refusal(write(tmp_path, b"\xef\xbb\xbfab\xff"))
    assert found.values["offset"] == 5


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf", b",,\n,,\n", b'""'])
def test_nothing_in_a_file_is_refused(tmp_path: Path, data: bytes) -> None:
    assert refusal(write(tmp_path, data)).code == "E-EMPTY-01"


@pytest.mark.parametrize("data", [b'a,b\nx,"open\ny,2\n', b'a,b\n"x"y,2\n'])
def test_quotes_that_do_not_close_are_refused_at_their_line(tmp_path: Path, data: bytes) -> None:
    found = refusal(write(tmp_path, data))
    assert (found.code, found.line) == ("E-CSV-01", 2)


def test_size_is_bounded(tmp_path: Path) -> None:
    path = write(tmp_path, b"a,b\n1,2\n")
    assert refusal(path, max_bytes=7).code == "E-SIZE-01"
    assert len(read_csv(path, max_bytes=8).rows) == 2


def test_width_is_bounded(tmp_path: Path) -> None:
    assert refusal(write(tmp_path, b"," * 1_000 + b"a\n")).code == "E-SIZE-01"


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "absent.csv").code == "E-FILE-01"
    assert refusal(tmp_path).code == "E-FILE-01"
