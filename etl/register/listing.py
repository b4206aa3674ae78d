"""The list of cooperatives, marts.cooperative_search: each as it last reported, the largest first."""

from __future__ import annotations

from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from etl.build.columns import array_of, numbers_of
from etl.register.folding import folded
from etl.register.sorting import order_of
from etl.register.statements import sql_of

Connection = duckdb.DuckDBPyConnection

# Room between two names for those that are added later.
GAP = 1 << 20
# Revenue in VND has at most so many binary digits.
_MOST_DIGITS = 64


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
    order, _ = numbers_of(connection.sql(sql_of("list", "order")).to_arrow_table().column("place"))
    connection.unregister("folded")
    in_blocks = order_of(_MOST_DIGITS - _revenue_block(rows).take(order))
    columns: dict[str, Any] = {name: rows.column(name) for name in rows.column_names}
    columns["name_folded"] = names
    kept = array_of(order.take(in_blocks))
    return _table(
        name_order=array_of((in_blocks + 1) * GAP),
        **{name: column.take(kept) for name, column in columns.items()},
    )


def _revenue_block(rows: pa.Table) -> Any:
    """In which block of the list each row stands, the higher first: the same number wherever revenue in
    VND has as many binary digits, as in `add/renumbered.sql`; 0 for no revenue, -1 for none reported."""
    revenue, is_told = numbers_of(rows.column("revenue_vnd"))
    digits = np.frexp(np.maximum(revenue, 0).astype(np.float64))[1]
    return np.where(is_told, digits, -1).astype(np.int8)


def _table(**columns: Any) -> pa.Table:
    return pa.Table.from_arrays(list(columns.values()), names=list(columns))
