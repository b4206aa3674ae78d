"""The protocol: immutable versions, a pointer, and failures that leave everything as it was."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import duckdb
import pytest

from etl.build.database import CheckFailedError, fill_database, scan_database
from etl.build.failures import WarehouseLockedError
from etl.build.publish import (
    BuildBlockedError,
    HalfWrittenError,
    Outcome,
    build_and_publish,
    hold_lock,
    seal,
)
from etl.build.versions import (
    KEEP_AT_LEAST,
    DamagedVersionError,
    NoVersionError,
    VersionCard,
    current_card,
    history,
    point_to,
    rollback,
    sha256_of,
    verify_bytes,
    version_path,
    workspace_folder,
)
from etl.observation import FileAccount, Finding, Intake
from etl.paths import REPOSITORY
from tests.etl.figures import figure, intake_of
from tests.once import built_once

Publish = Callable[..., Outcome]
Published = Callable[[int], list[VersionCard]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "published"


@pytest.fixture
def publish(folder: Path) -> Publish:
    """Publishes a workspace that holds one figure of the value given."""
    return partial(_publish, folder)


def _publish(folder: Path, value: float, **options: object) -> Outcome:
    intake = intake_of([figure("63:25", value), figure("63:26", 2)])
    return build_and_publish(lambda: intake, folder, **options)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def five_published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[VersionCard]]:
    """A workspace of five versions, published one after another, and their cards. Not to be changed."""

    def build(root: Path) -> tuple[Path, list[VersionCard]]:
        return root / "w", [
            _publish(root / "w", value).card for value in range(1, KEEP_AT_LEAST + 1)
        ]

    return built_once(tmp_path_factory, "five-published", build)


@pytest.fixture
def published(folder: Path, five_published: tuple[Path, list[VersionCard]]) -> Published:
    """Copies that workspace as it was after its first `n` versions, and returns their cards."""

    def first(n: int) -> list[VersionCard]:
        whole, cards = five_published
        shutil.copytree(whole, folder)
        for late in cards[n:]:
            version_path(folder, late).unlink()
            version_path(folder, late).with_suffix(".json").unlink()
        point_to(folder, cards[n - 1])
        return cards[:n]

    return first


def everything(folder: Path) -> dict[str, bytes]:
    """Every file of the workspace but its lock, with its bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def value_in_service(folder: Path) -> float:
    card = current_card(folder)
    assert card is not None
    with duckdb.connect(str(version_path(folder, card)), read_only=True) as connection:
        rows = connection.execute("SELECT value FROM marts.series WHERE geo_code = '25'").fetchall()
    return rows[0][0]


def test_pointer_says_what_is_in_service(folder: Path):
    intake = intake_of([figure("63:25", 1)])
    intake.accounts.append(FileAccount("by_hand.csv", "f" * 64, 10, 1, 1, 0, 0, 1, 0))
    outcome = build_and_publish(lambda: intake, folder)
    said = json.loads((folder / "CURRENT").read_text(encoding="utf-8"))
    path = folder / said["file"]
    assert path == version_path(folder, outcome.card)
    assert path.name == f"{said['built_at'][:19].replace('-', '').replace(':', '')}Z-" + (
        f"{said['sha256'][:12]}.duckdb"
    )
    assert said["sha256"] == sha256_of(path)
    assert said["source_files"] == {"by_hand.csv": "f" * 64}
    assert said["rows"]["core.observation"] == 1
    assert said["duckdb_version"] == duckdb.__version__
    assert scan_database(path).content_sha256 == said["content_sha256"]
    assert path.stat().st_mode & 0o777 == 0o444


def test_nothing_else_is_left_behind(folder: Path, publish: Publish):
    card = publish(1).card
    assert set(everything(folder)) == {
        "CURRENT", f"versions/{card.version}.duckdb", f"versions/{card.version}.json",
    }  # fmt: skip


def test_no_clock_time_is_in_the_database(publish: Publish, published: Published):
    first = published(1)[-1]
    second = publish(1, force=True).card
    assert second.version > first.version
    assert second.content_sha256 == first.content_sha256


def test_equal_content_is_not_published_twice(folder: Path, publish: Publish, published: Published):
    published(1)
    before = everything(folder)
    outcome = publish(1)
    assert not outcome.is_new
    assert everything(folder) == before


def test_equal_content_is_published_anew_over_a_damaged_version(
    folder: Path, publish: Publish, published: Published
):
    first = published(1)[-1]
    version_path(folder, first).unlink()
    outcome = publish(1)
    assert outcome.is_new
    verify_bytes(folder, outcome.card)


def test_a_changed_figure_is_published_and_the_old_version_kept(
    folder: Path, publish: Publish, published: Published
):
    first = published(1)[-1]
    second = publish(2).card
    assert value_in_service(folder) == 2
    assert [card.version for card in history(folder)] == [first.version, second.version]
    verify_bytes(folder, first)


def test_blocking_findings_change_nothing(folder: Path, published: Published):
    published(1)
    before = everything(folder)
    blocked = intake_of([figure("63:25", 9)])
    blocked.findings.append(
        Finding("E-1", "blocking", "f", "", 1, "", "A1", "", "", "refused", "vi", "en", "", "")
    )
    with pytest.raises(BuildBlockedError):
        build_and_publish(lambda: blocked, folder)
    assert everything(folder) == before


def test_a_failed_check_changes_nothing(folder: Path, published: Published):
    published(1)
    before = everything(folder)
    with pytest.raises(CheckFailedError):
        build_and_publish(lambda: intake_of([figure("34:77", 9)]), folder)
    assert everything(folder) == before


