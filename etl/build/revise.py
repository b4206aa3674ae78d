"""Publishes a version that is the current one with a few rows changed; a failure changes nothing.

The current version is copied into a hidden file while what changes is worked out beside it; then the
copy is changed, checked, read back where it changed and published like any other (docs/decisions/0008).
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import duckdb

from etl.build.begun import Begun
from etl.build.contents import SCHEMA_VERSION, STAMP, Contents, contents_from, shapes_of
from etl.build.database import Progress, check_names, failed_checks, holds_by_part, write_stamp
from etl.build.failures import BuildBlockedError, HalfWrittenError, NeedsBuildError
from etl.build.publish import Outcome, make_durable, publish_aside
from etl.build.reread import Expected, reread
from etl.build.statements import build_sql
from etl.build.versions import (
    KEEP,
    DamagedVersionError,
    VersionCard,
    prune,
    write_ahead_log,
)
from etl.observation import Intake

_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "threads": 2,
    "memory_limit": "3GB",
    "checkpoint_threshold": "16GB",
    # A checkpoint would write row groups with room left anew, half a second for a table whose year
    # changed; what lies at the end of a table is put in order by the next build.
    "max_vacuum_tasks": 0,
    # Nothing waits for the disk until the finished file does (`make_durable`): what a crash leaves of
    # the hidden file is never read.
    "fsync_mode": "NONE",
}


class Revision(Protocol):
    """What changes between two versions."""

    def work_out(
        self, connection: duckdb.DuckDBPyConnection, intake: Intake, check: Callable[[], None]
    ) -> bool:
        """Reads and computes in the connection's own memory; the current version is `base`.

        Returns False where nothing would change. Bad input becomes findings of the intake. Calls `check`
        once the names of core and marts show every row of the years and places that are worked out anew;
        what follows for single cooperatives may still be worked out beside it.
        """
        ...

    def apply(self, connection: duckdb.DuckDBPyConnection, card: VersionCard) -> Expected:
        """Changes the copy, `aside`, and returns what it must then hold (the hash left empty).

        The expectation comes from the card of the current version and from the rows taken out and put
        in, never from reading the copy: so that reading it back is a test.
        """
        ...

    def source_files(self, before: dict[str, str]) -> dict[str, str]:
        """The sha256 by file of what the new version rests on, given those of the current one."""
        ...


def _attach(connection: duckdb.DuckDBPyConnection, path: Path, how: str) -> None:
    connection.execute(build_sql("revise", how), {"path": str(path)})


def revise_and_publish(
    revision: Revision,
    begun: Begun,
    *,
    keep: int = KEEP,
    progress: Progress = lambda _: None,
) -> Outcome:
    """Publishes the version that was begun as `revision` changes it.

    Raises NeedsBuildError, DamagedVersionError, BuildBlockedError, CheckFailedError, HalfWrittenError,
    OSError or duckdb.Error; CURRENT and the versions are then as they were.
    """
    card, base, aside = begun.card, begun.base, begun.aside
    made_by = (card.duckdb_version, card.schema_version)
    if made_by != (duckdb.__version__, SCHEMA_VERSION) or not card.digests:
        raise NeedsBuildError
    intake = Intake()
    with (
        ThreadPoolExecutor(1) as pool,
        duckdb.connect(":memory:", config=_CONFIG) as connection,
    ):
        _attach(connection, base, "attach_base")

        def check() -> None:
            progress("checks")
            # The other years and places are those of a version that passed.
            _check(connection, [name for name in check_names() if holds_by_part(name)])

        changes = revision.work_out(connection, intake, check)
        if intake.is_blocked:
            raise BuildBlockedError(intake)
        if not changes:
            return Outcome(card, False, intake)
        if begun.copying.done() != card.sha256:
            raise DamagedVersionError(card.version)
        progress("core")
        expected = change_copy(connection, revision, card, aside)
        progress("verify")
        sha256, contents = verify_copy(connection, base, aside, expected)
        # While the memory of all that was worked out is given back.
        durable = pool.submit(_settle, begun)
    durable.result()
    progress("publish")
    files = revision.source_files(card.source_files)
    new = publish_aside(begun.folder, aside, sha256, contents, files)
    return Outcome(new, True, intake, prune(begun.folder, keep))


def _settle(begun: Begun) -> None:
    begun.copying.settle()
    make_durable(begun.aside)


def _check(connection: duckdb.DuckDBPyConnection, checks: list[str]) -> None:
    for failed in failed_checks(connection, checks):
        raise failed


def change_copy(
    connection: duckdb.DuckDBPyConnection, revision: Revision, card: VersionCard, aside: Path
) -> Expected:
    """Applies a revision that was worked out to the copy; returns what the copy must now hold."""
    _attach(connection, aside, "attach_aside")
    expected = revision.apply(connection, card)
    connection.execute("USE aside")
    _check(connection, [name for name in check_names() if not holds_by_part(name)])
    wanted = expected.contents
    contents = contents_from(shapes_of(connection), wanted.rows, wanted.digests)
    connection.execute("DROP TABLE meta.build")
    write_stamp(connection, contents, contents.rows["meta.finding"])
    connection.execute("CHECKPOINT")
    connection.execute("USE memory")
    connection.execute("DETACH aside")
    rows = {**contents.rows, STAMP: 1}
    return replace(expected, contents=replace(contents, rows=rows, segments=wanted.segments))


def verify_copy(
    connection: duckdb.DuckDBPyConnection, base: Path, aside: Path, expected: Expected
) -> tuple[str, Contents]:
    """The sha256 of the changed copy and what it holds, once it reads back from its file as it was meant.

    Raises HalfWrittenError, or duckdb.Error where a block is damaged.
    """
    if write_ahead_log(aside).exists():
        raise HalfWrittenError("write-ahead log left")
    _attach(connection, aside, "attach_to_read")
    try:
        connection.execute("USE aside")
        sha256, found = reread(connection, base, aside, expected)
    finally:
        connection.execute("USE memory")
        connection.execute("DETACH aside")
    if found != expected.contents:
        raise HalfWrittenError("contents differ on reading back")
    return sha256, found
