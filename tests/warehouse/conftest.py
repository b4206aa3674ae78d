"""A warehouse folder of its own for each test, with real versions of the published workspace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from coopstats.warehouse import Service
from etl.build.publish import Outcome, build_and_publish
from tests.etl.figures import figure, intake_of

Publish = Callable[[float], Outcome]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The published workspace of a warehouse that the app is told to read; empty so far."""
    monkeypatch.setenv("HOPLUC_WAREHOUSE", str(tmp_path))
    return tmp_path / "published"


@pytest.fixture
def publish(folder: Path) -> Publish:
    """Publishes, by the real pipeline, a version in which Hà Nội had `value` cooperatives."""

    def of_value(value: float) -> Outcome:
        intake = intake_of([figure("63:01", value), figure("63:25", 2)])
        return build_and_publish(lambda: intake, folder)

    return of_value


@pytest.fixture
def service(folder: Path) -> Service:
    """The service of that workspace, as one process of the app has it."""
    assert folder.name == "published"
    return Service("published")
