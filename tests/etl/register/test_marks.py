"""A name is the same whether its marks stand on its letters or apart from them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl.build.versions import version_path
from etl.register import opening
from etl.register.schema import RECORDS
from tests.etl.register.adding import Row, add, own_file, rows_of, write
from tests.etl.register.conftest import Workspace
from tests.etl.register.registers import SOUND, cooperative, write_register, write_rows
from tests.etl.register.workbooks import findings, values_of

Build = Callable[[Path], Workspace]

NAME = "Hợp tác xã Nông nghiệp Đồng Tháp Mười"
APART = unicodedata.normalize("NFD", NAME)


def _of_two_years(folder: Path, ending: str) -> Path:
    """The year before in composed letters, this year with marks apart."""
    write_register(folder, [])
    before = [cooperative(n, year=2023, name=NAME) for n in range(3)]
    after = [cooperative(n, name=APART, revenue_vnd=5_000_000_000 + n) for n in range(3)]
    (folder / "cooperatives_2024.csv").unlink()
    write_rows(folder, "cooperatives_2023.csv", before)
    if ending == "csv":
        write_rows(folder, "cooperatives_2024.csv", after)
    else:
        columns = [field.name for field in RECORDS["cooperatives"]]
        table = pa.table({column: [row.get(column) for row in after] for column in columns})
        pq.write_table(table, folder / "cooperatives_2024.parquet")
    return folder


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_marks_apart_are_no_new_name(ending: str, tmp_path: Path, build: Build):
    assert APART != NAME
    built = build(_of_two_years(tmp_path / "register", ending))
    assert set(values_of(built, "name")) == {NAME}
    with duckdb.connect(str(built.file), read_only=True) as connection:
        renamed = connection.execute("SELECT event FROM core.identity_event").fetchall()
        listed = connection.execute(
            "SELECT DISTINCT name, name_folded FROM marts.cooperative_search"
        ).fetchall()
    assert renamed == []
    assert listed == [(NAME, "hop tac xa nong nghiep dong thap muoi")]
    (note,) = findings(built)
    assert (note.code, note.file, note.found, note.severity) == (
        "N-MARK-01", f"cooperatives_2024.{ending}", "3", "note",
    )  # fmt: skip


def test_a_group_whose_id_is_written_both_ways_is_one(tmp_path: Path, build: Build):
    folder = write_register(tmp_path / "register", [cooperative(1)])
    group: dict[str, Any] = {**SOUND, "name": NAME}
    ids = ["Tổ 1", unicodedata.normalize("NFD", "Tổ 1")]
    write_rows(folder, "groups_2024.csv", [{**group, "group_id": one} for one in ids])
    found = [(f.code, f.row, f.column) for f in findings(build(folder))]
    assert found == [("N-MARK-01", None, "group_id"), ("E-DUP-01", 3, "group_id")]


def test_a_large_file_is_asked_once_it_was_passed_through(
    tmp_path: Path, build: Build, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(opening, "LARGE", 0)
    built = build(_of_two_years(tmp_path / "register", "csv"))
    assert set(values_of(built, "name")) == {NAME}


def test_a_year_added_with_marks_apart_changes_nothing(place: Workspace, tmp_path: Path):
    path = own_file(place, tmp_path)
    rows: list[Row] = [
        {**row, "name": unicodedata.normalize("NFD", row["name"])} for row in rows_of(path)
    ]
    outcome = add(place.folder, write(path, rows))
    note = next(f for f in outcome.intake.findings if f.code == "N-ADD-07")
    assert f"0 changed, {len(rows)} the same" in note.message_en
    assert version_path(place.folder, outcome.card).is_file()
