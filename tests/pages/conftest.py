"""The dashboard in this process, reading the warehouse that the real pipeline built."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from coopstats.ui.data import service


@pytest.fixture(autouse=True)
def served(built_warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The warehouse folder that the app reads; each test starts as a fresh process does."""
    monkeypatch.setenv("HOPLUC_WAREHOUSE", str(built_warehouse))
    service.clear()
    yield built_warehouse
    service.clear()
