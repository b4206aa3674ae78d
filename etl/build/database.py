"""Fills one database file from an Intake: outside tables, marts, checks, content hash."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import duckdb
import pyarrow as pa

from etl.build.columns import table_of
from etl.build.failures import BuildBlockedError, CheckFailedError
from etl.build.incoming import INCOMING
from etl.observation import Intake
from etl.paths import SQL_DIR

# Counts changes of tables and columns that the app reads.
SCHEMA_VERSION = 7

# In the order of building: each reads only what stands before it.
MARTS = (
    "series",
    "unit_figure",
    "rebased",
    "panel",
    "rebased_check",
    "area_total",
    "coverage",
    "indicator_coverage",
    "place_figure",
    "printed_34",
    "rival_figure",
)

_SCHEMAS = "CREATE SCHEMA catalog; CREATE SCHEMA core; CREATE SCHEMA meta; CREATE SCHEMA marts;"
STAMP = "meta.build"
# Declared below the rule of a check that holds for all years (or places) where it holds for each.
_IN_PART = "-- Holds by "
_AT_ONCE = 2
# A table with more rows is hashed inside DuckDB: five million rows do not pass through Python.
ROWS_IN_PYTHON = 5_000
# DuckDB keeps tables in groups of as many rows. Groups that are full it writes while a table is filled.
ROW_GROUP = 122_880
_CONFIG: dict[str, Any] = {
    # Small blocks: the tables are small, and the whole file is hashed whenever it is opened.
    "default_block_size": "16384",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "threads": 2,
}

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Contents:
    """What a filled database holds: its content hash, and rows and digest of each table.

    The stamp has rows but no digest: it says of the others what they are.
    """

    content_sha256: str
    rows: dict[str, int]
    digests: dict[str, str] = field(default_factory=dict[str, str])


@cache
def _sql(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _rule(sql: str) -> str:
    """The first comment of a check: the rule, in words."""
    lines: list[str] = []
    for line in sql.splitlines():
        if not line.startswith("--") or line.startswith(_IN_PART):
            break
        lines.append(line.removeprefix("--").strip())
    return " ".join(lines)


def tables_of(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Names of all tables, as `schema.table`, in alphabetical order."""
    found = connection.execute(
        """
        SELECT table_schema || '.' || table_name
        FROM information_schema.tables
        WHERE table_catalog = current_database() AND table_type = 'BASE TABLE'
        ORDER BY 1
        """
    ).fetchall()
    return [name for (name,) in found]


