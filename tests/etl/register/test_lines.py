"""Lines of a file: which of them are rows, and that a finding names the line that a person sees."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl.register.schema import RECORDS
from tests.etl.register.conftest import Workspace
from tests.etl.register.registers import code_of, cooperative, write_register, write_rows

Build = Callable[[Path], Workspace]


def test_lines_that_are_no_rows_are_named(tmp_path: Path, build: Build):
    folder = write_register(tmp_path / "register", [cooperative(n) for n in range(1, 8)])
    path = folder / "cooperatives_2024.csv"
    lines = path.read_bytes().splitlines(keepends=True)
    lines[2] = b"2024,0100109106\n"
    lines[3] = lines[3].rstrip() + b",one,two\n"
    path.write_bytes(b"".join(lines))
    built = build(folder)
    assert [(f.code, f.row, f.action) for f in built.outcome.intake.findings] == [
        ("E-ROW-01", 3, "quarantined"),
        ("E-ROW-01", 4, "quarantined"),
    ]
    assert built.outcome.intake.accounts[0].rows_loaded == 5


def test_lines_are_those_that_a_person_sees(tmp_path: Path, build: Build):
    rows = [cooperative(n) for n in range(1, 30)]
    rows[4]["revenue_vnd"] = "nhiều"
    rows[9]["members_women"] = 61
    rows[20]["workers"] = "x"
    rows[27]["tax_code"] = "0100109107"
    folder = write_register(tmp_path / "register", rows)
    path = folder / "cooperatives_2024.csv"
    lines = path.read_text(encoding="utf-8").split("\n")
    lines.insert(8, "")
    lines.insert(15, "")
    path.write_text("\n".join(lines), encoding="utf-8")
    built = build(folder)
    found = {f.code: f.row for f in built.outcome.intake.findings if f.code != "E-NUM-01"}
    assert "61" in lines[found["E-PART-02"] - 1].split(",")
    assert "0100109107" in lines[found["E-TAX-02"] - 1].split(",")
    numbers = [f.row for f in built.outcome.intake.findings if f.code == "E-NUM-01"]
    assert ["nhiều" in lines[row - 1] or ",x," in lines[row - 1] for row in numbers if row] == [
        True, True,
    ]  # fmt: skip
    account = built.outcome.intake.accounts[0]
    assert account.rows_read == len(lines) - 1
    assert account.rows_skipped == 3


LINE_ENDS = {"LF": "\n", "CR LF": "\r\n"}


@pytest.mark.parametrize("end", sorted(LINE_ENDS))
def test_lines_hold_after_cells_of_many_lines(end: str, tmp_path: Path, build: Build):
    rows = [
        cooperative(1, name='HTX "Một,\n\nHai"\n,Ba'),
        cooperative(2, workers_women=99),
        cooperative(3, workers="x", name="HTX\nBốn"),
        cooperative(4, members_women=61),
        cooperative(5, workers="1.200"),
        cooperative(6, tax_code="0100109107", name='HTX 12", 13"'),
        cooperative(7),
    ]
    folder = write_register(tmp_path / "register", rows)
    path = folder / "cooperatives_2024.csv"
    lines = path.read_text(encoding="utf-8").split("\n")
    lines.insert(8, "")
    lines.insert(5, "   ")
    path.write_bytes(LINE_ENDS[end].join(lines).encode())
    built = build(folder)
    found = {(f.code, f.row) for f in built.outcome.intake.findings}
    bad = ["99", "x", "61", "1.200", "0100109107", "   "]
    codes = ["E-PART-02", "E-NUM-01", "E-PART-02", "E-NUM-01", "E-TAX-02", "E-ROW-01"]
    begins = [n for text in bad for n, line in enumerate(lines, 1) if text in line.split(",")]
    # The bad cell of the third stands in the second line of its row.
    begins[1] -= 1
    assert set(zip(codes, begins, strict=True)) <= found
    assert {row for _, row in found} == set(begins)
    account = built.outcome.intake.accounts[0]
    assert (account.rows_read, account.rows_loaded, account.rows_skipped) == (len(rows) + 3, 2, 2)


def test_a_line_of_commas_is_a_blank_row(tmp_path: Path, build: Build):
    folder = write_register(
        tmp_path / "register", [cooperative(1), {}, cooperative(2, workers_women=99), {}]
    )
    groups: list[dict[str, Any]] = [{}, {}]
    write_rows(folder, "groups_2024.csv", groups)
    built = build(folder)
    assert [(f.code, f.row) for f in built.outcome.intake.findings] == [
        ("E-PART-02", 4), ("W-EMPTY-03", None),
    ]  # fmt: skip
    assert [
        (a.rows_read, a.rows_loaded, a.rows_quarantined, a.rows_skipped)
        for a in built.outcome.intake.accounts
    ] == [(5, 1, 1, 3), (3, 0, 0, 3)]
    with duckdb.connect(str(built.file), read_only=True) as connection:
        skipped = connection.execute(
            "SELECT row_number, reason FROM meta.skipped WHERE file LIKE 'cooperatives%'"
        ).fetchall()
    assert skipped == [(1, "header"), (3, "blank"), (5, "blank")]


def test_a_file_of_a_header_alone_is_remarked_on(tmp_path: Path, build: Build):
    folder = write_register(tmp_path / "register", [cooperative(1)])
    write_rows(folder, "unions_2024.csv", [])
    write_rows(folder, "cooperatives_2023.csv", [])
    write_rows(folder, "identity_events.csv", [])
    columns = {field.name: pa.array([], pa.string()) for field in RECORDS["groups"]}
    numbers = {name: pa.array([], pa.int32()) for name in ("year", "members", "members_women")}
    money = {"revenue_vnd": pa.array([], pa.int64())}
    pq.write_table(pa.table({**columns, **numbers, **money}), folder / "groups_2024.parquet")
    built = build(folder)
    said = built.outcome.intake.findings
    assert {(f.code, f.file, f.severity) for f in said} == {
        ("W-EMPTY-03", name, "warning")
        for name in ("unions_2024.csv", "cooperatives_2023.csv", "identity_events.csv",
                     "groups_2024.parquet")
    }  # fmt: skip
    assert sum(a.rows_loaded for a in built.outcome.intake.accounts) == 1


def test_lines_hold_in_large_files_of_re_registered_units(tmp_path: Path, build: Build):
    """Rows keep their order where there are too many for one thread, and over several files."""
    many = 24_000
    folder = tmp_path / "register"
    for year in (2023, 2024):
        rows = [cooperative(n, year=year) for n in range(many)]
        for row in rows[::400]:
            row["workers_women"] = 99
        write_rows(folder, f"cooperatives_{year}.csv", rows)
    write_register(tmp_path / "manifest", [])
    (tmp_path / "manifest" / "register.json").rename(folder / "register.json")
    write_rows(folder, "identity_events.csv", (
        {"year": 2024, "event": "re_registration", "from_tax_code": code_of(many + n),
         "to_tax_code": code_of(n)} for n in range(0, many, 50)
    ))  # fmt: skip
    built = build(folder)
    for year in (2023, 2024):
        found = [f.row for f in built.outcome.intake.findings
                 if (f.code, f.file) == ("E-PART-02", f"cooperatives_{year}.csv")]  # fmt: skip
        assert found == [n + 2 for n in range(0, many, 400)]
    with duckdb.connect(str(built.file), read_only=True) as connection:
        moved = connection.execute(
            "SELECT count(*) FROM core.cooperative_year WHERE unit_id <> tax_code::BIGINT"
        ).fetchall()
    # One in eight of the re-registered is among the rows set aside.
    assert moved == [(2 * (many // 50 - many // 400),)]
