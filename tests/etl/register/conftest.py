"""A small simulated country, clean and dirty, built once by the real pipeline for this folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from etl.build.publish import Outcome, build_and_publish
from etl.build.versions import version_path
from etl.register.build import RegisterBuild, empty_intake
from etl.simulate.country import Order, simulate
from tests.once import built_once

YEARS = tuple(range(2021, 2026))


@dataclass(frozen=True)
class Workspace:
    """A register's folder, its workspace folder, and what building came to."""

    register: Path
    folder: Path
    outcome: Outcome
    file: Path


def build_register(register: Path, folder: Path) -> Workspace:
    intake, manifest = empty_intake(register)
    assert manifest is not None
    outcome = build_and_publish(lambda: intake, folder, more=RegisterBuild(register, manifest))
    return Workspace(register, folder, outcome, version_path(folder, outcome.card))


def _built_once(factory: pytest.TempPathFactory, name: str, order: Order) -> Workspace:
    def build(root: Path) -> Workspace:
        simulate(order, root / "register")
        return build_register(root / "register", root / "simulated")

    return built_once(factory, name, build)


def clean_workspace(factory: pytest.TempPathFactory) -> Workspace:
    """What `clean` is, for tests of another folder."""
    return _built_once(factory, "clean", Order(4_000, YEARS, seed=7))


@pytest.fixture(scope="session")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A clean register of 4,000 cooperatives over five years and both eras. Not to be changed."""
    return clean_workspace(tmp_path_factory)


@pytest.fixture(scope="session")
def dirty(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The like with one row in fifty spoiled, and a file sent twice. Not to be changed."""
    return _built_once(tmp_path_factory, "dirty", Order(1_500, YEARS, seed=8, dirty=0.02))


@pytest.fixture(scope="session")
def country(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A register of 1,200 cooperatives over five years and both eras, to add to. Not to be changed."""
    root = tmp_path_factory.mktemp("country")
    simulate(Order(1_200, YEARS, seed=11), root / "register")
    return build_register(root / "register", root / "simulated")


@pytest.fixture
def place(country: Workspace, tmp_path: Path) -> Workspace:
    """The same, free to be changed."""
    register = Path(shutil.copytree(country.register, tmp_path / "register"))
    folder = Path(shutil.copytree(country.folder, tmp_path / "simulated"))
    return Workspace(register, folder, country.outcome, country.file)


@pytest.fixture(scope="session")
def database(clean: Workspace) -> Iterator[duckdb.DuckDBPyConnection]:
    """The clean workspace's database, open read-only."""
    with duckdb.connect(str(clean.file), read_only=True) as connection:
        yield connection


@pytest.fixture
def build(tmp_path: Path) -> Callable[[Path], Workspace]:
    """Builds a register's folder into a workspace of the test's own."""
    return lambda register: build_register(register, tmp_path / "simulated")