def generated_columns(connection: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """The columns that follow from others and are not stored, as `schema.table.column`."""
    found = connection.execute(
        """
        SELECT schema_name || '.' || table_name || '.' || column_name
        FROM duckdb_columns()
        WHERE is_generated
        """
    ).fetchall()
    return frozenset(name for (name,) in found)


def stored(
    connection: duckdb.DuckDBPyConnection, table: str, generated: frozenset[str]
) -> duckdb.DuckDBPyRelation:
    """A table, `schema.table` or `database.schema.table`, without its `generated` columns."""
    relation = connection.table(table)
    own = ".".join(table.split(".")[-2:])
    kept = [name for name in relation.columns if f"{own}.{name}" not in generated]
    return relation.project(", ".join(f'"{name}"' for name in kept))


def summed(relation: duckdb.DuckDBPyRelation) -> tuple[int, tuple[int, int]]:
    """The number of rows, and the sum and exclusive or of the hashes of whole rows.

    Every column, in any order, inside DuckDB. The sums follow when rows are taken out or put in,
    without reading the others.
    """
    hashed = relation.project("hash(*COLUMNS(*)) AS of_row")
    found = hashed.aggregate("count(*), sum(of_row::HUGEINT), bit_xor(of_row)").fetchall()
    n, total, mixed = found[0]
    return int(n), (int(total or 0), int(mixed or 0))


def digest_of_sums(total: int, mixed: int) -> str:
    """The digest of a table of more than ROWS_IN_PYTHON rows."""
    return f"{total} {mixed}"


def digest_of(relation: duckdb.DuckDBPyRelation, n_rows: int) -> str:
    """A digest of a table's rows that does not depend on their order."""
    if n_rows > ROWS_IN_PYTHON:
        return digest_of_sums(*summed(relation)[1])
    lines = sorted(map(repr, relation.fetchall()))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def count_of(relation: duckdb.DuckDBPyRelation) -> int:
    """The rows of a table."""
    return int(relation.count("*").fetchall()[0][0])


def contents_from(
    connection: duckdb.DuckDBPyConnection, rows: dict[str, int], digests: dict[str, str]
) -> Contents:
    """The contents of the open database whose rows and digests by table are known."""
    whole = hashlib.sha256(f"schema {SCHEMA_VERSION}\n".encode())
    for name in sorted(digests):
        relation = connection.table(name)
        head = f"{name} {relation.columns} {[str(kind) for kind in relation.types]}\n"
        whole.update(f"{head}{digests[name]}\n".encode())
    return Contents(whole.hexdigest(), rows, digests)


def content_of(connection: duckdb.DuckDBPyConnection) -> Contents:
    """Hash, row counts and digests over every column of every table but the stamp.

    The hash does not depend on the order of rows, nor on time or file layout; reading all of it is
    also the scan that a damaged block cannot pass.
    """
    rows = _rows_of(connection)
    return contents_from(connection, rows, _digests_of(connection, rows))


def _rows_of(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    return {name: count_of(connection.table(name)) for name in tables_of(connection)}


def _digests_of(connection: duckdb.DuckDBPyConnection, rows: Mapping[str, int]) -> dict[str, str]:
    generated = generated_columns(connection)
    return {
        name: digest_of(stored(connection, name, generated), n)
        for name, n in rows.items()
        if name != STAMP
    }


def written_in(connection: duckdb.DuckDBPyConnection) -> Contents:
    """What the finished file must hold: the rows of all tables, the digests of those yet in memory.

    A table with more rows than ROW_GROUP was written while it was filled: to read it here would be to
    read the blocks that reading the finished file reads. The content hash is left empty.
    """
    rows = _rows_of(connection)
    unwritten = {name: n for name, n in rows.items() if n <= ROW_GROUP}
    return Contents("", rows, _digests_of(connection, unwritten))


def _fill(connection: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> None:
    connection.register("incoming", table)
    connection.execute(_sql(SQL_DIR.joinpath(*name.split(".")).with_suffix(".sql")))
    connection.unregister("incoming")


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
    return f"\n{_IN_PART}" in _sql(SQL_DIR / "checks" / f"{check}.sql")


def failed_checks(
    connection: duckdb.DuckDBPyConnection, checks: Iterable[str] | None = None
) -> Iterator[CheckFailedError]:
    """Runs the checks named, or all, and yields those that return a row."""
    for check in check_names() if checks is None else checks:
        sql = _sql(SQL_DIR / "checks" / f"{check}.sql")
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

    def read(self, connection: duckdb.DuckDBPyConnection, intake: Intake) -> None:
        """Fills core tables; adds accounts and findings to the intake."""
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
        own.execute(_sql(SQL_DIR / "marts" / f"{mart}.sql"))


def _add_unit_marts(connection: duckdb.DuckDBPyConnection, more: More) -> None:
    with connection.cursor() as own:
        more.add_unit_marts(own)


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
        for name in early:
            _fill(connection, name, INCOMING[name](intake))
        if more:
            more.read(connection, intake)
            # Nothing is made of a register that must not be published.
            if intake.is_blocked:
                raise BuildBlockedError(intake)
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            # Marts of single units, of figures, and those that only a register has do not read each other:
            # side by side, what one core does alone for the ones leaves the other core to the others.
            side: list[Future[None]] = []
            if more:
                side.append(pool.submit(_add_unit_marts, connection, more))
                more.work_out(connection)
            # What was read is said last: a register is read into the database itself.
            for name in late:
                _fill(connection, name, INCOMING[name](intake))
            progress("marts")
            # The first is the largest, and keeps both cores busy alone; the others seldom do. They share
            # temporary types: one cursor makes them all.
            first, *others = MARTS
            with connection.cursor() as own:
                _build_marts(own, [first])
                side.append(pool.submit(_build_marts, own, others))
                if more:
                    more.add_marts(connection)
                for one in side:
                    one.result()
            progress("checks")
            checks = check_names()
            side = [
                pool.submit(_run_checks, connection, checks[n::_AT_ONCE]) for n in range(_AT_ONCE)
            ]
            # Meanwhile what is still in memory is written; what is written after the checks is small.
            connection.execute("CHECKPOINT")
            contents = written_in(connection)
            for one in side:
                one.result()
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
