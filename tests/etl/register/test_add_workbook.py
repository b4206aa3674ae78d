"""A filled Excel template is added as its rows in CSV are; what is said names its sheet and cells."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest

from etl.build.publish import BuildBlockedError
from etl.build.versions import version_path
from etl.register.schema import RECORDS
from tests.etl.register.adding import Row, add, of_province, rows_of, write
from tests.etl.register.conftest import Workspace
from tests.etl.register.test_workbooks import fill, typed

WHOLE = ("count", "money", "year", "flag")


def as_cells(row: Row) -> dict[str, Any]:
    """What Excel keeps of a CSV file's row: numbers, dates, texts and empty cells."""
    whole = {field.name for field in RECORDS["cooperatives"] if field.type in WHOLE}
    return typed({n: (int(v) if n in whole else v) if v else None for n, v in row.items()})


def test_a_filled_template_gives_what_its_rows_do_as_csv(place: Workspace, tmp_path: Path):
    rows = of_province(rows_of(place.register / "cooperatives_2024.csv"), "01", 2024)
    other = of_province(rows_of(place.register / "cooperatives_2024.csv"), "38", 2024)[0]
    rows[0]["members"] = str(int(rows[0]["members"]) + 1)
    rows[0]["members_individual"] = str(int(rows[0]["members_individual"]) + 1)
    # One unit that another province reports, and one with a wrong tax code.
    rows[2:2] = [{**other, "province_code": "01"}]
    rows[5]["tax_code"] = "0100109107"
    as_csv = write(tmp_path / "cooperatives_hanoi.csv", rows)
    # The name of a workbook need not say its form.
    book = tmp_path / "HTX Hà Nội 2024.xlsx"
    fill(book, map(as_cells, rows))
    first = add(place.folder, as_csv)
    outcome = add(place.folder, book)
    assert outcome.is_new
    same = {name: digest for name, digest in first.card.digests.items()
            if name.startswith("marts.")}  # fmt: skip
    assert {name: outcome.card.digests[name] for name in same} == same
    found = [(f.code, f.file, f.sheet, f.cell) for f in outcome.intake.findings
             if f.severity == "warning"]  # fmt: skip
    assert found == [("E-TAX-02", book.name, "cooperatives", "B7"),
                     ("E-DUP-01", book.name, "cooperatives", "B4")]  # fmt: skip
    (account,) = outcome.intake.accounts
    assert account.file == f"{book.name} [cooperatives]"
    assert (account.rows_loaded, account.rows_quarantined) == (len(rows) - 2, 2)
    # The CSV file, which it wholly stands in for, is no longer spoken of, and neither is the book once
    # the next file stands in for it.
    again = add(place.folder, write(tmp_path / "cooperatives_again.csv", rows[6:]))
    with duckdb.connect(str(version_path(place.folder, again.card)), read_only=True) as c:
        told = c.execute("SELECT DISTINCT file FROM meta.finding").fetchall()
        listed = c.execute("SELECT file FROM meta.source_file").fetchall()
    assert told == [("cooperatives_again.csv",)]
    assert book.name not in str(listed)
    assert as_csv.name not in str(listed)


def test_a_workbook_of_several_forms_is_refused_whole(country: Workspace, tmp_path: Path):
    rows = of_province(rows_of(country.register / "cooperatives_2024.csv"), "01", 2024)[:3]
    path = tmp_path / "cooperatives_2024.xlsx"
    fill(path, map(as_cells, rows))
    book = openpyxl.load_workbook(path)
    union = next(row for row in rows_of(next(country.register.glob("unions*.csv"))))
    for column, field in enumerate(RECORDS["unions"], start=1):
        book["unions"].cell(2, column).value = union[field.name] or None
    book.save(path)
    with pytest.raises(BuildBlockedError) as blocked:
        add(country.folder, path)
    found = [f for f in blocked.value.intake.findings if f.severity == "blocking"]
    assert [f.code for f in found] == ["E-ADD-08"]
    assert "cooperatives, unions" in found[0].message_vi


def test_a_workbook_without_a_form_is_refused(country: Workspace, tmp_path: Path):
    path = tmp_path / "cooperatives_2024.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["a", "b"])
    book.save(path)
    with pytest.raises(BuildBlockedError) as blocked:
        add(country.folder, path)
    assert blocked.value.intake.findings[-1].severity == "blocking"
