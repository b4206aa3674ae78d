"""The small country as the app serves it, as it is asked, and to count by hand in."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from coopstats.ui.data import CachedAsk, service
from coopstats.warehouse import Pointer, Warehouse
from tests.register.country import Country


@pytest.fixture(scope="session")
def ask_register(country: Country) -> Iterator[Any]:
    """Asks the simulated workspace, and keeps what it got, as the app does."""
    warehouse = Warehouse(Pointer(country.file, country.sha256, "", ""))
    yield CachedAsk(warehouse)
    warehouse.close()


@pytest.fixture(scope="session")
def rows(
    country: Country, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A copy of the same database, to count by hand in: DuckDB opens one file one way a process."""
    copy = shutil.copy(country.file, tmp_path_factory.mktemp("rows") / "country.duckdb")
    with duckdb.connect(str(copy), read_only=True) as connection:
        yield connection


@pytest.fixture
def served(country: Country, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The app reads the country's warehouse; each test starts as a fresh process does."""
    monkeypatch.setenv("HOPLUC_WAREHOUSE", str(country.warehouse))
    service.clear()
    yield country.warehouse
    service.clear()
