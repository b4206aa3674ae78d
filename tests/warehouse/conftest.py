"""A warehouse folder of its own for each test, with real versions of the published workspace."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from coopstats.warehouse import Service
from etl.build.publish import Outcome, build_and_publish
from tests.etl.figures import figure, intake_of
from tests.once import built_once

Publish = Callable[[float], Outcome]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The published workspace of a warehouse that the app is told to read; empty so far."""
    monkeypatch.setenv("HOPLUC_WAREHOUSE", str(tmp_path))
    return tmp_path / "published"


def _publish(folder: Path, value: float) -> Outcome:
    intake = intake_of([figure("63:01", value), figure("63:25", 2)])
    return build_and_publish(lambda: intake, folder)


@pytest.fixture(scope="session")
def first_version(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Outcome]:
    """A workspace with one version, of 40 cooperatives. Not to be changed: tests begin with a copy."""

    def build(root: Path) -> tuple[Path, Outcome]:
        return root / "published", _publish(root / "published", 40)

    return built_once(tmp_path_factory, "first-version", build)


@pytest.fixture
def publish(folder: Path, first_version: tuple[Path, Outcome]) -> Publish:
    """Publishes, by the real pipeline, a version in which Hà Nội had `value` cooperatives.

    The first of 40 is a copy of what the pipeline published once for all tests.
    """

    def of_value(value: float) -> Outcome:
        published, outcome = first_version
        if value == 40 and not folder.exists():
            shutil.copytree(published, folder)
            return outcome
        return _publish(folder, value)

    return of_value


@pytest.fixture
def service(folder: Path) -> Service:
    """The service of that workspace, as one process of the app has it."""
    assert folder.name == "published"
    return Service("published")
