"""Publishes a version that is the current one with a few rows changed; a failure changes nothing.

The current version is copied into a hidden file while what changes is worked out beside it; then the
copy is changed, checked, read back whole and published like any other (docs/decisions/0008).
"""

from __future__ import annotations

import os
import shutil
import threading
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import duckdb

from etl.build.database import (
    SCHEMA_VERSION,
    STAMP,
    Contents,
    Progress,
    contents_from,
    failed_checks,
    write_stamp,
)
from etl.build.publish import (
    BuildBlockedError,
    Outcome,
    hold_lock,
    publish_aside,
    seal,
    write_ahead_log,
)
from etl.build.versions import (
    ASIDE_PREFIX,
    KEEP,
    NoVersionError,
    VersionCard,
    clear_aside,
    current_card,
    prune,
    version_path,
    versions_folder,
)
from etl.observation import Intake
from etl.paths import SQL_DIR

_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "threads": 2,
    "memory_limit": "3GB",
    "checkpoint_threshold": "16GB",
}


class NeedsBuildError(Exception):
    """The current version was made by other software: everything must be built once."""


class Revision(Protocol):
    """What changes between two versions."""

    def work_out(self, connection: duckdb.DuckDBPyConnection, intake: Intake) -> bool:
        """Reads and computes in the connection's own memory; the current version is `base`.

        Returns False where nothing would change. Bad input becomes findings of the intake.
        """
        ...

    def apply(self, connection: duckdb.DuckDBPyConnection, card: VersionCard) -> Contents:
        """Changes the copy, `aside`, and returns what it must then hold (the hash left empty).

        The expectation comes from the card of the current version and from the rows taken out and put
        in, never from reading the copy: so that reading it back is a test.
        """
        ...

    def source_files(self, before: dict[str, str]) -> dict[str, str]:
        """The sha256 by file of what the new version rests on, given those of the current one."""
        ...


class _Copying(threading.Thread):
    """Copies a file while others work; its failure is raised by `done`."""

    def __init__(self, source: Path, target: Path) -> None:
        super().__init__(daemon=True)
        self._source, self._target = source, target
        self._error: OSError | None = None

    def run(self) -> None:
        try:
            shutil.copyfile(self._source, self._target)
            self._target.chmod(0o600)
        except OSError as error:
            self._error = error

    def done(self) -> None:
        """Waits for the end. Raises OSError where copying failed."""
        self.join()
        if self._error is not None:
            raise self._error


def _attach(connection: duckdb.DuckDBPyConnection, path: Path, how: str) -> None:
    sql = (SQL_DIR / "revise" / f"{how}.sql").read_text(encoding="utf-8")
    connection.execute(sql, {"path": str(path)})


def revise_and_publish(
    revision: Revision,
    folder: Path,
    *,
    keep: int = KEEP,
    progress: Progress = lambda _: None,
) -> Outcome:
    """Publishes the current version of a workspace folder as `revision` changes it.

    Raises NoVersionError, NeedsBuildError, WarehouseLockedError, BuildBlockedError,
    CheckFailedError, HalfWrittenError or duckdb.Error; CURRENT and the versions are then as they were.
    """
    with hold_lock(folder):
        card = current_card(folder)
        if card is None:
            raise NoVersionError("")
        made_by = (card.duckdb_version, card.schema_version)
        if made_by != (duckdb.__version__, SCHEMA_VERSION) or not card.digests:
            raise NeedsBuildError
        clear_aside(folder)
        base = version_path(folder, card)
        aside = versions_folder(folder) / f"{ASIDE_PREFIX}{os.getpid()}.duckdb"
        copying = _Copying(base, aside)
        copying.start()
        try:
            intake = Intake()
            with duckdb.connect(":memory:", config=_CONFIG) as connection:
                _attach(connection, base, "attach_base")
                changes = revision.work_out(connection, intake)
                if intake.is_blocked:
                    raise BuildBlockedError(intake)
                if not changes:
                    return Outcome(card, False, intake)
                copying.done()
                contents = _change(connection, revision, card, aside, progress)
            progress("verify")
            sha256 = seal(aside, contents)
            progress("publish")
            files = revision.source_files(card.source_files)
            new = publish_aside(folder, aside, sha256, contents, files)
            return Outcome(new, True, intake, prune(folder, keep))
        finally:
            copying.join()
            aside.unlink(missing_ok=True)
            write_ahead_log(aside).unlink(missing_ok=True)


def _change(
    connection: duckdb.DuckDBPyConnection,
    revision: Revision,
    card: VersionCard,
    aside: Path,
    progress: Progress,
) -> Contents:
    progress("core")
    _attach(connection, aside, "attach_aside")
    expected = revision.apply(connection, card)
    connection.execute("USE aside")
    progress("checks")
    for failed in failed_checks(connection):
        raise failed
    contents = contents_from(connection, expected.rows, expected.digests)
    connection.execute("DROP TABLE meta.build")
    write_stamp(connection, contents, contents.rows["meta.finding"])
    connection.execute("CHECKPOINT")
    connection.execute("USE memory")
    connection.execute("DETACH aside")
    return replace(contents, rows={**contents.rows, STAMP: 1})
