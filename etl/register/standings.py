"""Where each cooperative stands among its peers, by each criterion, and who leads at the first weights.

What a standing is: docs/decisions/0007-effective-models.md. Sorting the figures of one group of peers at
a time, and counting where a criterion has a few values only, takes a sixth of the time of windows in SQL.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from coopstats.catalog.criteria import (
    CRITERIA,
    MOST_HONOURED,
    REPORTED,
    WHOLE,
    least_weight,
)
from coopstats.catalog.register_choices import SIZE_CLASSES
from etl.build.columns import array_of, column_of, numbers_of, table_of
from etl.register.closed_lists import closed_lists
from etl.register.sorting import order_of, order_of_figures
from etl.register.statements import sql_of

REACHED = sql_of("standing", "reached")
LEAST_PEERS = 10
_AT_ONCE = 2
# What settles the order of a list in one number: the score in parts so small that two different ones of
# at most 65 weights are never the same (1 / 65² apart or more), the weight reported, the order of ids.
_PARTS_OF_SCORE, _WEIGHTS, _ORDERS = 8_192, 128, 1 << 26

Flags = npt.NDArray[np.bool_]
Numbers = npt.NDArray[Any]


def add_standings(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes marts.peer_reached, marts.peer_standing, marts.peer_stratum and marts.first_weight.

    Reads core.cooperative_year (the newest year and the one before) and marts.cooperative_search.
    """
    found = add_reached(connection)
    connection.register("standing", standings_of(found))
    connection.execute(sql_of("marts", "peer_standing"))
    connection.unregister("standing")
    add_strata(connection)


def add_reached(connection: duckdb.DuckDBPyConnection, year: int | None = None) -> pa.Table:
    """Makes marts.peer_reached, and returns its rows but for names, as `standings_of` takes them.

    Reads core.cooperative_year (the newest year and the one before) and marts.cooperative_search. With
    `year` only what was reached in that year is told, also where it is not the newest of these rows.
    """
    newest = year or connection.execute(sql_of("standing", "newest")).fetchall()[0][0]
    # Without rows no year is the newest.
    found = connection.sql(REACHED, params={"newest": newest or 0}).to_arrow_table()
    units, _ = numbers_of(found.column("unit_id"))
    found = found.take(array_of(np.argsort(units)))
    connection.register("reached", found)
    connection.execute(sql_of("marts", "peer_reached"))
    connection.unregister("reached")
    return found.drop_columns(["name", "year"])


