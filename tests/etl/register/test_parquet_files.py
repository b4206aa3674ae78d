"""Parquet files of a register: a bad value costs its row, another type is read as far as it can be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl.build.publish import BuildBlockedError
from etl.observation import Finding
from etl.register.schema import RECORDS, SQL_TYPE
from etl.register.source_files import LISTED_PER_CODE
from tests.etl.register.conftest import Workspace, build_register
from tests.etl.register.registers import cooperative, write_register
from tests.etl.register.workbooks import findings, loaded, values_of

Build = Callable[[Path], Workspace]

# What a column holds, and the row, code and text found of each cell that it cannot hold.
ODD: dict[str, tuple[str, Any, list[tuple[int, str, str]]]] = {
    "numbers as text": ("revenue_vnd", ["2000000000", "1.200", "2 tỷ", None],
                        [(2, "E-NUM-01", "1.200"), (3, "E-NUM-01", "2 tỷ")]),
    "numbers as programs write them": (
        "workers", ["2e1", "0x1F", "1_000", "+20"],
        [(1, "E-NUM-01", "2e1"), (2, "E-NUM-01", "0x1F"), (3, "E-NUM-01", "1_000")]),
    "numbers with a point": ("workers", [12.0, 12.5, None, 12.0], [(2, "E-NUM-01", "12.5")]),
    "no number at all": ("workers", [12.0, float("nan"), 13.0, 12.0], [(2, "E-NUM-01", "nan")]),
    "decimals": ("revenue_vnd", [Decimal("2000000000.00"), Decimal("2000000000.50"), None, None],
                 [(2, "E-NUM-01", "2000000000.50")]),
    "a number too large": ("workers", [12, 3_000_000_000, 12, 12],
                           [(2, "E-BIG-01", "3000000000")]),
    "a year too large": ("year", [2023, 99_999, 2023, 2023], [(2, "E-YEAR-01", "99999")]),
    "flags": ("is_digital", [0, 2, None, 1], [(2, "E-FLAG-01", "2")]),
    "flags as text": ("is_digital", ["1", "có", "", "TRUE"], [(2, "E-FLAG-01", "có")]),
    "dates as text": ("founded_on", ["2010-05-04", "31/12/2014", "", None],
                      [(2, "E-DATE-01", "31/12/2014")]),
    "a date that Python does not know": (
        "founded_on", pa.array([14_000, 10_000_000, None, 14_000], pa.date32()),
        [(2, "E-DATE-01", "29349-01-26")]),
    "a time that DuckDB does not know": (
        "founded_on", pa.array([0, 2 * 10**15, None, 0], pa.timestamp("s")),
        [(2, "E-DATE-01", "2000000000000000000")]),
    "a name in a column of numbers": (
        "workers", pa.array(["12", None, "mười", "12"]).dictionary_encode(),
        [(3, "E-NUM-01", "mười")]),
}  # fmt: skip


# Each case is a file of its own year; the year of one is among its values.
YEAR_OF = {
    case: 2023 - n for n, case in enumerate(sorted(ODD, key=lambda case: ODD[case][0] != "year"))
}


@pytest.fixture(scope="module")
def odd_files(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A register of a file for each case. Not to be changed."""
    root = tmp_path_factory.mktemp("odd")
    folder = write_register(root / "register", [cooperative(9)])
    for case, (column, values, _) in ODD.items():
        # Groups of two rows: a row's number counts those before its group.
        _write_parquet(folder, column, values, YEAR_OF[case], row_group_size=2)
    return build_register(folder, root / "simulated")


@pytest.mark.parametrize("case", sorted(ODD))
def test_of_a_value_that_its_column_cannot_hold_the_row_is_set_aside(
    case: str, odd_files: Workspace
):
    column, _, odd = ODD[case]
    intake, name = odd_files.outcome.intake, f"cooperatives_{YEAR_OF[case]}.parquet"
    found = [f for f in intake.findings if f.file == name and f.code != "W-RES-02"]
    assert [(f.row, f.code, f.found, f.column) for f in found] == [(*one, column) for one in odd]
    assert {f.action for f in found} == {"quarantined"}
    assert all(f.expected for f in found)
    aside = [(q.row, q.column) for q in intake.quarantined if q.file == name]
    assert aside == [(row, column) for row, *_ in odd]
    (account,) = (a for a in intake.accounts if a.file == name)
    n = len(odd)
    assert (account.rows_read, account.rows_loaded, account.rows_quarantined) == (4, 4 - n, n)


def test_rows_after_one_set_aside_keep_their_numbers(tmp_path: Path, build: Build):
    folder = write_register(tmp_path / "register", [cooperative(9)])
    _write_parquet(
        folder, "workers", ["x", "12", "12", "12"], names=["A", "B", "  ", "D"], row_group_size=3
    )
    found = build(folder).outcome.intake.findings
    assert {(f.row, f.code) for f in found} == {(1, "E-NUM-01"), (3, "E-REQ-02")}


