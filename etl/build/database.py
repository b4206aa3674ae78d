"""Fills one database file from an Intake: outside tables, marts, checks."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

import duckdb
import pyarrow as pa

from etl.build.columns import table_of
from etl.build.contents import SCHEMA_VERSION, STAMP, Contents, content_of, written_in
from etl.build.failures import BuildBlockedError, CheckFailedError
from etl.build.incoming import INCOMING
from etl.build.statements import build_sql
from etl.observation import Intake
from etl.paths import SQL_DIR

# In the order of building: each reads only what stands before it.
MARTS = (
    "series",
    "unit_figure",
    "rebased",
    "panel",
    "rebased_check",
    "area_total",
    "coverage",
    "printed_34",
    "place_figure",
    "indicator_coverage",
    "rival_figure",
)
# They read no more than series and panel, and no temporary view or type of the others: once the panel is
# there, they are made beside what comes after it.
_BESIDE = ("place_figure", "indicator_coverage", "rival_figure")

_SCHEMAS = (
    "CREATE SCHEMA catalog; CREATE SCHEMA core; CREATE SCHEMA counts; CREATE SCHEMA meta; "
    "CREATE SCHEMA marts;"
)
# Declared below the rule of a check that holds for all years (or places) where it holds for each.
_IN_PART = "-- Holds by "
_AT_ONCE = 2
_CONFIG: dict[str, Any] = {
    # Small blocks: the tables are small, and the whole file is hashed whenever it is opened.
    "default_block_size": "16384",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "threads": 2,
    # Nothing waits for the disk until the finished file does: what a crash leaves of the hidden file is
    # never read.
    "fsync_mode": "NONE",
}

Progress = Callable[[str], None]


def _rule(sql: str) -> str:
    """The first comment of a check: the rule, in words."""
    lines: list[str] = []
    for line in sql.splitlines():
        if not line.startswith("--") or line.startswith(_IN_PART):
            break
        lines.append(line.removeprefix("--").strip())
    return " ".join(lines)


def _fill(connection: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> None:
    connection.register("incoming", table)
    connection.execute(build_sql(*name.split(".")))
    connection.unregister("incoming")


def _fill_all(connection: duckdb.DuckDBPyConnection, names: Iterable[str], intake: Intake) -> None:
    for name in names:
        _fill(connection, name, INCOMING[name](intake))


def _split_by_schema() -> tuple[list[str], list[str]]:
    late = [name for name in INCOMING if name.startswith("meta.")]
    return [name for name in INCOMING if name not in late], late


def check_names() -> list[str]:
    """Every check, by file name."""
    return sorted(path.stem for path in (SQL_DIR / "checks").glob("*.sql"))


def holds_by_part(check: str) -> bool:
    """Whether a check holds for the whole as soon as it does for each year or place, as it declares.

    Where only a year or place was worked out anew, it need not look at the others again.
    """
    return f"\n{_IN_PART}" in build_sql("checks", check)


def failed_checks(
    connection: duckdb.DuckDBPyConnection, checks: Iterable[str] | None = None
) -> Iterator[CheckFailedError]:
    """Runs the checks named, or all, and yields those that return a row."""
    for check in check_names() if checks is None else checks:
        sql = build_sql("checks", check)
        found = connection.execute(sql).fetchall()
        if found:
            yield CheckFailedError(check, _rule(sql), len(found), repr(found[0]))


def write_stamp(connection: duckdb.DuckDBPyConnection, contents: Contents, n_findings: int) -> None:
    """Writes into the open database what it is; its table must not be there yet."""
    stamp = table_of(
        {
            "schema_version": [SCHEMA_VERSION],
            "n_observations": [contents.rows["core.observation"]],
            "n_findings": [n_findings],
        }
    )
    _fill(connection, STAMP, stamp)


class More(Protocol):
    """What a workspace holds besides printed figures: a register, read into the same database."""

    config: Mapping[str, str]

    def read(
        self, connection: duckdb.DuckDBPyConnection, intake: Intake, wait: Callable[[], None]
    ) -> None:
        """Fills core tables; adds accounts and findings to the intake.

        Tables of the catalog, of places and of printed figures are filled meanwhile: `wait` returns, or
        raises, once they are.
        """
        ...

    def work_out(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Fills core.observation and what else follows from the rows read; may add findings."""
        ...

    def add_marts(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Builds the marts of figures that only this workspace has."""
        ...

    def add_unit_marts(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Builds the marts of single units, from core tables and each other only.

        Runs beside `work_out` and `add_marts`, on a connection without their temporary tables.
        """
        ...


def _build_marts(own: duckdb.DuckDBPyConnection, marts: Sequence[str]) -> None:
    for mart in marts:
        own.execute(build_sql("marts", mart))


def _add_unit_marts(connection: duckdb.DuckDBPyConnection, more: More) -> None:
    with connection.cursor() as own:
        more.add_unit_marts(own)


def put_on_disk(path: Path) -> None:
    """Waits until the disk holds what was written of a file so far."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _build_all_marts(
    connection: duckdb.DuckDBPyConnection, pool: Executor, more: More | None
) -> None:
    # The first is the largest, and keeps both cores busy alone; the others seldom do. Most share temporary
    # views and types: one cursor makes them.
    first, *others = (mart for mart in MARTS if mart not in _BESIDE)
    after_panel = others.index("panel") + 1
    with ExitStack() as at_end:
        own, another = (at_end.enter_context(connection.cursor()) for _ in range(2))
        _build_marts(own, [first])
        until_panel = pool.submit(_build_marts, own, others[:after_panel])
        # A cursor is closed once nobody works with it, whatever fails.
        at_end.callback(wait, [until_panel])
        if more:
            more.add_marts(connection)
        until_panel.result()
        rest = pool.submit(_build_marts, own, others[after_panel:])
        at_end.callback(wait, [rest])
        _build_marts(another, _BESIDE)
        rest.result()


def _checked(connection: duckdb.DuckDBPyConnection, pool: Executor) -> Contents:
    """What the file must hold, once no check finds anything."""
    # What is still in memory is written first: whoever asks meanwhile waits until it is. What is written
    # after the checks is small.
    connection.execute("CHECKPOINT")
    checks = check_names()
    found = [pool.submit(_run_checks, connection, checks[n::_AT_ONCE]) for n in range(_AT_ONCE)]
    contents = written_in(connection)
    for one in found:
        one.result()
    return contents


def _run_checks(connection: duckdb.DuckDBPyConnection, checks: Iterable[str]) -> None:
    with connection.cursor() as own:
        for failed in failed_checks(own, checks):
            raise failed


def fill_database(
    path: Path, intake: Intake, progress: Progress = lambda _: None, more: More | None = None
) -> Contents:
    """Fills a new database at `path`, closes it and says what it must hold (see `written_in`).

    No write-ahead log is left.

    Raises BuildBlockedError where what `more` read forbids publishing, CheckFailedError where a check
    fails, UnknownPublisherError for a source of a publisher the catalog does not hold, duckdb.Error where a
    row does not fit its table. The file is then unfinished; removing it is the caller's work.
    """
    config = {**_CONFIG, **more.config} if more else _CONFIG
    with duckdb.connect(str(path), config=config) as connection:
        connection.execute(_SCHEMAS)
        progress("core")
        early, late = _split_by_schema()
        # Small tables of much work for one core: a register begins to be read meanwhile.
        with connection.cursor() as own, ThreadPoolExecutor(1) as pool:
            filled = pool.submit(_fill_all, own, early, intake)
            if more:
                more.read(connection, intake, filled.result)
            filled.result()
        # Nothing is made of a register that must not be published.
        if intake.is_blocked:
            raise BuildBlockedError(intake)
        with ThreadPoolExecutor(_AT_ONCE) as pool, ThreadPoolExecutor(1) as disk:
            # Marts of single units, of figures, and those that only a register has do not read each other:
            # side by side, what one core does alone for the ones leaves the other core to the others.
            beside: list[Future[None]] = []
            if more:
                # The rows of a register are most of the file: the disk takes them while others work.
                beside.append(disk.submit(put_on_disk, path))
                beside.append(pool.submit(_add_unit_marts, connection, more))
                more.work_out(connection)
            # What was read is said last: a register is read into the database itself.
            _fill_all(connection, late, intake)
            progress("marts")
            _build_all_marts(connection, pool, more)
            for one in beside:
                one.result()
            progress("checks")
            contents = _checked(connection, pool)
        write_stamp(connection, contents, len(intake.findings))
        connection.execute("CHECKPOINT")
    return replace(contents, rows={**contents.rows, STAMP: 1})


def scan_database(path: Path) -> Contents:
    """Opens a database read-only and reads every column of every table.

    Raises duckdb.Error where a block is damaged.
    """
    config = {**_CONFIG, "enable_external_access": "false"}
    with duckdb.connect(str(path), read_only=True, config=config) as connection:
        return content_of(connection)
