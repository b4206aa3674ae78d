"""Files into tables. Files of one form that follow each other with the same header are read together:
DuckDB reads and writes on every core only where one statement brings many rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import duckdb

from etl.read.refusal import ReadRefusal
from etl.register.closed_lists import loading_sql
from etl.register.schema import column_types
from etl.register.source_files import RegisterFile
from etl.register.statements import sql_of, statement_with

Connection = duckdb.DuckDBPyConnection
# line, number of the column from 1, its name, kind of error, text of the line
RejectedCell = tuple[int, int, str | None, str, str]

_TABLE = {"cooperatives": "cooperative", "unions": "union", "groups": "group"}
# Dates are told apart later, see `checked_columns`.
_READ_AS = {"DATE": "VARCHAR"}
_UNREADABLE = (duckdb.ConversionException, duckdb.InvalidInputException)
# In the order in which they are spoken of.
FORMS = tuple(_TABLE)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file after its loading: the number its rows carry, what of it could not be read, or why nothing."""

    file: RegisterFile
    file_id: int
    rejected: list[RejectedCell]
    refusal: ReadRefusal | None = None


def table_of(record: str) -> str:
    """The core table of a kind of records."""
    return f"core.{_TABLE[record]}_year"


def runs_of(files: Sequence[RegisterFile]) -> list[list[RegisterFile]]:
    """The files in their order, those together that one statement can read. Parquet goes alone."""
    runs: list[list[RegisterFile]] = []
    for header, alike in groupby(files, lambda file: file.header):
        found = list(alike)
        runs += [found] if header else [[file] for file in found]
    return runs


def view_files(connection: Connection, files: Sequence[RegisterFile]) -> str:
    """Makes the view `incoming_` and the form: its columns, and file_index, from 0. Returns its name."""
    name = f"incoming_{files[0].record}"
    types = column_types(files[0].record)
    # DuckDB reads lists of files; its type stubs do not say so.
    paths: Any = [str(file.path) for file in files]
    header = files[0].header
    if header:
        relation = connection.read_csv(
            paths,
            columns={
                name: _READ_AS.get(kind := types.get(name, "VARCHAR"), kind) for name in header
            },
            header=True,
            auto_detect=False,
            delimiter=",",
            quotechar='"',
            store_rejects=True,
        )
    else:
        relation = connection.read_parquet(paths)
    columns = [_column(name, kind, is_csv=bool(header)) for name, kind in types.items()]
    relation.project(*columns, "file_index").create_view(name, replace=True)
    return name


def _column(name: str, kind: str, *, is_csv: bool) -> duckdb.Expression:
    """A column as it is read: in Parquet an empty text is a blank cell, as in CSV."""
    if is_csv or kind != "VARCHAR":
        return duckdb.ColumnExpression(name)
    # A column without any value has no type of text.
    return duckdb.SQLExpression(f"nullif(\"{name}\"::VARCHAR, '')").alias(name)


def load_forms(
    connection: Connection,
    forms: Sequence[Sequence[RegisterFile]],
    first: int,
    behind: Executor,
    then: Callable[[str], None] = lambda _: None,
) -> list[Loaded]:
    """Loads files, each form on a connection of its own: the largest at once, the others by `behind`.

    Of many files DuckDB reads each on one core: while one reads the last, what gives way to both has the
    other. After the smaller forms it passes through the files, which may still go on when this returns
    (`finish_passing`). The rows of a file carry its place among all, counted from `first`.
    `then` is called with each form as soon as all of its rows are in, by whoever loaded it.
    """
    forms = [files for files in forms if files]
    if not forms:
        return []
    # To try every other way to store numbers costs a twentieth of the reading, and saves no room.
    with connection.cursor() as own:
        own.execute("SET force_compression = 'bitpacking'")

    def load(files: Sequence[RegisterFile], number: int) -> list[Loaded]:
        with connection.cursor() as own:
            loaded: list[Loaded] = []
            for run in runs_of(files):
                loaded += _load_run(own, run, number + len(loaded))
            view = f"incoming_{files[0].record}"
            own.execute(statement_with("load", "drop_view", view=view))
        then(files[0].record)
        return loaded

    numbers = [first + sum(map(len, forms[:n])) for n in range(len(forms))]
    sizes = [sum(file.bytes for file in files) for files in forms]
    largest = sizes.index(max(sizes))
    others = {
        n: behind.submit(load, forms[n], numbers[n]) for n in range(len(forms)) if n != largest
    }
    for file in (one for files in forms for one in files):
        file.begin_passing(behind)
    at_once = load(forms[largest], numbers[largest])
    by_form = [others[n].result() if n in others else at_once for n in range(len(forms))]
    with connection.cursor() as own:
        own.execute("RESET force_compression")
    return [one for form in by_form for one in form]


def _load_run(connection: Connection, run: list[RegisterFile], first: int) -> list[Loaded]:
    """Loads files that one statement can read; where it fails, each alone."""
    try:
        insert_rows(connection, run, first)
    except duckdb.Error as error:
        # What a broken Parquet file raises is of every kind.
        if run[0].header and not isinstance(error, _UNREADABLE):
            raise
        connection.execute(sql_of("load", "forget_rejected"))
        if len(run) == 1:
            return [Loaded(run[0], first, [], _refusal_of(run[0]))]
        alone = (_load_run(connection, [file], first + n) for n, file in enumerate(run))
        return [one for loaded in alone for one in loaded]
    rejected = rejected_cells(connection, run) if run[0].header else {}
    return [Loaded(file, first + n, rejected.get(str(file.path), [])) for n, file in enumerate(run)]


def _refusal_of(file: RegisterFile) -> ReadRefusal:
    if file.header:
        return ReadRefusal("E-CSV-03", expected="CSV")
    # As in opening it, what only Parquet needs is imported late.
    from etl.register.parquet_files import IS_DAMAGED, broken  # noqa: PLC0415

    return broken(IS_DAMAGED)


def insert_rows(connection: Connection, files: Sequence[RegisterFile], first_file: int) -> None:
    """Reads files of one run into their table and says in each which rows are its own.

    Its rows carry `first_file` and the numbers that follow. Raises duckdb.ConversionException or
    duckdb.InvalidInputException where one cannot be read; nothing is then inserted.
    """
    record = files[0].record
    view_files(connection, files)
    next_row = int(connection.table(table_of(record)).count("*").fetchall()[0][0])
    connection.execute(loading_sql(record), {"first_file": first_file})
    rows = (
        connection.table(table_of(record))
        .filter(f"file_id >= {first_file:d}")
        .aggregate("file_id, count(*)", "file_id")
        .fetchall()
    )
    counted: dict[int, int] = dict(rows)
    for position, file in enumerate(files):
        file.first_row_id, file.n_inserted = next_row, counted.get(first_file + position, 0)
        next_row += file.n_inserted


def forget_written(connection: Connection, record: str) -> None:
    """Drops what was written in closed columns, once every row with a strange value is set aside."""
    connection.execute(statement_with("load", "forget_written", table=table_of(record)))


def rejected_cells(
    connection: Connection, files: Sequence[RegisterFile]
) -> dict[str, list[RejectedCell]]:
    """By path, the cells and lines that the last reading of each file could not read."""
    found: defaultdict[str, list[RejectedCell]] = defaultdict(list)
    paths = [str(file.path) for file in files]
    for path, *cell in connection.execute(sql_of("load", "rejected"), {"paths": paths}).fetchall():
        line, index, column, kind, text = cell
        found[path].append((line, index, column, kind, text))
    return found
