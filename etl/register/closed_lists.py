"""Closed lists as types of the database: a column whose values are known beforehand is kept as numbers.

The types are ENUM, in the order of their texts, so that a column sorts as its texts would. A value that
is of no list, or no date, stays as it was written until its row is set aside (`as_written`); so do those
of a row with a required text that shows nothing.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import duckdb

from coopstats import catalog
from coopstats.catalog.register_choices import SIZE_CLASSES
from etl.register.blanks import blank_sql
from etl.register.schema import RECORDS, Field
from etl.register.statements import statement_with

# The column that keeps what was written while files are read.
AS_WRITTEN = "as_written"
# So many values are told by comparing, more by a cast.
_FEW = 8


@cache
def closed_lists() -> dict[str, list[str]]:
    """By column its values, in the order of their texts. Codes of provinces are of both eras."""
    found: dict[str, set[str]] = {
        "province_code": {code for _, code in catalog.provinces()},
        "member_size_class": set(SIZE_CLASSES),
    }
    for record in ("cooperatives", "unions", "groups"):
        for field in RECORDS[record]:
            if field.choices:
                found[field.name] = {choice.value for choice in field.choices}
    return {name: sorted(values) for name, values in found.items()}


def listed_columns(record: str) -> list[str]:
    """The columns of a kind of records that hold values of closed lists, in the order of the schema."""
    lists = closed_lists()
    return [field.name for field in RECORDS[record] if field.name in lists]


def checked_columns(record: str) -> list[str]:
    """The columns that are read as text and then told: those of closed lists, and dates.

    DuckDB's reader of CSV passes over what follows a date (`2014-01-05; 2016-03-01`), its cast does not.
    """
    lists = closed_lists()
    return [one.name for one in RECORDS[record] if one.name in lists or one.type == "date"]


def free_texts(record: str) -> list[Field]:
    """The required texts of a kind of records that are of no list: its code and its name."""
    lists = closed_lists()
    return [
        field
        for field in RECORDS[record]
        if field.is_required and field.type == "text" and field.name not in lists
    ]


def make_lists(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes the types `core.<column>_list`."""
    for name, values in closed_lists().items():
        said = ", ".join(f"'{value}'" for value in values)
        connection.execute(statement_with("load", "list", name=name, values=said))


def loading_sql(record: str) -> str:
    """The statement that reads the files of `incoming_<record>` into their table."""
    names = checked_columns(record)
    strange = [f"(listed_{name} IS NULL AND {name} IS NOT NULL)" for name in names]
    # Here names are at hand: to look for them later, all would be read again.
    strange += [blank_sql(field.name) for field in free_texts(record)]
    return statement_with(
        "load",
        record,
        casts=", ".join(f"{_listed(name)} AS listed_{name}" for name in names),
        listed=", ".join(f"listed_{name} AS {name}" for name in names),
        names=", ".join(f"listed_{name}" for name in names),
        is_strange=" OR ".join(strange),
        written=", ".join(f"{name}::VARCHAR" for name in names),
    )


def _listed(name: str) -> str:
    """A column as of its list, or a date; else NULL. A few values are compared, quicker than a cast."""
    values = closed_lists().get(name)
    if values is None:
        return f"TRY_CAST({name} AS DATE)"
    if len(values) > _FEW:
        return f"TRY_CAST({name} AS core.{name}_list)"
    each = "".join(f" WHEN '{one}' THEN '{one}'::core.{name}_list" for one in values)
    return f"CASE {name}{each} END"


def with_written(record: str, row: dict[str, Any]) -> dict[str, Any]:
    """A row that was read, with what was written where it is of no list, or no date."""
    written = row.pop(AS_WRITTEN)
    if written is None:
        return row
    texts = zip(checked_columns(record), written, strict=True)
    return {**row, **{name: text for name, text in texts if row[name] is None}}
