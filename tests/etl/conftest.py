"""The real pipeline, run once over the published files for all tests of this folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from etl.build.versions import current_card, version_path
from etl.observation import Intake, Observation
from etl.paths import PUBLISHED_DIR
from etl.recognise.published import load_published
from tests.etl.figures import Built


@pytest.fixture(scope="session")
def published_intake() -> Intake:
    """Everything read from the published folder. Not to be changed by a test."""
    return load_published(PUBLISHED_DIR)


@pytest.fixture(scope="session")
def published_warehouse(tmp_path_factory: pytest.TempPathFactory, built_warehouse: Path) -> Path:
    """A warehouse folder with the published workspace in it. Not to be changed by a test.

    A copy: DuckDB opens one file one way a process, and the app's way is not that of these tests.
    """
    copy = tmp_path_factory.mktemp("copied") / "warehouse"
    return Path(shutil.copytree(built_warehouse, copy))


@pytest.fixture(scope="session")
def published_file(published_warehouse: Path) -> Path:
    """The current version's database file."""
    folder = published_warehouse / "published"
    card = current_card(folder)
    assert card is not None
    return version_path(folder, card)


@pytest.fixture(scope="session")
def published_database(published_file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The current version, open read-only."""
    with duckdb.connect(str(published_file), read_only=True) as connection:
        yield connection


@pytest.fixture
def build(tmp_path: Path) -> Iterator[Callable[..., Built]]:
    """Builds a database from figures given one by one; closed when the test ends."""
    opened: list[Built] = []

    def from_figures(*figures: Observation) -> Built:
        built = Built(tmp_path / f"built_{len(opened)}.duckdb", figures)
        opened.append(built)
        return built

    yield from_figures
    for built in opened:
        built.connection.close()
