"""What follows from an added file for single cooperatives: steps, rows of the list, standings.

None of it reads the figures of places, nor they it: it is worked out beside them, on a cursor and in a
database in memory of its own, where the build's names show what the build's `.sql` files are to read here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

import duckdb
import pyarrow as pa

from coopstats.catalog.register_choices import SIZE_CLASSES
from etl.register.add.incoming import Added, add_sql, set_variable
from etl.register.add.window import Span, look_back, run
from etl.register.closed_lists import closed_lists, make_lists
from etl.register.counting import count_ways, find_events
from etl.register.listing import add_list
from etl.register.size_classes import make_macros
from etl.register.standings import add_reached, add_strata, standings_of
from etl.register.statements import sql_of

Connection = duckdb.DuckDBPyConnection

# The database in memory that all of it stands in.
ROOM = "units"
_LOOKED_UP = ("catalog.sector", "core.place")


class Peers(Enum):
    """What of peers follows from a file."""

    AS_THEY_WERE = auto()
    # What the touched ones reached, and where everyone stands.
    STAND_ANEW = auto()
    # Of another newest year: what everyone reached, too.
    ARE_ANEW = auto()


@dataclass(frozen=True, slots=True)
class Units:
    """What was worked out; its tables are in the room of `connection`, a cursor that must stay open.

    `old_figures` are year, number of reports with the figures of the year before, and of all reports of
    the file. The places of names were all counted anew where `is_renumbered`.
    """

    connection: Connection
    old_figures: list[tuple[int, int, int]]
    is_renumbered: bool
    peers: Peers


def work_out_units(cursor: Connection, added: Added, span: Span, smallest_cell: int) -> Units:
    """Works out all that follows for cooperatives; the version in service is attached as `base`.

    Reads memory.core: the rows added, and the cooperatives (touched) and places (touched_place) of them.
    """
    cursor.execute(add_sql("room"))
    make_lists(cursor)
    make_macros(cursor)
    for name, value in added.variables.items():
        set_variable(cursor, name, value)
    for table in _LOOKED_UP:
        cursor.execute(add_sql("looked_up", table=table))
    old_figures = _work_out_steps(cursor, added, smallest_cell)
    is_renumbered = _work_out_list(cursor)
    return Units(cursor, old_figures, is_renumbered, _work_out_peers(cursor, added, span))


def _work_out_steps(
    cursor: Connection, added: Added, smallest_cell: int
) -> list[tuple[int, int, int]]:
    """What changed from the year before to the added one, and from it to the next.

    Returns the years in which the file nearly repeats the year before, see `Units`.
    """
    for name in ("recounted", "recounted_year", "stepped_place"):
        cursor.execute(add_sql(name))
    for name in ("spread", "sector_spread"):
        cursor.execute(sql_of("figures", name))
    cursor.execute(add_sql("spread_there", places="core.stepped_place"))
    count_ways(cursor)
    cursor.execute(sql_of("counts", "way"))
    cursor.execute(add_sql("ways_elsewhere"))
    run(cursor, "marts", "transition", smallest_cell)
    cursor.execute(add_sql("drop", table="cooperative_year"))
    cursor.execute(add_sql("touched_year"))
    find_events(cursor)
    cursor.register("identity", added.identity)
    cursor.execute(add_sql("reported_event"))
    cursor.execute(sql_of("core", "identity_event"))
    cursor.execute(sql_of("figures", "identity_event"))
    rows = cursor.execute(add_sql("same_as_before"), {"file_id": added.file_id}).fetchall()
    return [(int(year), int(same), int(n)) for year, same, n in rows]


def _work_out_list(cursor: Connection) -> bool:
    """Rows of the list of the touched cooperatives; True where all places of names are counted anew."""
    add_list(cursor)
    cursor.execute(
        add_sql("rename", table="marts.cooperative_search", called="cooperative_touched")
    )
    cursor.execute(add_sql("name_order"))
    cursor.execute(add_sql("cooperative_placed"))
    cursor.execute(add_sql("cooperative_search"))
    room = cursor.execute("SELECT min(room) FROM placed").fetchone()
    if room and room[0] is not None and room[0] < 1:
        cursor.execute(add_sql("renumbered"))
        return True
    return False


def _work_out_peers(cursor: Connection, added: Added, span: Span) -> Peers:
    """Standings among peers, all of them anew where anything of them follows from the file.

    They follow from the newest year and the one before, and from the list's provinces.
    """
    if added.year < span.last - 1 and not cursor.execute(add_sql("moved_peers")).fetchall():
        return Peers.AS_THEY_WERE
    if cursor.execute(add_sql("newest_reached")).fetchall() == [(span.last,)]:
        # What the others reached stands where it did.
        others = cursor.sql(add_sql("reached", sizes=_sizes())).to_arrow_table()
        reached = pa.concat_tables([others, add_reached(cursor, span.last)])
        peers = Peers.STAND_ANEW
    else:
        cursor.execute(add_sql("drop", table="cooperative_year"))
        look_back(cursor, "cooperative_year", span.last - 1, span.last)
        reached = add_reached(cursor)
        peers = Peers.ARE_ANEW
    # They go from here to the copy, without a table in between.
    cursor.register("standing", standings_of(reached))
    cursor.execute(add_sql("seen", table="marts.peer_standing", seen="standing"))
    add_strata(cursor)
    return peers


def _sizes() -> str:
    """The place in SIZE_CLASSES, from 1, of each class of the closed list, as a list of SQL."""
    places = {name: place for place, name in enumerate(SIZE_CLASSES, 1)}
    return str([places[name] for name in closed_lists()["member_size_class"]])