# Columns whose type is another, and what is loaded of them.
READ: dict[str, tuple[str, Any, list[Any]]] = {
    "text": ("workers", ["12", " 13", "", None], [12, 13, None, None]),
    "numbers with a point": ("workers", [12.0, 13.0, None, None], [12, 13, None, None]),
    "unsigned": ("workers", pa.array([12, 13, None, None], pa.uint64()), [12, 13, None, None]),
    "bytes that are text": ("name", ["HTX Á".encode(), b"B", b"C", b"D"], ["HTX Á", "B", "C", "D"]),
    "times elsewhere": (
        "founded_on",
        # Midnight in Ha Noi is the day before in Greenwich.
        pa.array([datetime(2010, 5, 3, 17)] * 4, pa.timestamp("us", "Asia/Ho_Chi_Minh")),
        [date(2010, 5, 4)] * 4,
    ),
    "blank texts": ("rating", ["", "good", None, ""], [None, "good", None, None]),
}  # fmt: skip


def test_columns_of_another_type_load_where_their_values_can_be_read(tmp_path: Path, build: Build):
    folder = write_register(tmp_path / "register", [cooperative(9)])
    years = dict(zip(READ, range(2015, 2023), strict=False))
    for case, (column, values, _) in READ.items():
        _write_parquet(folder, column, values, years[case])
    built = build(folder)
    assert findings(built, but="W-RES-02") == []
    for case, (column, _, expected) in READ.items():
        assert values_of(built, column, years[case]) == expected, case


def test_codes_kept_as_numbers_get_their_zeros_back_and_that_is_said(tmp_path: Path, build: Build):
    folder = write_register(tmp_path / "register", [cooperative(9)])
    _write_parquet(folder, "tax_code", [100109106, 100233488, 12345, 1000000309])
    built = build(folder)
    assert [(f.code, f.row, f.found) for f in findings(built)] == [
        ("W-CODE-01", 1, "100109106"), ("W-CODE-01", 2, "100233488"), ("E-TAX-01", 3, "12345"),
        ("E-TAX-02", 4, "1000000309"),
    ]  # fmt: skip
    assert values_of(built, "tax_code")[:2] == ["0100109106", "0100233488"]


def test_many_remarks_of_one_code_are_counted(tmp_path: Path, build: Build):
    folder = write_register(tmp_path / "register", [cooperative(9_999)])
    n = LISTED_PER_CODE + 20
    _write_parquet(folder, "workers", ["x"] * n + ["12"])
    intake = build(folder).outcome.intake
    assert Counter(f.code for f in intake.findings) == {
        "E-NUM-01": LISTED_PER_CODE, "N-MANY-01": 1,
    }  # fmt: skip
    assert [f.found for f in intake.findings if f.code == "N-MANY-01"] == ["E-NUM-01"]
    assert len(intake.quarantined) == n


# Files none of which can be read: how they are spoilt, the code, and the words of the finding.
REFUSED: dict[str, tuple[Callable[[bytes], bytes], str, str, str]] = {
    "nothing": (lambda _: b"", "E-EMPTY-01", "rỗng", "empty"),
    "a CSV file": (lambda _: b"year,tax_code\n2023,1\n", "E-PARQ-01", "không phải", "no Parquet"),
    "its end is missing": (lambda data: data[:-900], "E-PARQ-01", "cắt cụt", "cut off"),
    "its beginning alone": (lambda data: data[:4], "E-PARQ-01", "cắt cụt", "cut off"),
    "bytes in the middle": (
        lambda data: data[:300] + bytes(255 - byte for byte in data[300:600]) + data[600:],
        "E-PARQ-01", "bị hỏng", "damaged"),
    "encrypted": (lambda data: data[:-4] + b"PARE", "E-PARQ-01", "mã hóa", "encrypted"),
}  # fmt: skip


def test_a_file_that_is_no_parquet_is_told_why(tmp_path: Path, build: Build):
    folder = write_register(tmp_path / "register", [])
    # No other file makes what the reading of a damaged one needs.
    (folder / "cooperatives_2024.csv").unlink()
    cases = dict(zip(range(2015, 2023), REFUSED.values(), strict=False))
    for year, (spoil, *_) in cases.items():
        _write_parquet(folder, "note", ["a", "b"], year)
        path = folder / f"cooperatives_{year}.parquet"
        path.write_bytes(spoil(path.read_bytes()))
    found = {f.file: f for f in _refused(build, folder) if f.code != "E-REG-02"}
    assert len(found) == len(REFUSED)
    for year, (_, code, vi, en) in cases.items():
        one = found[f"cooperatives_{year}.parquet"]
        assert one.code == code
        assert vi in one.message_vi
        assert en in one.message_en
        assert "Error" not in one.found
        assert "Arrow" not in one.found


