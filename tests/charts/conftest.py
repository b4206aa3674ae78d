"""The published figures for SQL of a test's own, beside what the app asks."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest


@pytest.fixture(scope="session")
def database(
    built_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A copy of the version that `ask` serves: one file is never open with two configurations."""
    copy = tmp_path_factory.mktemp("copy") / "published.duckdb"
    shutil.copyfile(built_file, copy)
    with duckdb.connect(str(copy), read_only=True) as connection:
        yield connection
