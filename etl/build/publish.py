"""Builds aside under a lock, verifies, and publishes by pointer; a failure changes nothing."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb

from etl.build.contents import SCHEMA_VERSION, Contents
from etl.build.database import More, Progress, fill_database, put_on_disk, scan_database
from etl.build.failures import BuildBlockedError, HalfWrittenError
from etl.build.versions import (
    ASIDE_PREFIX,
    KEEP,
    DamagedVersionError,
    VersionCard,
    clear_aside,
    current_card,
    history,
    hold_lock,
    point_to,
    prune,
    sha256_of,
    sync_folder,
    verify_bytes,
    version_path,
    versions_folder,
    write_ahead_log,
    write_card,
)
from etl.observation import Intake

_NAME_TIME = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build came to. `is_new` is False where the content equals the current version's."""

    card: VersionCard
    is_new: bool
    intake: Intake
    removed: list[str] = field(default_factory=list[str])


def _build_time(folder: Path) -> datetime:
    """Now, to the second, but after every kept version, so that names sort as they were built."""
    now = datetime.now(UTC).replace(microsecond=0)
    for card in history(folder)[-1:]:
        newest = datetime.strptime(card.version.split("-")[0], _NAME_TIME).replace(tzinfo=UTC)
        now = max(now, newest + timedelta(seconds=1))
    return now


def seal(aside: Path, written: Contents) -> tuple[str, Contents]:
    """Makes a finished file durable and read-only once it reads back as it was written.

    Returns its sha256 and what it holds. Raises HalfWrittenError where a write-ahead log is left or the
    contents are not those `written` (digests as far as they are told), duckdb.Error where a block is
    damaged.
    """
    if write_ahead_log(aside).exists():
        raise HalfWrittenError("write-ahead log left")
    # One core hashes the bytes while the other reads the tables, and the disk takes what it has not yet.
    with ThreadPoolExecutor(2) as pool:
        hashed, kept = pool.submit(sha256_of, aside), pool.submit(put_on_disk, aside)
        found = scan_database(aside)
        if found.rows != written.rows or not written.digests.items() <= found.digests.items():
            raise HalfWrittenError("contents differ on reading back")
        sha256 = hashed.result()
        kept.result()
    make_durable(aside)
    return sha256, found


def make_durable(aside: Path) -> None:
    """Puts a verified file on the disk and makes it read-only."""
    put_on_disk(aside)
    aside.chmod(0o444)


def _is_current(folder: Path, contents: Contents) -> VersionCard | None:
    """The current card where it holds the same contents in a whole file."""
    card = current_card(folder)
    if card is None or card.content_sha256 != contents.content_sha256:
        return None
    try:
        verify_bytes(folder, card)
    except DamagedVersionError:
        return None
    return card


def publish_aside(
    folder: Path, aside: Path, sha256: str, contents: Contents, source_files: dict[str, str]
) -> VersionCard:
    """Gives a sealed file its name and card, and puts it in service. The caller holds the lock."""
    built_at = _build_time(folder)
    name = f"{built_at.strftime(_NAME_TIME)}-{sha256[:12]}"
    card = VersionCard(
        file=f"versions/{name}.duckdb",
        sha256=sha256,
        content_sha256=contents.content_sha256,
        rows=contents.rows,
        source_files=source_files,
        duckdb_version=duckdb.__version__,
        schema_version=SCHEMA_VERSION,
        built_at=built_at.isoformat(),
        digests=contents.digests,
        segments=contents.segments,
    )
    write_card(folder, card)
    aside.rename(version_path(folder, card))
    sync_folder(versions_folder(folder))
    point_to(folder, card)
    return card


def build_and_publish(
    load: Callable[[], Intake],
    folder: Path,
    *,
    force: bool = False,
    keep: int = KEEP,
    progress: Progress = lambda _: None,
    more: More | None = None,
) -> Outcome:
    """Loads, builds aside, checks, verifies and publishes into a workspace folder.

    Raises WarehouseLockedError, BuildBlockedError, CheckFailedError, HalfWrittenError,
    UnknownPublisherError or duckdb.Error; CURRENT and the versions are then as they were.
    """
    with hold_lock(folder):
        versions = versions_folder(folder)
        versions.mkdir(exist_ok=True)
        clear_aside(folder)
        progress("read")
        intake = load()
        if intake.is_blocked:
            raise BuildBlockedError(intake)
        aside = versions / f"{ASIDE_PREFIX}{os.getpid()}.duckdb"
        try:
            written = fill_database(aside, intake, progress, more)
            progress("verify")
            sha256, contents = seal(aside, written)
            same = None if force else _is_current(folder, contents)
            if same is not None:
                return Outcome(same, False, intake)
            progress("publish")
            files = {account.file: account.sha256 for account in intake.accounts}
            card = publish_aside(folder, aside, sha256, contents, files)
            return Outcome(card, True, intake, prune(folder, keep))
        finally:
            aside.unlink(missing_ok=True)
            write_ahead_log(aside).unlink(missing_ok=True)
