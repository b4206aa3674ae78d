"""One province's year as a revision of the register in service; see `etl.build.revise`."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb

from etl.build.database import Progress
from etl.build.incoming import INCOMING
from etl.build.reread import Expected
from etl.build.versions import VersionCard
from etl.observation import Intake
from etl.register.add.incoming import Added, add_sql, read_added
from etl.register.add.rows import Rows
from etl.register.add.units import ROOM, Peers, Units, work_out_units
from etl.register.add.window import (
    MARTS_OF_PLACES,
    MARTS_OF_YEAR,
    THERE,
    Span,
    there,
    work_out_year,
)
from etl.register.build import MARTS_OF_STANDINGS
from etl.register.messages import register_finding
from etl.register.settings import settings

Connection = duckdb.DuckDBPyConnection

_BY_YEAR_OF_COOPERATIVES = (
    "marts.distribution",
    "marts.size_class",
    "marts.birth_death",
    "marts.age",
)
_ACCOUNTS = ("meta.source_file", "meta.finding", "meta.skipped", "meta.quarantined")


class AddedFile:
    """A file of one province, year and kind that stands in for what the register had of them."""

    def __init__(self, path: Path, progress: Progress = lambda _: None) -> None:
        self._path, self._progress = path, progress
        self._intake = Intake()
        self._added: Added | None = None
        self._units: Units | None = None
        self._superseded: list[tuple[int, str]] = []

    def work_out(self, connection: Connection, intake: Intake, check: Callable[[], None]) -> bool:
        """See `Revision.work_out`."""
        self._progress("read")
        self._intake = intake
        added = self._added = read_added(connection, intake, self._path)
        if added is None or intake.is_blocked:
            return False
        self._progress("marts")
        asked = {"file": added.file, "record": added.record}
        self._superseded = connection.execute(
            add_sql("superseded", table=added.table), asked
        ).fetchall()
        found = connection.execute(add_sql("span")).fetchone()
        if found is None or found[0] is None:
            raise LookupError("the register in service has no cooperative")
        span = Span(int(found[0]), max(int(found[1]), added.year))
        smallest = settings().smallest_cell
        with ThreadPoolExecutor(1) as pool:
            units = None
            if added.record == "cooperatives":
                units = pool.submit(work_out_units, connection.cursor(), added, span, smallest)
            work_out_year(connection, added, span, smallest)
            check()
            self._units = units.result() if units else None
        for year, same, count in self._units.old_figures if self._units else ():
            intake.findings.append(
                register_finding("W-RES-02", added.where, "loaded", str(year), "", same=same,
                                 count=count, year=str(year))
            )  # fmt: skip
        return True

    def apply(self, connection: Connection, card: VersionCard) -> Expected:
        """See `Revision.apply`."""
        added = self._added
        if added is None:
            raise AssertionError("nothing was worked out")
        rows = Rows(connection, card)
        units = self._units
        if units is None:
            self._apply_figures(rows, added)
        else:
            # Each table is changed by one cursor; neither keeps a core busy alone.
            with ThreadPoolExecutor(1) as pool:
                beside = pool.submit(_apply_units, rows.beside(units.connection), units, added)
                self._apply_figures(rows, added)
                beside.result()
        self._apply_accounts(connection, rows, added)
        return rows.expected()

    def _apply_figures(self, rows: Rows, added: Added) -> None:
        year = f"year = {added.year}"
        scope = (
            f"{year} AND geo_era = getvariable('era') AND province_code = getvariable('province')"
        )
        rows.swap(f"core.{added.table}", scope, "memory.core.added")
        for table in ("core.observation", *(f"marts.{name}" for name in MARTS_OF_YEAR)):
            own = f"{year} AND {there(table)}"
            rows.swap(table, own, f"memory.{table}", own)
        rows.swap("marts.suppressed", f"{year} AND {THERE}", "memory.marts.suppressed")
        for name in MARTS_OF_PLACES:
            rows.swap(f"marts.{name}", THERE, f"memory.marts.{name}")
        if self._units is None:
            return
        for table in ("counts.cell", "counts.alive"):
            rows.swap(table, scope, f"memory.{table}", scope)
        own = f"{year} AND {THERE}"
        for table in _BY_YEAR_OF_COOPERATIVES:
            rows.swap(table, own, f"memory.{table}", own)
        # A cohort is held against its number in its first year.
        cohorts = f"({year} OR cohort = {added.year}) AND {THERE}"
        rows.swap("marts.survival", cohorts, "memory.marts.survival", cohorts)

    def _apply_accounts(self, connection: Connection, rows: Rows, added: Added) -> None:
        """Files that the new one wholly stands in for leave the accounts; it enters them."""
        # What is said of a sheet names its workbook; the accounts name both.
        named = [file for _, file in self._superseded]
        books = [file.rsplit(" [", 1)[0] for file in named if file.endswith("]")]
        gone = {"files": [*named, *books, ""]}
        for name in _ACCOUNTS:
            room, table = name.split(".")
            connection.execute(add_sql("forget", table=name), gone)
            connection.register("incoming", INCOMING[name](self._intake))
            connection.execute(add_sql("account", table=f"{room}.{table}"))
            connection.unregister("incoming")
            rows.changed(name)
        connection.execute(
            add_sql("forget_file"), {"ids": [id_ for id_, _ in self._superseded] or [-1]}
        )
        about = {"file_id": added.file_id, "file": added.file, "record": added.record}
        connection.execute(add_sql("register_file"), about)
        rows.changed("core.register_file")

    def source_files(self, before: dict[str, str]) -> dict[str, str]:
        """See `Revision.source_files`."""
        gone = {file for _, file in self._superseded}
        kept = {file: sha256 for file, sha256 in before.items() if file not in gone}
        return {**kept, **{one.file: one.sha256 for one in self._intake.accounts}}


def _apply_units(rows: Rows, units: Units, added: Added) -> None:
    of_touched = "unit_id IN (FROM memory.core.touched)"
    for mart in MARTS_OF_STANDINGS if units.peers is not Peers.AS_THEY_WERE else ():
        rows.replace(f"marts.{mart}", f"{ROOM}.marts.{mart}")
    if units.peers is Peers.STAND_ANEW:
        rows.swap("marts.peer_reached", of_touched, f"{ROOM}.marts.peer_reached")
    elif units.peers is Peers.ARE_ANEW:
        rows.replace("marts.peer_reached", f"{ROOM}.marts.peer_reached")
    recounted = f"(year, geo_era, province_code, sector_class) IN (FROM {ROOM}.core.recounted)"
    rows.swap("counts.way", recounted, f"{ROOM}.counts.way", recounted)
    steps = f"year BETWEEN {added.year} AND {added.year + 1}"
    stepped = f"{steps} AND (geo_era, geo_code) IN (FROM {ROOM}.core.stepped_place)"
    rows.swap("marts.transition", stepped, f"{ROOM}.marts.transition", stepped)
    events = f"{steps} AND {of_touched}"
    rows.swap("core.identity_event", events, f"{ROOM}.core.identity_event", events)
    if units.is_renumbered:
        rows.replace("marts.cooperative_search", f"{ROOM}.marts.cooperative_renumbered")
    else:
        rows.swap("marts.cooperative_search", of_touched, f"{ROOM}.marts.cooperative_placed")
