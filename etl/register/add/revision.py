"""One province's year as a revision of the register in service; see `etl.build.revise`."""

from __future__ import annotations

from pathlib import Path

import duckdb

from etl.build.database import Progress
from etl.build.incoming import INCOMING
from etl.build.reread import Expected
from etl.build.versions import VersionCard
from etl.observation import Intake
from etl.register.add.incoming import Added, add_sql, read_added
from etl.register.add.rows import Rows
from etl.register.add.window import (
    MARTS_OF_PLACES,
    MARTS_OF_YEAR,
    THERE,
    Span,
    there,
    work_out_peers,
    work_out_steps,
    work_out_units,
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
        self._span = Span(0, 0)
        self._is_renumbered = self._has_new_peers = False
        self._superseded: list[tuple[int, str]] = []

    def work_out(self, connection: Connection, intake: Intake) -> bool:
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
        self._span = Span(int(found[0]), max(int(found[1]), added.year))
        smallest = settings().smallest_cell
        work_out_year(connection, added, self._span, smallest)
        if added.record == "cooperatives":
            work_out_steps(connection, added, smallest)
            self._warn_of_old_figures(connection, added)
            self._is_renumbered = work_out_units(connection)
            self._has_new_peers = work_out_peers(connection, added, self._span)
        return True

    def _warn_of_old_figures(self, connection: Connection, added: Added) -> None:
        rows = connection.execute(add_sql("same_as_before"), {"file_id": added.file_id}).fetchall()
        for year, same, count in rows:
            self._intake.findings.append(
                register_finding("W-RES-02", added.where, "loaded", str(year), "", same=same,
                                 count=count, year=str(year))
            )  # fmt: skip

    def apply(self, connection: Connection, card: VersionCard) -> Expected:
        """See `Revision.apply`."""
        added = self._added
        if added is None:
            raise AssertionError("nothing was worked out")
        rows = Rows(connection, card)
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
        if added.record == "cooperatives":
            self._apply_cooperatives(rows, added, year)
        self._apply_accounts(connection, rows, added)
        return rows.expected()

    def _apply_cooperatives(self, rows: Rows, added: Added, year: str) -> None:
        own = f"{year} AND {THERE}"
        for table in _BY_YEAR_OF_COOPERATIVES:
            rows.swap(table, own, f"memory.{table}", own)
        # A cohort is held against its number in its first year.
        cohorts = f"({year} OR cohort = {added.year}) AND {THERE}"
        rows.swap("marts.survival", cohorts, "memory.marts.survival", cohorts)
        steps = f"year BETWEEN {added.year} AND {added.year + 1}"
        stepped = f"{steps} AND (geo_era, geo_code) IN (FROM temp.stepped_place)"
        rows.swap("marts.transition", stepped, "memory.marts.transition", stepped)
        of_touched = "unit_id IN (FROM temp.touched)"
        events = f"{steps} AND {of_touched}"
        rows.swap("core.identity_event", events, "memory.core.identity_event", events)
        if self._is_renumbered:
            rows.replace("marts.cooperative_search", "memory.marts.cooperative_renumbered")
        else:
            rows.swap("marts.cooperative_search", of_touched, "memory.marts.cooperative_placed")
        for mart in MARTS_OF_STANDINGS if self._has_new_peers else ():
            rows.replace(f"marts.{mart}", f"memory.marts.{mart}")

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
