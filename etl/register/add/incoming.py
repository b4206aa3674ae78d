"""Reads the file that is added, by the reader of every register, and decides what it replaces.

The file is read into tables of its own in memory, so that its rows meet the same rules, messages and
accounts as in a build; only then are they held against the register that is in service.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from coopstats.catalog import Text, place_name
from etl.build.columns import table_of
from etl.check.findings import Where
from etl.observation import Intake, QuarantinedCell
from etl.register.accounts import raw_of
from etl.register.add.messages import adding_finding
from etl.register.build import prepare_tables
from etl.register.codes_aside import CodesAside
from etl.register.identities import unit_ids
from etl.register.intake import RegisterReader
from etl.register.messages import register_finding
from etl.register.rules import problems_of
from etl.register.schema import record_of
from etl.register.source_files import is_workbook
from etl.register.statements import sql_of

Connection = duckdb.DuckDBPyConnection

# Kind of file -> its table and the column that tells its units apart within a year.
ADDABLE = {
    "cooperatives": ("cooperative_year", "tax_code"),
    "unions": ("union_year", "tax_code"),
    "groups": ("group_year", "group_id"),
}
# Of a cooperative in service, `b`, whose code could be one of the file's, by kind of table: it has a code
# that is not its number, or the number that one of the file's is.
_MAY_HAVE_CODE = {
    "cooperative_year": "(b.own_code IS NOT NULL"
    " OR b.unit_id IN (SELECT TRY_CAST(tax_code AS BIGINT) FROM core.added))"
}
LISTED_PLACES = 4


@dataclass(frozen=True, slots=True)
class Added:
    """What a file brings: the province and year it reports on, and the number its rows carry.

    `file` is its name in the accounts, which for a workbook names the sheet too; `where` is the place
    that messages name. `identity` tells the unit of each tax code that was ever changed.
    """

    file: str
    where: Where
    record: str
    table: str
    code: str
    year: int
    era: str
    province: str
    file_id: int
    identity: pa.Table

    @property
    def variables(self) -> dict[str, int | str]:
        """What the views of adding look up; each cursor has its own."""
        return {
            "year": self.year,
            "era": self.era,
            "province": self.province,
            "replaced": self.table,
        }


def add_sql(name: str, **identifiers: str) -> str:
    """The text of one of the `.sql` files of adding; identifiers come from this package."""
    sql = sql_of("add", name)
    return sql.format(**identifiers) if identifiers else sql


def set_variable(connection: Connection, name: str, value: int | str) -> None:
    """A value that the views of adding look up; `name` is written by this package only."""
    connection.execute(add_sql("set_variable", called=name), {"value": value})


def read_added(connection: Connection, intake: Intake, path: Path) -> Added | None:
    """Reads the file into core.added; the version in service is attached as `base`.

    Returns None where it must not be added, or was sent before: the findings say which.
    """
    # The name of a workbook may say nothing: its sheets do.
    if not is_workbook(path) and record_of(path.name) not in ADDABLE:
        return _refuse(intake, path)
    reader = _read(connection, intake, path)
    if intake.is_blocked:
        return None
    if len(reader.files) > 1:
        # One workbook of several forms would change several tables, and fail or pass as one.
        said = ", ".join(file.record for file in reader.files)
        where = Where(path.name)
        intake.findings.append(adding_finding("E-ADD-08", where, "refused", said, forms=said))
        return None
    if not reader.files or reader.files[0].record not in ADDABLE:
        return _refuse(intake, path)
    record = reader.files[0].record
    table, code = ADDABLE[record]
    file = reader.files[0]
    sent = connection.execute(add_sql("sent_before", table=table), {"sha256": file.sha256})
    before = sent.fetchone()
    if before is not None:
        _forget_rows(intake)
        finding = register_finding("E-RES-01", file.where(), "skipped", file.name, other=before[0])
        intake.findings.append(finding)
        return None
    connection.execute(add_sql("rename", table=f"core.{table}", called="added"))
    _set_repeated_aside(connection, intake, reader, table, code)
    return _decide(connection, intake, reader, record)


def _refuse(intake: Intake, path: Path) -> None:
    intake.findings.append(adding_finding("E-ADD-03", Where(path.name), "refused"))


def _read(connection: Connection, intake: Intake, path: Path) -> RegisterReader:
    connection.execute(
        "CREATE SCHEMA catalog; CREATE SCHEMA core; CREATE SCHEMA counts; CREATE SCHEMA marts; "
        "CREATE SCHEMA meta"
    )
    connection.execute("CREATE VIEW core.place AS FROM base.core.place")
    prepare_tables(connection)
    reader = RegisterReader(connection, intake)
    with tempfile.TemporaryDirectory() as folder:
        # The reader reads a folder; what else lies beside the file is not asked for.
        shutil.copyfile(path, Path(folder) / path.name)
        reader.read(Path(folder))
    return reader


def _forget_rows(intake: Intake) -> None:
    """A file that is skipped whole has no findings of its own."""
    intake.findings.clear()
    intake.quarantined.clear()
    intake.skipped.clear()
    for place, account in enumerate(intake.accounts):
        intake.accounts[place] = replace(
            account, rows_loaded=0, rows_quarantined=0, rows_skipped=account.rows_read
        )


def _set_repeated_aside(
    connection: Connection, intake: Intake, reader: RegisterReader, table: str, code: str
) -> None:
    """Sets aside units that another province has already reported for the year."""
    may_have = _MAY_HAVE_CODE.get(table, "true")
    sql = add_sql("repeated", table=table, code=code, may_have=may_have)
    cursor = connection.execute(sql)
    names = [column[0] for column in cursor.description or []]
    rows: list[dict[str, Any]] = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    if not rows:
        return
    file = reader.files[0]
    for row in rows:
        line = file.line_of(row["row_id"])
        reader.codes_aside.note(file.record, row[code], row["row_id"])
        for one in problems_of(file.record, row):
            where = file.where(line, one.column)
            intake.findings.append(
                register_finding(one.code, where, "quarantined", one.found, "", **one.values)
            )
            seen, raw = file.row_seen(line), raw_of(row)
            intake.quarantined.append(QuarantinedCell(file.name, seen, one.column, one.code, raw))
    ids = table_of({"row_id": [row["row_id"] for row in rows]})
    connection.register("set_aside", ids)
    connection.execute(add_sql("remove"))
    connection.unregister("set_aside")
    account = intake.accounts[0]
    intake.accounts[0] = replace(
        account,
        rows_loaded=account.rows_loaded - len(rows),
        rows_quarantined=account.rows_quarantined + len(rows),
    )


def _counted(place: Text, year: int, n: int) -> Text:
    return Text(f"{place.vi} {year}: {n}", f"{place.en} {year}: {n}")


def _decide(
    connection: Connection, intake: Intake, reader: RegisterReader, record: str
) -> Added | None:
    file = reader.files[0]
    table, code = ADDABLE[record]
    places = connection.execute(add_sql("places")).fetchall()
    if not places:
        intake.findings.append(adding_finding("E-ADD-02", file.where(), "refused", "0"))
        return None
    if len(places) > 1:
        more = [Text("…", "…")] if len(places) > LISTED_PLACES else []
        said = [
            *(_counted(place_name(p, e), y, n) for y, e, p, n, _ in places[:LISTED_PLACES]), *more
        ]  # fmt: skip
        listed = Text(", ".join(one.vi for one in said), ", ".join(one.en for one in said))
        odd = file.line_of(places[-1][4])
        intake.findings.append(
            adding_finding("E-ADD-01", file.where(odd, "province_code"), "refused",
                           str(places[-1][2]), n=len(places), places=listed)
        )  # fmt: skip
        return None
    year, era, province, n, _ = places[0]
    for name, value in (("year", year), ("era", era), ("province", province), ("replaced", table)):
        set_variable(connection, name, value)
    found = connection.execute(add_sql("span")).fetchone()
    first = int(found[0]) if found and found[0] is not None else int(year)
    if year < first:
        intake.findings.append(
            adding_finding("E-ADD-05", file.where(), "refused", str(year), year=str(year),
                           first=str(first))
        )  # fmt: skip
        return None
    other = connection.execute(add_sql("same_name", table=table), {"file": file.name}).fetchone()
    if other and other[0]:
        intake.findings.append(
            adding_finding("E-ADD-04", file.where(), "refused", file.name, n=int(other[0]))
        )
        return None
    ids = connection.execute(add_sql("last_file")).fetchone()
    file_id = int(ids[0]) + 1 if ids and ids[0] is not None else 0
    connection.execute("UPDATE core.added SET file_id = $file_id", {"file_id": file_id})
    identity = _give_units(connection, record)
    connection.execute(add_sql("withdrawn", table=table))
    added = Added(
        file.name, file.where(), record, table, code, year, era, province, file_id, identity
    )
    connection.execute(add_sql("touched_place"))
    if record == "cooperatives":
        connection.execute(add_sql("touched"))
    _summarise(connection, intake, added, n, reader.codes_aside)
    return added


def _give_units(connection: Connection, record: str) -> pa.Table:
    """Gives cooperatives their units through changes of tax code that were reported before.

    Returns the unit of each tax code that was changed; other records have none.
    """
    is_asked = record == "cooperatives"
    changes = connection.execute(add_sql("re_registered")).fetchall() if is_asked else []
    ids = unit_ids(changes)
    identity = table_of(
        {"tax_code": list(ids), "unit_id": list(ids.values())},
        {"tax_code": pa.string(), "unit_id": pa.int64()},
    )
    if is_asked:
        connection.unregister("identity")
        connection.register("identity", identity)
        connection.execute(add_sql("identity"))
    return identity


def _summarise(
    connection: Connection, intake: Intake, added: Added, n: int, aside: CodesAside
) -> None:
    codes = table_of({"code": sorted(aside.codes)}, {"code": pa.string()})
    connection.register("code_aside", codes)
    counted = connection.execute(add_sql("compared", code=added.code)).fetchall()
    connection.unregister("code_aside")
    n_added, n_changed, n_kept, n_aside, n_withdrawn = map(int, counted[0])
    where, year = added.where, str(added.year)
    before, sent = n_changed + n_kept + n_aside + n_withdrawn, n + n_aside
    if 2 * sent < before:
        intake.findings.append(
            adding_finding("W-ADD-06", where, "loaded", str(sent), n=sent, before=before, year=year)
        )
    if n_aside:
        intake.findings.append(
            adding_finding("W-ADD-09", where, "quarantined", str(n_aside), n=n_aside, year=year)
        )
    most = min(aside.n_without, n_withdrawn)
    if most:
        intake.findings.append(
            adding_finding("W-ADD-10", where, "quarantined", str(aside.n_without), n=aside.n_without,
                           most=most, withdrawn=n_withdrawn)
        )  # fmt: skip
    place: Text = place_name(added.province, "63" if added.era == "63" else "34")
    intake.findings.append(
        adding_finding("N-ADD-07", where, "loaded", str(n), year=year, place=place, added=n_added,
                       changed=n_changed, kept=n_kept, withdrawn=n_withdrawn)
    )  # fmt: skip
