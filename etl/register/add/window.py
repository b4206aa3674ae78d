"""Works out the figures that follow from an added file: the same SQL as a build, over a window of it.

The build's `.sql` files read core.cooperative_year and its neighbours; here these are views, in memory,
of the years that a step needs, as they will be. What the files then build holds the touched years only.
What follows for single cooperatives: `etl.register.add.units`.
"""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from etl.build.database import MARTS
from etl.build.statements import build_sql
from etl.register.add.incoming import ADDABLE, Added, add_sql, set_variable
from etl.register.build import FIGURES
from etl.register.counting import count_reports
from etl.register.statements import sql_of

Connection = duckdb.DuckDBPyConnection

_LOOKED_UP = (
    "catalog.indicator",
    "catalog.ratio_part",
    "catalog.definition",
    "catalog.sector",
    "catalog.publisher",
    "core.conflict",
    "core.place_part",
    "core.reporting_unit",
    "core.source",
    "core.reported_event",
)
# Marts in which a row follows from figures of its own year only, in the order of building.
MARTS_OF_YEAR = (
    "series",
    "unit_figure",
    "rebased",
    "panel",
    "rebased_check",
    "area_total",
    "coverage",
    "indicator_coverage",
    "rival_figure",
)
# The others look at all years of a place.
MARTS_OF_PLACES = tuple(name for name in MARTS if name not in MARTS_OF_YEAR)
# What a place of the touched ones is in a table of figures.
THERE = "(geo_era, geo_code) IN (FROM memory.core.touched_place)"
_THERE_34 = "('34', geo_code) IN (FROM memory.core.touched_place)"
_HAS_NO_ERA = ("marts.rebased", "marts.rebased_check")
# Rows of these count places: all of a year may change.
_HAS_NO_PLACE = ("marts.coverage", "marts.indicator_coverage")
# What of the counts of other places and years is needed beside those of the file: table -> condition.
_COUNTED = {
    "cell": "year = getvariable('year')",
    "alive": "year = getvariable('year') OR cohort = year OR cohort = getvariable('year')",
}


@dataclass(frozen=True, slots=True)
class Span:
    """The register's years as they will be."""

    first: int
    last: int


def look_back(connection: Connection, table: str, first: int, last: int) -> None:
    """Shows, under the name of one of the register's tables, its rows of these years as they will be."""
    set_variable(connection, "first_year", first)
    set_variable(connection, "last_year", last)
    connection.execute(add_sql("window", table=table))


def run(connection: Connection, room: str, name: str, smallest_cell: int) -> None:
    """Runs one of the build's `.sql` files."""
    sql = sql_of(room, name)
    values = {"smallest_cell": smallest_cell} if "$smallest_cell" in sql else None
    connection.execute(sql, values)


def there(table: str) -> str:
    """The condition that a row of a table of figures is of a touched place; `true` where all may be."""
    if table in _HAS_NO_PLACE:
        return "true"
    return _THERE_34 if table in _HAS_NO_ERA else THERE


def work_out_year(connection: Connection, added: Added, span: Span, smallest_cell: int) -> None:
    """Figures, observations and marts of the added year.

    Only those of the touched places are counted from the register's rows; what is made of figures of
    several places takes those of the others as they were.
    """
    for name in _LOOKED_UP:
        connection.execute(add_sql("looked_up", table=name))
    for table, _ in ADDABLE.values():
        connection.execute(add_sql("drop", table=table))
    _count_cells(connection, added)
    for table, _ in ADDABLE.values():
        look_back(connection, table, added.year, added.year)
    for name in FIGURES:
        run(connection, "figures", name, smallest_cell)
        if name == "spread":
            connection.execute(add_sql("spread_there", places="core.touched_place"))
    count_reports(connection, of_one_year=True)
    _work_out_figures(connection, smallest_cell)
    run(connection, "marts", "suppressed", smallest_cell)
    if added.record != "cooperatives":
        return
    for name in ("distribution", "size_class"):
        run(connection, "marts", name, smallest_cell)
    # Rates are empty in the register's first year, which lies outside of the window: a row without
    # counts says which it is.
    if span.first < added.year:
        connection.execute(add_sql("first_year"), {"year": span.first})
    run(connection, "marts", "birth_death", smallest_cell)
    connection.execute(add_sql("first_cohort"), {"year": span.first})
    for name in ("survival", "age"):
        run(connection, "marts", name, smallest_cell)


def _count_cells(connection: Connection, added: Added) -> None:
    """counts.cell of the added year, and counts.alive as far as cohorts are told from it.

    A file holds all of its province and year: its cells are counted from it, those of others stay.
    """
    if added.record == "cooperatives":
        connection.execute(add_sql("only_added"))
    for table, needed in _COUNTED.items():
        if added.record == "cooperatives":
            connection.execute(sql_of("counts", table))
        else:
            connection.execute(add_sql("no_counts", table=table))
        connection.execute(add_sql("counts_elsewhere", table=table, needed=needed))


def _work_out_figures(connection: Connection, smallest_cell: int) -> None:
    """Observations of the added year and what follows from them, and from other years at those places."""
    for name in ("keys", "observation"):
        connection.execute(add_sql(name))
    source = connection.execute(add_sql("sender")).fetchone()
    if source is None:
        raise LookupError("the register has no sender")
    values = {"source_id": source[0], "publisher_id": source[1], "smallest_cell": smallest_cell}
    connection.execute(sql_of("figures", "observation"), values)
    # A place's figures follow from its own observations: these two need not see the others.
    for name in ("series", "unit_figure"):
        connection.execute(build_sql("marts", name))
    for table in ("core.observation", "marts.series", "marts.unit_figure"):
        connection.execute(add_sql("elsewhere", table=table, there=there(table)))
    for name in MARTS_OF_YEAR:
        if name not in ("series", "unit_figure"):
            connection.execute(build_sql("marts", name))
    seen = ("marts.series", "marts.panel", "marts.rebased")
    # From here on the names show all years of the touched places.
    for table in seen:
        called = f"{table.split('.')[1]}_of_year"
        connection.execute(add_sql("rename", table=table, called=called))
        connection.execute(
            add_sql("of_all_years", table=table, of_year=f"marts.{called}", there=there(table))
        )
    for name in MARTS_OF_PLACES:
        connection.execute(build_sql("marts", name))
    for table in seen:
        name = table.split(".")[1]
        connection.execute(add_sql("drop_view", view=table))
        connection.execute(add_sql("rename", table=f"marts.{name}_of_year", called=name))