def test_an_exception_while_loading_changes_nothing(folder: Path, published: Published):
    published(1)
    before = everything(folder)

    def fail() -> Intake:
        raise OSError("the disk went away")

    with pytest.raises(OSError, match="went away"):
        build_and_publish(fail, folder)
    assert everything(folder) == before


def test_a_half_written_aside_file_is_not_seen_and_is_cleared(
    folder: Path, publish: Publish, published: Published
):
    first = published(1)[-1]
    aside = folder / "versions" / ".aside-1.duckdb"
    aside.write_bytes(b"half")
    aside.with_name(".aside-1.duckdb.wal").write_bytes(b"half")
    (folder / "versions" / "20200101T000000Z-000000000000.json").write_text("{}")
    assert [card.version for card in history(folder)] == [first.version]
    publish(2)
    assert not [name for name in everything(folder) if ".aside" in name or "2020" in name]


def test_a_half_written_pointer_is_not_a_version(
    folder: Path, publish: Publish, published: Published
):
    published(1)
    pointer = folder / "CURRENT"
    pointer.write_text(pointer.read_text()[:40])
    assert current_card(folder) is None
    assert publish(1).is_new


def test_a_file_that_does_not_read_back_as_written_is_not_sealed(tmp_path: Path):
    path = tmp_path / "aside.duckdb"
    written = fill_database(path, intake_of([figure("63:25", 1)]))
    with pytest.raises(HalfWrittenError, match="contents differ"):
        seal(path, replace(written, rows={**written.rows, "core.observation": 2}))
    with pytest.raises(HalfWrittenError, match="contents differ"):
        seal(path, replace(written, digests={**written.digests, "core.observation": "x"}))
    log = tmp_path / "aside.duckdb.wal"
    log.touch()
    with pytest.raises(HalfWrittenError, match="log"):
        seal(path, written)
    log.unlink()
    seal(path, written)
    assert path.stat().st_mode & 0o777 == 0o444


def test_second_builder_is_turned_away(folder: Path, publish: Publish, published: Published):
    published(1)
    before = everything(folder)
    with hold_lock(folder), pytest.raises(WarehouseLockedError):
        publish(2)
    assert everything(folder) == before
    assert publish(2).is_new


def test_rollback_goes_back_one_and_forward_by_name(folder: Path, published: Published):
    first, second, third = published(3)
    assert rollback(folder) == second
    assert rollback(folder) == first
    assert value_in_service(folder) == 1
    with pytest.raises(NoVersionError):
        rollback(folder)
    assert rollback(folder, third.version) == third
    assert value_in_service(folder) == 3


def test_rollback_refuses_a_name_that_fits_none_or_several(folder: Path, published: Published):
    published(2)
    before = everything(folder)
    for name in ("1999", "20", "../CURRENT"):
        with pytest.raises(NoVersionError):
            rollback(folder, name)
    assert everything(folder) == before


def test_one_changed_byte_is_found(folder: Path, published: Published):
    first, _ = published(2)
    path = version_path(folder, first)
    path.chmod(0o644)
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        byte = file.read(1)
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([byte[0] ^ 1]))
    before = everything(folder)
    with pytest.raises(DamagedVersionError):
        verify_bytes(folder, first)
    with pytest.raises(DamagedVersionError):
        rollback(folder)
    assert everything(folder) == before


def test_old_versions_go_but_never_the_current_nor_the_last_five(
    folder: Path, publish: Publish, published: Published
):
    first = published(KEEP_AT_LEAST)[0]
    rollback(folder, first.version)
    outcome = publish(100, keep=1)
    assert len(outcome.removed) == 1
    assert len(history(folder)) == KEEP_AT_LEAST
    rollback(folder, history(folder)[0].version)
    kept = current_card(folder)
    # Publishing moves the pointer first, so even the one rolled back to may then go.
    removed = publish(101, keep=1).removed
    assert kept is not None
    assert removed == [kept.version]
    assert value_in_service(folder) == 101


def test_workspaces_do_not_lead_out_of_the_warehouse(tmp_path: Path):
    assert workspace_folder(tmp_path, "simulated") == tmp_path / "simulated"
    for name in ("..", "a/b", "", "/etc", "công_bố"):
        with pytest.raises(ValueError):  # noqa: PT011 - the name itself is the message
            workspace_folder(tmp_path, name)


def test_a_killed_builder_leaves_the_old_version_in_service(
    tmp_path: Path, published_intake: Intake
):
    folder = tmp_path / "published"
    altered = replace(
        published_intake, observations=published_intake.observations[:-1], accounts=[]
    )
    build_and_publish(lambda: altered, folder)
    before = everything(folder)
    builder = subprocess.Popen(
        [sys.executable, "-m", "etl", "build", "--quiet"],
        cwd=REPOSITORY,
        env={**os.environ, "HOPLUC_WAREHOUSE": str(tmp_path)},
    )
    try:
        while builder.poll() is None and not list(folder.glob("versions/.aside-*.duckdb")):
            time.sleep(0.002)
        builder.send_signal(signal.SIGKILL)
    finally:
        builder.kill()
        builder.wait()
    assert builder.returncode == -signal.SIGKILL
    after = everything(folder)
    assert {name: after[name] for name in before} == before
    left = set(after) - set(before)
    assert left
    assert all(name.startswith("versions/.aside-") for name in left)
    outcome = build_and_publish(lambda: published_intake, folder)
    assert outcome.is_new
    assert not [name for name in everything(folder) if ".aside" in name]
