"""Workbooks as an office sends them, and what a register of them was built to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import openpyxl

from etl.observation import Finding
from etl.register.schema import RECORDS
from etl.register.template import write_template
from tests.etl.register.conftest import Workspace
from tests.etl.register.registers import write_register

COLUMNS = [field.name for field in RECORDS["cooperatives"]]
LETTER = {name: openpyxl.utils.get_column_letter(n) for n, name in enumerate(COLUMNS, start=1)}


def folder_for_workbooks(folder: Path) -> Path:
    """A register's folder with its manifest and no file yet."""
    write_register(folder, [])
    (folder / "cooperatives_2024.csv").unlink()
    return folder


def fill(path: Path, rows: Iterable[Mapping[str, Any]], record: str = "cooperatives") -> None:
    """The real template with rows below its header, as a person leaves it."""
    write_template(path)
    book = openpyxl.load_workbook(path)
    sheet = book[record]
    for number, row in enumerate(rows, start=2):
        for column, field in enumerate(RECORDS[record], start=1):
            sheet.cell(number, column).value = row.get(field.name)
    book.save(path)


def write_sheet(path: Path, lines: Iterable[Iterable[Any]], sheet: str = "Sheet1") -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = sheet
    for line in lines:
        book.active.append(list(line))
    book.save(path)


def typed(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row with its dates as dates, which is what Excel keeps."""
    return {
        name: datetime.fromisoformat(value)
        if name.endswith("_on") and value and str(value)[:2] != "31"
        else value
        for name, value in row.items()
    }


def findings(workspace: Workspace, but: str = "") -> list[Finding]:
    return [one for one in workspace.outcome.intake.findings if one.code != but]


def loaded(workspace: Workspace, table: str = "cooperative_year") -> list[tuple[Any, ...]]:
    with duckdb.connect(str(workspace.file), read_only=True) as connection:
        return connection.execute(f"SELECT * FROM core.{table} ORDER BY ALL").fetchall()


def values_of(workspace: Workspace, column: str, year: int | None = None) -> list[Any]:
    """What is loaded in a column, of all years or one, in the order of tax codes."""
    with duckdb.connect(str(workspace.file), read_only=True) as connection:
        rows = connection.execute(
            f"SELECT {column} FROM core.cooperative_year WHERE year = coalesce($1, year) "
            "ORDER BY tax_code",
            [year],
        ).fetchall()
    return [row[0] for row in rows]


def workbook_of(lines: Iterable[Iterable[Any]], tmp_path: Path, name: str = "cooperatives.xlsx",
                sheet: str = "Sheet1") -> Path:  # fmt: skip
    folder = folder_for_workbooks(tmp_path / "register")
    write_sheet(folder / name, lines, sheet)
    return folder


def cells_of(row: Mapping[str, Any]) -> list[Any]:
    return [row.get(name) for name in COLUMNS]
