"""A required cell that shows nothing is blank, whatever spaces it is made of."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl.register.blanks import SEEN, UNSEEN, blank_sql, is_blank
from etl.register.schema import RECORDS
from tests.etl.register.conftest import Workspace
from tests.etl.register.registers import SOUND, code_of, cooperative, write_register, write_rows
from tests.etl.register.workbooks import findings

Build = Callable[[Path], Workspace]

# What a name holds, and how that is said.
BLANK = {
    "   ": "U+0020",
    "\u00a0": "U+00A0",
    "\u200b\ufeff": "U+200B, U+FEFF",
    "\t \u3000\u2060\u00ad": "U+0009, U+0020, U+3000, U+2060, …",
}


def test_blank_names_are_set_aside_and_told(tmp_path: Path, build: Build):
    rows = [cooperative(0), *(cooperative(n, name=name) for n, name in enumerate(BLANK, start=1))]
    built = build(write_register(tmp_path / "register", rows))
    assert [(f.code, f.row, f.column, f.found) for f in findings(built)] == [
        ("E-REQ-02", row, "name", said) for row, said in enumerate(BLANK.values(), start=3)
    ]
    assert "U+200B" in findings(built)[2].message_vi
    aside = built.outcome.intake.quarantined
    assert [cell.row for cell in aside] == [3, 4, 5, 6]
    assert all(f",{name}," in cell.raw for name, cell in zip(BLANK, aside, strict=True))
    assert built.outcome.intake.accounts[0].rows_loaded == 1


def test_unions_groups_and_other_required_cells_too(tmp_path: Path, build: Build):
    folder = write_register(
        tmp_path / "register", [cooperative(1), cooperative(2, tax_code=" ", status="\u200b")]
    )
    union = {**SOUND, "tax_code": code_of(3)}
    write_rows(folder, "unions_2024.csv", [union, {**union, "tax_code": code_of(4), "name": " "}])
    group: dict[str, Any] = {**SOUND, "group_id": "T1"}
    write_rows(
        folder, "groups_2024.csv",
        [group, {**group, "group_id": "T2", "name": "\u00a0"}, {**group, "group_id": "\u200b"}],
    )  # fmt: skip
    built = build(folder)
    assert {(f.code, f.file, f.row, f.column) for f in findings(built)} == {
        ("E-REQ-02", "cooperatives_2024.csv", 3, "tax_code"),
        ("E-REQ-02", "cooperatives_2024.csv", 3, "status"),
        ("E-REQ-02", "unions_2024.csv", 3, "name"),
        ("E-REQ-02", "groups_2024.csv", 3, "name"),
        ("E-REQ-02", "groups_2024.csv", 4, "group_id"),
    }


@pytest.mark.parametrize(
    ("name", "code"), [("", "E-REQ-01"), (" \u3000", "E-REQ-02"), (None, "E-REQ-01")]
)
def test_in_parquet_an_empty_text_is_blank(
    name: str | None, code: str, tmp_path: Path, build: Build
):
    folder = write_register(tmp_path / "register", [cooperative(1)])
    # Without another name the column of None has no type.
    names = [name, None] if name is None else [name, "HTX Hai"]
    columns = [field.name for field in RECORDS["cooperatives"]]
    rows = [cooperative(n, name=one) for n, one in enumerate(names, start=2)]
    table = pa.table({column: [row.get(column) for row in rows] for column in columns})
    pq.write_table(table, folder / "cooperatives_2023.parquet")
    found = [(f.code, f.row, f.column) for f in findings(build(folder))]
    assert found == [(code, row, "name") for row in range(1, 2 + (name is None))]


def test_sql_and_python_call_the_same_texts_blank():
    every = [chr(code) for code in (*range(1, 0xD800), *range(0xE000, sys.maxunicode + 1))]
    texts = ["", *every, *(f"{one} " for one in every), *(f" {one}{UNSEEN}" for one in every)]
    texts += [f"{one}{last}" for ends in SEEN for last in ends for one in UNSEEN]
    with duckdb.connect() as connection:
        connection.register("one", pa.table({"text": texts}))
        told = connection.execute(f"SELECT {blank_sql('text')} FROM one").fetchnumpy()
    (answers,) = told.values()
    assert answers.tolist() == [is_blank(text) for text in texts]
