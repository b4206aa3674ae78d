"""Closed lists are kept as such; what is of no list is told as it was written, and nothing else changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.register.closed_lists import closed_lists, listed_columns
from etl.register.schema import RECORDS
from tests.etl.register.conftest import Workspace
from tests.etl.register.registers import code_of, cooperative, write_register

Build = Callable[[Path], Workspace]

STRANGE: dict[str, Any] = {
    "kind": "hợp tác xã", "sector_class": "Agriculture", "status": " operating",
    "rating": "A", "province_code": "1", "geo_era": "64",
}  # fmt: skip


def test_every_choice_of_a_form_is_a_list_in_the_order_of_its_texts():
    lists = closed_lists()
    for record in ("cooperatives", "unions", "groups"):
        chosen = [field.name for field in RECORDS[record] if field.choices]
        assert set(listed_columns(record)) == {*chosen, "province_code"}
    assert all(values == sorted(set(values)) for values in lists.values())
    assert {"63", "34"} == set(lists["geo_era"])


def test_what_is_of_no_list_is_told_as_it_was_written(tmp_path: Path, build: Build):
    rows = [cooperative(0)]
    for n, (column, value) in enumerate(STRANGE.items(), start=1):
        rows.append(cooperative(n, **{column: value}))
    rows.append(cooperative(50, **STRANGE))
    intake = build(write_register(tmp_path / "register", rows)).outcome.intake
    found = {(f.row, f.column, f.found) for f in intake.findings}
    for n, (column, value) in enumerate(STRANGE.items(), start=1):
        assert (n + 2, column, value) in found
    # A row with several keeps them all.
    last = {column for row, column, _ in found if row == len(rows) + 1}
    assert {"kind", "sector_class", "status", "rating", "geo_era"} <= last
    assert intake.accounts[0].rows_loaded == 1
    told = [one.raw for one in intake.quarantined if one.row == len(rows) + 1]
    assert told
    assert all(value in told[0] for value in STRANGE.values())


@pytest.mark.parametrize(
    "code",
    ["+100109106", " 100109106", "-100109106", "100109106 ", "1001091.06", "0100109106-001", "1e9",
     "+4601124536", "4601124536 ", "46011245e2", "4_60112453", "04601124536", "99999999999"],
)  # fmt: skip
def test_a_code_is_ten_digits_and_nothing_else(code: str, tmp_path: Path, build: Build):
    rows = [cooperative(1), cooperative(2, tax_code=code)]
    built = build(write_register(tmp_path / "register", rows))
    findings = built.outcome.intake.findings
    assert [(f.code, f.found) for f in findings] == [("E-TAX-01", code)]
    with duckdb.connect(str(built.file), read_only=True) as connection:
        loaded = connection.execute("SELECT tax_code, own_code FROM core.cooperative_year")
        assert loaded.fetchall() == [(code_of(1), None)]


def test_zeros_that_a_code_begins_with_are_kept(tmp_path: Path, build: Build):
    codes = ["0000000017", "0000012340", "0100109106", "0999999990", "1000000001", "1001091065"]
    rows = [cooperative(n, tax_code=code) for n, code in enumerate(codes)]
    built = build(write_register(tmp_path / "register", rows))
    assert built.outcome.intake.findings == []
    with duckdb.connect(str(built.file), read_only=True) as connection:
        loaded = connection.execute(
            "SELECT tax_code, own_code, unit_id FROM core.cooperative_year ORDER BY unit_id"
        )
        assert loaded.fetchall() == [(code, None, int(code)) for code in codes]
        listed = connection.execute(
            "SELECT tax_code FROM marts.cooperative_search ORDER BY unit_id"
        )
        assert [code for (code,) in listed.fetchall()] == codes


def test_lists_sort_as_texts_and_nothing_written_is_left(clean: Workspace):
    with duckdb.connect(str(clean.file), read_only=True) as connection:
        kinds: dict[str, str] = dict(
            connection.execute(
                "SELECT column_name, data_type FROM duckdb_columns() "
                "WHERE schema_name = 'core' AND table_name = 'cooperative_year'"
            ).fetchall()
        )
        assert "as_written" not in kinds
        for column in listed_columns("cooperatives"):
            assert kinds[column].startswith("ENUM")
            values = connection.execute(
                f"SELECT DISTINCT {column} AS value FROM core.cooperative_year "
                f"WHERE {column} IS NOT NULL ORDER BY value"
            ).fetchall()
            assert values
            assert values == sorted(values)
