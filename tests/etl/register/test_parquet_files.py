"""Parquet files of a register: what reading would change is refused, a column of one's own is named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl.build.publish import BuildBlockedError
from etl.observation import Finding
from etl.register.schema import RECORDS, SQL_TYPE
from tests.etl.register.conftest import Workspace, build_register
from tests.etl.register.registers import cooperative, write_register
from tests.etl.register.workbooks import findings, loaded

Build = Callable[[Path], Workspace]

# Year of the file, what its column holds, and the code of the finding.
CHANGED: list[tuple[int, str, list[Any] | None, str]] = [
    (2020, "revenue_vnd", ["1.200", "5"], "E-TYPE-01"),
    (2021, "workers", [1.5, 2.0], "E-TYPE-01"),
    (2022, "name", [1, 2], "E-TYPE-01"),
    (2023, "name", None, "E-COL-01"),
    (2019, "workers", [12, 3_000_000_000], "E-TYPE-02"),
    (2018, "is_digital", [1, 2], "E-TYPE-02"),
    (2017, "founded_on", [None, "31/12/2014"], "E-TYPE-02"),
    (2016, "year", [2016, 99_999], "E-TYPE-02"),
]


@pytest.fixture(scope="module")
def changed_parquet(tmp_path_factory: pytest.TempPathFactory) -> list[Finding]:
    """What is found in a register of a sound file and the files of CHANGED."""
    root = tmp_path_factory.mktemp("parquet")
    folder = write_register(root / "register", [cooperative(n) for n in range(1, 4)])
    for year, column, values, _ in CHANGED:
        _write_parquet(folder, column, values, year)
    with pytest.raises(BuildBlockedError) as blocked:
        build_register(folder, root / "simulated")
    return blocked.value.intake.findings


@pytest.mark.parametrize(("year", "column", "code"), [(y, c, code) for y, c, _, code in CHANGED])
def test_parquet_that_reading_would_change_is_refused(
    year: int, column: str, code: str, changed_parquet: list[Finding]
):
    assert len(changed_parquet) == len(CHANGED)
    (found,) = [f for f in changed_parquet if f.file == f"cooperatives_{year}.parquet"]
    assert found.code == code
    assert column in found.message_vi


def test_parquet_with_a_column_of_its_own_loads_and_a_broken_one_does_not(
    tmp_path: Path, build: Build
):
    folder = write_register(tmp_path / "register", [cooperative(n) for n in range(1, 4)])
    _write_parquet(folder, "ghi_chu", ["a", "b"])
    built = build(folder)
    assert [(f.code, f.found) for f in findings(built)] == [("W-COL-01", "ghi_chu")]
    assert len(loaded(built)) == 5
    (folder / "cooperatives_2022.parquet").write_bytes(b"PAR1 not")
    with pytest.raises(BuildBlockedError) as blocked:
        build(folder)
    refused = [f for f in blocked.value.intake.findings if f.severity == "blocking"]
    assert [f.code for f in refused] == ["E-PARQ-01"]


def test_the_row_of_a_value_that_does_not_fit_is_told(changed_parquet: list[Finding]):
    told = {(f.row, f.found) for f in changed_parquet if f.code == "E-TYPE-02"}
    assert told == {(2, "3000000000"), (2, "2"), (2, "31/12/2014"), (2, "99999")}


def test_flags_and_dates_may_be_numbers_and_text(tmp_path: Path, build: Build):
    folder = write_register(tmp_path / "register", [cooperative(3)])
    _write_parquet(folder, "is_digital", [0, 1], 2022)
    _write_parquet(folder, "founded_on", ["2010-05-04", None], 2023)
    built = build(folder)
    assert findings(built) == []
    assert len(loaded(built)) == 5


@pytest.mark.parametrize("damage", ["flipped bytes", "text that is no UTF-8"])
def test_a_damaged_parquet_file_is_refused(damage: str, tmp_path: Path, build: Build):
    folder = write_register(tmp_path / "register", [cooperative(n) for n in range(1, 4)])
    _write_parquet(folder, "note", ["a", "b"])
    path = folder / "cooperatives_2023.parquet"
    if damage == "flipped bytes":
        data = path.read_bytes()
        path.write_bytes(data[:300] + bytes(255 - byte for byte in data[300:600]) + data[600:])
    else:
        data = pq.read_table(path)
        broken = pa.array([b"HTX \xff", b"b"], pa.binary()).view(pa.string())
        pq.write_table(data.set_column(data.column_names.index("name"), "name", broken), path)
    with pytest.raises(BuildBlockedError) as blocked:
        build(folder)
    refused = [f for f in blocked.value.intake.findings if f.severity == "blocking"]
    assert [(f.code, f.file) for f in refused] == [("E-PARQ-01", path.name)]


def test_parquet_with_a_value_of_no_list_loads_the_rest(tmp_path: Path, build: Build):
    folder = write_register(tmp_path / "register", [cooperative(1)])
    _write_parquet(folder, "rating", ["xuất sắc", "good"])
    intake = build(folder).outcome.intake
    assert [(f.code, f.column, f.found) for f in intake.findings] == [
        ("E-LIST-01", "rating", "xuất sắc")
    ]
    assert sum(account.rows_loaded for account in intake.accounts) == 2


def _write_parquet(folder: Path, column: str, values: list[Any] | None, year: int = 2023) -> None:
    arrow = {"VARCHAR": pa.string(), "SMALLINT": pa.int16(), "INTEGER": pa.int32(),
             "BIGINT": pa.int64(), "DATE": pa.date32(), "BOOLEAN": pa.bool_()}  # fmt: skip
    rows = [
        cooperative(n, year=year, founded_on=date(2010, 5, 4), is_digital=True,
                    in_value_chain=True, is_high_tech=False)
        for n in (1, 2)
    ]  # fmt: skip
    columns = {
        field.name: pa.array([row.get(field.name) for row in rows], arrow[SQL_TYPE[field.type]])
        for field in RECORDS["cooperatives"]
    }
    if values is None:
        del columns[column]
    else:
        columns[column] = pa.array(values)
    pq.write_table(pa.table(columns), folder / f"cooperatives_{year}.parquet")
