"""What every test shares: hypothesis without deadlines, and what is built once for all workers."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from coopstats.ui.data import CachedAsk
from coopstats.warehouse import Pointer, Warehouse
from etl.build.publish import build_and_publish
from etl.build.versions import sha256_of
from etl.paths import PUBLISHED_DIR
from etl.recognise.published import load_published
from tests.once import built_once
from tests.register.country import Country, build_country

settings.register_profile("here", deadline=None)
# The same examples on every run: a merge must not fail on luck.
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture(scope="session")
def built_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse folder that the real pipeline has just published. Not to be changed by a test."""

    def build(folder: Path) -> Path:
        build_and_publish(lambda: load_published(PUBLISHED_DIR), folder / "published")
        return folder

    return built_once(tmp_path_factory, "published-warehouse", build)


@pytest.fixture(scope="session")
def country(tmp_path_factory: pytest.TempPathFactory, built_warehouse: Path) -> Country:
    """A small simulated country with the published workspace beside it. Not to be changed."""
    return built_once(
        tmp_path_factory, "country", lambda folder: build_country(folder, built_warehouse)
    )


@pytest.fixture(scope="session")
def built_file(built_warehouse: Path) -> Path:
    """The database file of that warehouse's only version."""
    return next((built_warehouse / "published" / "versions").glob("*.duckdb"))


@pytest.fixture(scope="session")
def ask(built_file: Path) -> Iterator[Any]:
    """Asks the published figures, and keeps what it got, as the app does for charts."""
    warehouse = Warehouse(Pointer(built_file, sha256_of(built_file), "", ""))
    yield CachedAsk(warehouse)
    warehouse.close()