def add_strata(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes marts.peer_stratum and marts.first_weight; reads marts.peer_standing."""
    connection.execute(sql_of("marts", "peer_stratum"))
    weights = [criterion.weight for criterion in CRITERIA.values()]
    connection.register(
        "first_weights",
        table_of(
            {"position": range(len(CRITERIA)), "criterion": list(CRITERIA), "weight": weights}
        ),
    )
    connection.execute(sql_of("marts", "first_weight"))
    connection.unregister("first_weights")


def standing_of(values: Numbers, is_told: Flags, groups: list[slice]) -> Numbers:
    """Standings as marts.peer_standing holds them, of figures in groups of peers; 0 where none.

    Groups are runs of neighbours. Figures that are not told count nowhere; those of one byte are
    small whole numbers.
    """
    found = np.zeros(len(values), np.int32)
    for group in groups:
        # Places choose in a tenth of the time that flags take.
        told = np.flatnonzero(is_told[group])
        if len(told) < LEAST_PEERS:
            continue
        own = values[group].take(told)
        found[group][told] = _of_few(own) if own.dtype.itemsize == 1 else _of_many(own)
    return found


def _of_few(values: Numbers) -> Numbers:
    """By counting how many report each figure."""
    counts = np.bincount(values)
    ends = np.cumsum(counts)
    return _held(ends - counts, ends, len(values))[values]


def _of_many(values: Numbers) -> Numbers:
    """By sorting the figures into runs of equal ones."""
    order = order_of_figures(values)
    in_order = values.take(order)
    begins = np.r_[0, 1 + np.flatnonzero(in_order[1:] != in_order[:-1])]
    ends = np.r_[begins[1:], len(values)]
    found = np.empty(len(values), np.int32)
    found[order] = np.repeat(_held(begins, ends, len(values)), ends - begins)
    return found


def _held(less: Numbers, less_or_same: Numbers, n: int) -> Numbers:
    """(less + same / 2) / n as it is held: rounded, but never up to a whole per cent.

    Pages round down to one, and nobody is ahead of all peers, itself among them.
    """
    # Floats hold all of these exactly, and divide many times quicker than whole numbers: a quotient that
    # is not whole is 1 / 2n away from one, much further than it can be rounded.
    share, one = (less + less_or_same).astype(np.float64) * WHOLE, 2.0 * n
    parts = np.floor((share + n) / one)
    per_cent = parts / (WHOLE // 100)
    parts -= (parts * one > share) & (per_cent == np.floor(per_cent))
    return (REPORTED + parts).astype(np.int32)


def standings_of(reached: pa.Table) -> pa.Table:
    """The rows of marts.peer_standing, of what cooperatives reached: rows as `add_reached` returns.

    Leaders of every field come first, then all others by what is reported. So a question about leaders
    reads the beginning of the table only, however long it is, and one at other weights leaves out
    whoever reports too little to be ranked. Within these by class, province of the 34 and of the 63, and
    unit_id.
    """
    plain: dict[str, Numbers] = {}
    told: dict[str, Flags] = {}
    for name in reached.column_names:
        plain[name], told[name] = numbers_of(reached.column(name))
    n_rows = len(plain["unit_id"])
    unit_order = np.empty(n_rows, np.int32)
    # The rows are in order, but for a few at the end where a file is added.
    unit_order[np.argsort(plain["unit_id"], kind="stable")] = np.arange(1, n_rows + 1)
    peers = plain["sector_class"].astype(np.int64) * (len(SIZE_CLASSES) + 1) + plain["size"]
    # From here on those of one group stand together.
    by_peers = order_of(peers)
    n_peers = np.bincount(peers, minlength=1)
    unit_order = unit_order.take(by_peers)
    lists = closed_lists()
    sector = plain["sector_class"].take(by_peers).astype(np.int64)
    # No province of the 63: the number after the last.
    codes = lists["province_code"]
    n_codes = len(codes) + 1
    places = [
        np.where(told[name], plain[name], len(codes)).take(by_peers).astype(np.int64)
        for name in ("province_34", "province_63")
    ]
    # A field: the same class and provinces.
    field = _numbered((sector * n_codes + places[0]) * n_codes + places[1])
    standings = _by_peers(plain, told, by_peers, n_peers)
    row_of = np.empty(n_rows + 1, np.int64)
    row_of[unit_order] = np.arange(n_rows)
    first_rank = _first_rank(list(standings.values()), field, unit_order, row_of)
    bits = np.zeros(n_rows, np.int16)
    for position, standing in enumerate(standings.values()):
        bits |= (standing > 0).astype(np.int16) << position
    # A stratum: those of a field that report the same, whoever reports most first.
    sets = _numbered((1 << len(CRITERIA)) - bits.astype(np.int64))
    stratum = _numbered(sets * (field.max(initial=0) + 1) + field)
    order = _leaders_first(first_rank, field, stratum, unit_order, row_of)

    def texts(numbers: Numbers, names: list[str]) -> Any:
        numbers = numbers.take(order).astype(np.int32)
        dictionary: Any = pa.DictionaryArray
        return dictionary.from_arrays(array_of(numbers, numbers == len(names)), column_of(names))

    def whole(numbers: Numbers, kind: Any = np.int32) -> Any:
        return array_of(numbers.take(order).astype(kind, copy=False))

    ranks = first_rank.take(order)
    columns: dict[str, Any] = {
        "unit_id": array_of(plain["unit_id"].take(by_peers.take(order))),
        "unit_order": whole(unit_order),
        "sector_class": texts(sector, lists["sector_class"]),
        "province_34": texts(places[0], codes),
        "province_63": texts(places[1], codes),
        "stratum": whole(stratum),
        "first_rank": array_of(ranks, ranks == 0),
        "n_peers": whole(np.repeat(n_peers, n_peers)),
    }
    for name, standing in standings.items():
        columns[f"{name}_standing"] = whole(standing)
    columns["criteria_reported"] = whole(bits, np.int16)
    return pa.Table.from_arrays(list(columns.values()), names=list(columns))


def _numbered(keys: Numbers) -> Numbers:
    """The same number for the same key: from 0 in the order of keys, without gaps."""
    # Counting tells which keys there are in a fraction of the time that sorting takes.
    return (np.cumsum(np.bincount(keys) > 0) - 1).take(keys)


def _leaders_first(
    first_rank: Numbers, field: Numbers, stratum: Numbers, unit_order: Numbers, row_of: Numbers
) -> Numbers:
    """The rows in the order of marts.peer_standing."""
    leads = (first_rank > 0) & (first_rank <= MOST_HONOURED)
    keys = np.where(leads, field, field.max(initial=0) + 1 + stratum) * _ORDERS + unit_order
    keys.sort()
    return row_of.take(keys & (_ORDERS - 1))


def _by_peers(
    reached: dict[str, Numbers], told: dict[str, Flags], by_peers: Numbers, n_peers: Numbers
) -> dict[str, Numbers]:
    """The standings of every criterion, in the order `by_peers`: so many of each group together."""
    ends = np.cumsum(n_peers)
    groups = [slice(int(a), int(b)) for a, b in zip(ends - n_peers, ends, strict=True)]

    def work(name: str) -> Numbers:
        return standing_of(reached[name].take(by_peers), told[name].take(by_peers), groups)

    # numpy leaves the interpreter to others while it sorts.
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return dict(zip(CRITERIA, pool.map(work, CRITERIA), strict=True))


def _first_rank(
    standings: list[Numbers], field: Numbers, unit_order: Numbers, row_of: Numbers
) -> Numbers:
    """Each one's place in its field by the score at the first weights, from 1; 0 where not ranked.

    `row_of` tells whose a unit_order is. Ties go to what reports more of the weight, then to the lower
    id, as in the lists of pages.
    """
    weights = [criterion.weight for criterion in CRITERIA.values()]
    total = np.zeros(len(field), np.int64)
    for weight, standing in zip(weights, standings, strict=True):
        total += weight * standing
    ranked = np.flatnonzero(total >= REPORTED * least_weight(sum(weights)))
    reported = total.take(ranked) // REPORTED
    parts = (total.take(ranked) - reported * REPORTED) * _PARTS_OF_SCORE // reported
    lowest = unit_order.take(ranked) - (parts * _WEIGHTS + reported) * _ORDERS
    lowest.sort()
    highest_first = row_of.take(lowest & (_ORDERS - 1))
    by_field = highest_first.take(order_of(field.take(highest_first)))
    counts = np.bincount(field.take(by_field), minlength=1)
    found = np.zeros(len(field), np.int32)
    found[by_field] = 1 + np.arange(len(by_field)) - np.repeat(np.cumsum(counts) - counts, counts)
    return found
