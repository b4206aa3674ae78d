"""A file of one province's year tells by its rows how many units there are: not where that is withheld."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from coopstats.catalog.phrases import say
from coopstats.charts.exhibit import Exhibit
from coopstats.charts.files import csv_bytes
from coopstats.charts.provenance import COUNTS_OF_UNITS, files_table, findings_table
from coopstats.ui.data import CachedAsk
from coopstats.warehouse import Pointer, Warehouse
from etl.build.versions import sha256_of, version_path
from etl.register.add.messages import OF_ADDING
from tests.etl.register.adding import add
from tests.etl.register.registers import code_of, cooperative, write_register, write_rows

FEW, ENOUGH = "unions_2024_01.csv", "groups_2024_01.csv"


@pytest.fixture
def ask_added(tmp_path: Path, build: Any) -> Iterator[CachedAsk]:
    """A register to which two unions and three groups of one province were added."""
    place = build(write_register(tmp_path / "register", [cooperative(n) for n in range(4)]))
    there = {"year": 2024, "province_code": "01", "geo_era": "63", "sector_class": "agriculture",
             "status": "operating"}  # fmt: skip
    files = {
        FEW: [{**there, "tax_code": code_of(90 + n), "name": f"Liên hiệp {n}"} for n in range(2)],
        ENOUGH: [{**there, "group_id": f"G{n}", "name": f"Tổ {n}"} for n in range(3)],
    }
    for name, rows in files.items():
        outcome = add(place.folder, write_rows(tmp_path / "added", name, rows))
    file = version_path(place.folder, outcome.card)
    with duckdb.connect(str(file), read_only=True) as connection:
        told = "SELECT indicator FROM core.observation WHERE geo_code = '01' AND sector = 'all'"
        assert ("unions",) not in connection.execute(told).fetchall()
        assert ("cooperative_groups",) in connection.execute(told).fetchall()
    warehouse = Warehouse(Pointer(file, sha256_of(file), "", ""))
    yield CachedAsk(warehouse)
    warehouse.close()


def _words(exhibit: Exhibit) -> str:
    return csv_bytes(exhibit, "en").decode()


def test_rows_of_a_file_do_not_tell_a_withheld_number_of_units(ask_added: CachedAsk):
    shown = files_table(ask_added, "en")
    rows = {row[0]: row[1:5] for row in shown.table.rows}
    # Read, loaded, set aside, skipped; the head is skipped.
    assert rows[FEW] == (None, None, 0, 1)
    assert rows[ENOUGH] == (4, 3, 0, 1)
    assert say("files_withheld", "en") in _words(shown)


def test_findings_do_not_tell_a_withheld_number_of_units(ask_added: CachedAsk):
    shown = _words(findings_table(ask_added, "en"))
    assert f"N-ADD-07 File {ENOUGH}" in shown
    assert FEW not in shown
    assert say("files_withheld", "en") in shown


def test_every_finding_that_counts_units_is_known_as_such():
    # Refusals publish nothing.
    published = {code: of for code, of in OF_ADDING.items() if of.severity != "blocking"}
    counting = [code for code, of in published.items() if "units" in of.en]
    assert sorted(counting) == sorted(COUNTS_OF_UNITS)