def test_text_that_is_no_utf8_is_refused(tmp_path: Path, build: Build):
    folder = write_register(tmp_path / "register", [cooperative(9)])
    broken = pa.array([b"HTX \xff", b"b"], pa.binary()).view(pa.string())
    _write_parquet(folder, "name", broken)
    (found,) = _refused(build, folder)
    assert found.code == "E-PARQ-01"


@pytest.mark.parametrize(
    ("values", "kind"),
    [([[1], [2]], "list"), ([{"a": 1}, {"a": 2}], "struct"), ([b"HTX \xff", b"b"], "binary")],
)
def test_a_column_that_can_hold_no_cell_of_the_form_is_refused(
    values: list[Any], kind: str, tmp_path: Path, build: Build
):
    folder = write_register(tmp_path / "register", [cooperative(9)])
    _write_parquet(folder, "name", values)
    (found,) = _refused(build, folder)
    assert found.code == "E-TYPE-01"
    assert f"cột name của tệp Parquet có kiểu {kind}" in found.message_vi


def test_a_missing_column_is_named(tmp_path: Path, build: Build):
    folder = write_register(tmp_path / "register", [cooperative(9)])
    _write_parquet(folder, "name", None)
    (found,) = _refused(build, folder)
    assert (found.code, found.expected) == ("E-COL-01", "name")


def test_columns_of_other_programs_beside_those_of_the_form_change_nothing(
    tmp_path: Path, build: Build
):
    folder = write_register(tmp_path / "register", [cooperative(9)])
    path = folder / "cooperatives_2023.parquet"
    _write_parquet(folder, "note", ["a", "b"])
    sent = pq.read_table(path).drop_columns("note")
    # One of parts, whose numbers are told before those of the form; one that DuckDB takes for `name`.
    odd = [pa.array([{"a": 10**12, "b": 1}] * 2), pa.array(["X", "Y"])]
    pq.write_table(pa.table([*odd, *sent.columns], names=["x", "NAME", *sent.column_names]), path)
    built = build(folder)
    assert [(f.code, f.found) for f in findings(built)] == [("W-COL-01", "x"), ("W-COL-01", "NAME")]
    assert set(values_of(built, "name")) == {"HTX Thử"}
    assert len(loaded(built)) == 3


def _refused(build: Build, folder: Path) -> list[Finding]:
    with pytest.raises(BuildBlockedError) as blocked:
        build(folder)
    return [f for f in blocked.value.intake.findings if f.severity == "blocking"]


def test_parquet_with_a_column_of_its_own_loads(tmp_path: Path, build: Build):
    folder = write_register(tmp_path / "register", [cooperative(n) for n in range(1, 4)])
    _write_parquet(folder, "ghi_chu", ["a", "b"])
    built = build(folder)
    assert [(f.code, f.found) for f in findings(built)] == [("W-COL-01", "ghi_chu")]
    assert len(loaded(built)) == 5


def test_flags_and_dates_may_be_numbers_and_text(tmp_path: Path, build: Build):
    folder = write_register(tmp_path / "register", [cooperative(3)])
    _write_parquet(folder, "is_digital", [0, 1], 2022)
    _write_parquet(folder, "founded_on", ["2010-05-04", None], 2023)
    built = build(folder)
    assert findings(built) == []
    assert len(loaded(built)) == 5


def test_parquet_with_a_value_of_no_list_loads_the_rest(tmp_path: Path, build: Build):
    folder = write_register(tmp_path / "register", [cooperative(1)])
    _write_parquet(folder, "rating", ["xuất sắc", "good"])
    intake = build(folder).outcome.intake
    assert [(f.code, f.column, f.found) for f in intake.findings] == [
        ("E-LIST-01", "rating", "xuất sắc")
    ]
    assert sum(account.rows_loaded for account in intake.accounts) == 2


def _write_parquet(
    folder: Path, column: str, values: Any, year: int = 2023, names: list[str] | None = None,
    row_group_size: int | None = None,
) -> None:  # fmt: skip
    """A file of as many sound rows as there are values (two without), these in their column."""
    arrow = {"VARCHAR": pa.string(), "SMALLINT": pa.int16(), "INTEGER": pa.int32(),
             "BIGINT": pa.int64(), "DATE": pa.date32(), "BOOLEAN": pa.bool_()}  # fmt: skip
    rows = [
        cooperative(n, year=year, founded_on=date(2010, 5, 4), is_digital=True,
                    in_value_chain=True, is_high_tech=False)
        for n in range(1, 1 + len(values if values is not None else "ab"))
    ]  # fmt: skip
    for row, name in zip(rows, names or [], strict=False):
        row["name"] = name
    columns: dict[str, Any] = {
        field.name: pa.array([row.get(field.name) for row in rows], arrow[SQL_TYPE[field.type]])
        for field in RECORDS["cooperatives"]
    }
    if values is None:
        del columns[column]
    else:
        columns[column] = values if isinstance(values, pa.Array) else pa.array(values)
    path = folder / f"cooperatives_{year}.parquet"
    pq.write_table(pa.table(columns), path, row_group_size=row_group_size)
