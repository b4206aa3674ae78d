"""The list of cooperatives, marts.cooperative_search: each as it last reported, in the order of names."""

from __future__ import annotations

from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from etl.build.columns import array_of
from etl.register.folding import folded
from etl.register.statements import sql_of

Connection = duckdb.DuckDBPyConnection

# Room between two names for those that are added later.
GAP = 1 << 20


def add_list(connection: Connection) -> None:
    """Makes marts.cooperative_search; reads the tables core.cooperative_year and core.place.

    DuckDB finds the rows, sorts the folded names alone, and writes. The rows are put in order as columns
    of Arrow, in half of the time that DuckDB takes to sort them whole.
    """
    connection.register("listed", _listed(connection))
    connection.execute(sql_of("marts", "cooperative_search"))
    connection.unregister("listed")


def _listed(connection: Connection) -> pa.Table:
    rows = connection.sql(sql_of("list", "newest")).to_arrow_table()
    names = folded(connection, rows.column("name")).column()
    places = array_of(np.arange(len(rows)))
    connection.register(
        "folded", _table(name_folded=names, unit_id=rows.column("unit_id"), place=places)
    )
    order = connection.sql(sql_of("list", "order")).to_arrow_table().column("place")
    connection.unregister("folded")
    columns: dict[str, Any] = {name: rows.column(name) for name in rows.column_names}
    columns["name_folded"] = names
    name_order = array_of(np.arange(1, len(rows) + 1) * GAP)
    return _table(
        name_order=name_order, **{name: column.take(order) for name, column in columns.items()}
    )


def _table(**columns: Any) -> pa.Table:
    return pa.Table.from_arrays(list(columns.values()), names=list(columns))
