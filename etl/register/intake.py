"""Reads the files of a register into their tables, and sets aside what breaks a rule.

Rows go straight to their place in the order of the file, so a row's number tells its line; then one
pass finds the rows that break a rule, they are explained, listed and taken out. What DuckDB cannot
read with its types is listed from its own table of rejected lines.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from etl.build.columns import array_of, table_of
from etl.check.findings import Action, Value, Where
from etl.observation import FileAccount, Intake, QuarantinedCell, SkippedRow
from etl.processor import give_way
from etl.read.encoding import first_wrong_byte
from etl.read.refusal import ReadRefusal
from etl.register.accounts import account_of, nothing_of, raw_of
from etl.register.closed_lists import free_texts, with_written
from etl.register.codes_aside import CodesAside, code_column
from etl.register.identities import odd_codes, odd_union_codes, unit_ids
from etl.register.loading import (
    FORMS,
    Loaded,
    RejectedCell,
    forget_written,
    load_forms,
    rejected_cells,
    view_files,
)
from etl.register.loading import table_of as table_named
from etl.register.messages import REGISTER_MESSAGES, register_finding
from etl.register.misread import Cells, misread_cells, problem_of
from etl.register.opening import opened_files
from etl.register.rejected import cells_of, explained, values_of_cell
from etl.register.rules import Problem, problems_of
from etl.register.schema import RECORDS
from etl.register.source_files import (
    LISTED_PER_CODE,
    RegisterFile,
    code_of_unread,
    list_files,
)
from etl.register.statements import sql_of, statement_with
from etl.register.tax_code import wrong_codes

_OPENED_AT_ONCE = 2
_BEHIND_AT_ONCE = 2

Connection = duckdb.DuckDBPyConnection


class RegisterReader:
    """Reads one folder into the open database, keeping the accounts in the intake."""

    def __init__(self, connection: Connection, intake: Intake) -> None:
        self.connection, self.intake = connection, intake
        self.files: list[RegisterFile] = []
        self._by_id: dict[int, RegisterFile] = {}
        self.codes_aside = CodesAside()
        self._said: Counter[str] = Counter()
        self._aside: defaultdict[str, set[int]] = defaultdict(set)
        # Row -> the numbers that DuckDB reads as others than were written.
        self._misread: defaultdict[str, dict[int, Cells]] = defaultdict(dict)

    def read(self, folder: Path, wait: Callable[[], None] = lambda: None) -> None:
        """Everything of the folder. Bad input becomes findings, never an exception.

        Rows are loaded at once, and looked at once core.place is filled: `wait` returns then.
        """
        known, strange = list_files(folder)
        for path in strange:
            self._find(code_of_unread(path), Where(path.name), "skipped", path.name)
        with (
            TemporaryDirectory(prefix="hopluc-register-") as scratch,
            ThreadPoolExecutor(_OPENED_AT_ONCE) as pool,
            ThreadPoolExecutor(_BEHIND_AT_ONCE, initializer=give_way) as behind,
        ):
            opened = self._open_all(known, Path(scratch), pool)
            self._register_identities(opened)
            forms = [[file for file in opened if file.record == record] for record in FORMS]
            looked: dict[str, Future[list[dict[str, Any]]]] = {}

            def look(record: str) -> None:
                looked[record] = pool.submit(self._suspects, record, wait)

            found = load_forms(self.connection, forms, len(self.files), behind, look)
            # Large files are still hashed meanwhile, which tells in what letters they are written too.
            suspects = {record: rows.result() for record, rows in looked.items()}
            for record in self._compose(found):
                suspects[record] = self._suspects(record)
            for loaded in found:
                self._note(loaded)
        for record in FORMS:
            self._set_aside(record, suspects.get(record, []))
            forget_written(self.connection, record)
        self.connection.execute(sql_of("load", "identities"))
        self._close()

    def warn_of_old_figures(self) -> None:
        """Warns of files whose figures are those of the year before, once the years are joined."""
        rows: list[tuple[int, int, int, int]] = self.connection.execute(
            sql_of("figures", "same_as_before")
        ).fetchall()
        for file_id, year, same, count in rows:
            self._find("W-RES-02", self._by_id[file_id].where(), "loaded", str(year),
                       same=same, count=count, year=str(year))  # fmt: skip

    # Files

    def _open_all(
        self, paths: list[Path], scratch: Path, pool: ThreadPoolExecutor
    ) -> list[RegisterFile]:
        opened: list[RegisterFile] = []
        sent: dict[str, str] = {}
        for path, files, is_alone in opened_files(paths, scratch, pool):
            if isinstance(files, ReadRefusal):
                self._refuse(path.name, files)
                continue
            if not files:
                self._find("W-REG-04", Where(path.name), "skipped", path.name)
                continue
            same = path.name if is_alone else sent.setdefault(files[0].sha256, path.name)
            for file in files:
                if same == path.name:
                    self._remark_on(file)
                    opened.append(file)
                else:
                    self._skip_repeated(file, same)
        return opened

    def _remark_on(self, file: RegisterFile) -> None:
        """Says what opening the file found."""
        for name in file.unused:
            where = file.where(1 if file.header else None, name)
            self._find("W-COL-01", where, "skipped", name, name=name)
        for one in file.remarks:
            self._find(one.code, one.where, one.action, one.found, **one.values)
        self._said += file.unlisted
        self.intake.quarantined += file.aside
        for row, code in file.units_aside.items():
            self.codes_aside.note(file.record, code, (file.name, row))

    def _note_code(self, file: RegisterFile, row: int, cells: list[str]) -> None:
        """Notes the unit of a line that was set aside, from its cells."""
        place = file.header.index(code_column(file.record))
        code = cells[place] if place < len(cells) else None
        self.codes_aside.note(file.record, code, (file.name, row))

    def _refuse(self, name: str, refusal: ReadRefusal) -> None:
        where = Where(name, refusal.line, sheet=refusal.sheet)
        self.intake.findings.append(
            register_finding(
                refusal.code, where, "refused", refusal.found, refusal.expected, **refusal.values,
            )
        )  # fmt: skip
        self.intake.accounts.append(nothing_of(name))

    def _skip_repeated(self, file: RegisterFile, same: str) -> None:
        self._find("E-RES-01", file.where(), "skipped", file.name, other=same)
        self.intake.skipped.append(SkippedRow(file.name, 1, "repeated", same))
        self.intake.accounts.append(
            FileAccount(file.name, file.sha256, file.bytes, file.n_lines, 0, 0, file.n_lines, 0, 0)
        )

    def _register_identities(self, opened: list[RegisterFile]) -> None:
        """Reads the events first: the units' ids follow from them."""
        events = [self._events_of(file) for file in opened if file.record == "identity_events"]
        columns = {"year": pa.int16(), "event": pa.string(), "from_tax_code": pa.string(),
                   "to_tax_code": pa.string(), "note": pa.string()}  # fmt: skip
        none: pa.Table = table_of({name: [] for name in columns}, columns)
        self.connection.register("reported_event", pa.concat_tables([none, *events]))
        ids = unit_ids(self.connection.execute(sql_of("load", "changed_codes")).fetchall())
        self.connection.register(
            "identity",
            table_of({"tax_code": list(ids), "unit_id": list(ids.values())},
                     {"tax_code": pa.string(), "unit_id": pa.int64()}),
        )  # fmt: skip

    def _events_of(self, file: RegisterFile) -> pa.Table:
        """The events of a file; those that cannot be told are listed and left out."""
        view = view_files(self.connection, [file])
        rows = self.connection.table(view).to_arrow_table()
        rejected = rejected_cells(self.connection, [file]) if file.header else {}
        self.connection.execute(statement_with("load", "drop_view", view=view))
        file.n_inserted = rows.num_rows
        file.finish_passing()
        file.rejected, uneven = self._rejected_lines(file, rejected.get(str(file.path), []))
        position: Any = array_of(np.arange(rows.num_rows))
        rows = rows.append_column("position", position)
        if file.header and file.may_misread:
            rows = self._without_misread_events(file, rows, uneven)
        self.connection.register("incoming_event", rows)
        codes: dict[str, Any] = self.connection.execute(sql_of("load", "event_codes")).fetchnumpy()
        self.connection.register("wrong_event_code", table_of({"code": wrong_codes(codes["code"])}))
        kinds = [choice.value for choice in RECORDS[file.record][1].choices]
        strange = self.connection.sql(sql_of("load", "strange_events"), params={"kinds": kinds})
        found = strange.to_arrow_table()
        self.connection.register("strange_event", found)
        for row in found.to_pylist():
            self._put_aside(file, row["position"], problems_of(file.record, row), raw_of(row))
        sound = self.connection.sql(sql_of("load", "sound_events")).to_arrow_table()
        for view in ("strange_event", "wrong_event_code"):
            self.connection.unregister(view)
        self.connection.unregister("incoming_event")
        self.files.append(file)
        return sound

    def _without_misread_events(
        self, file: RegisterFile, rows: pa.Table, uneven: list[int]
    ) -> pa.Table:
        """The events but for those with a number that was read as another, which are listed."""
        misread = misread_cells(self.connection, file, uneven)
        for row_id, cells in misread.items():
            (row,) = rows.slice(row_id, 1).to_pylist()
            problems = [problem_of(name, cell) for name, cell in cells]
            self._put_aside(file, row.pop("position"), problems, raw_of(row | dict(cells)))
        kept = np.setdiff1d(np.arange(rows.num_rows), np.array([*misread], np.int64))
        return rows.take(array_of(kept))

    # Rows

    def _compose(self, found: list[Loaded]) -> set[str]:
        """Joins letters and marks written apart, else a name would seem to change with its file.

        Returns the kinds of records in which it did: an id written both ways is now the same.
        """
        changed: set[str] = set()
        for file, file_id in ((one.file, one.file_id) for one in found if not one.refusal):
            file.finish_passing()
            if not file.has_marks:
                continue
            for one in free_texts(file.record):
                if one.name.endswith("tax_code"):
                    continue
                table = table_named(file.record)
                sql = statement_with("load", "composed", table=table, column=one.name)
                ((count,),) = self.connection.execute(sql, {"file_id": file_id}).fetchall()
                if count:
                    changed.add(file.record)
                    self._find("N-MARK-01", file.where(None, one.name), "loaded", str(count),
                               count=count, name=one.title)  # fmt: skip
        return changed

    def _note(self, loaded: Loaded) -> None:
        """Notes what the loading of a file came to."""
        file = loaded.file
        if loaded.refusal:
            self._refuse(file.name, loaded.refusal)
            return
        about = {"file_id": loaded.file_id, "file": file.name, "record": file.record}
        self.connection.execute(sql_of("load", "register_file"), about)
        file.rejected, uneven = self._rejected_lines(file, loaded.rejected)
        if file.header and file.has_nul:
            self._refuse_encoding(file)
        if file.header and file.may_misread:
            self._misread[file.record] |= misread_cells(self.connection, file, uneven)
        if file.has_signs:
            self._find_old_fonts(file, loaded.file_id)
        self.files.append(file)
        self._by_id[loaded.file_id] = file

    def _find_old_fonts(self, file: RegisterFile, file_id: int) -> None:
        """Says of names typed in a font of TCVN3 (ABC) that they are not Unicode."""
        sql = statement_with("load", "old_fonts", table=table_named(file.record))
        ((count, row_id, name),) = self.connection.execute(sql, {"file_id": file_id}).fetchall()
        if count:
            where = file.where(file.line_of(row_id), "name")
            self._find("W-FONT-01", where, "loaded", name, count=count, value=name)

    def _rejected_lines(
        self, file: RegisterFile, rows: list[RejectedCell]
    ) -> tuple[list[int], list[int]]:
        """Lines that could not be read, and those of them with too few or too many cells."""
        file.find_odd_lines(len({line for line, *_ in rows}))
        rows = [(file.line_read(row[0]), *row[1:]) for row in rows]
        said: set[tuple[int, str]] = set()
        for line, index, column, kind, text in rows:
            code, found = explained(file.record, index, column, kind, text)
            if code == "E-ROW-01" and (line, code) in said:
                continue
            said.add((line, code))
            cell_column = "" if code == "E-ROW-01" else column or ""
            values = values_of_cell(file.record, column, code, found)
            if code == "E-ROW-01":
                n = len(cells_of(text))
                values = {"found_count": n, "expected_count": len(file.header)}
            elif code == "E-ENC-01":
                # DuckDB tells the lines, not the byte; a second one has nothing to add to the first.
                self._refuse_encoding(file)
                continue
            is_fatal = REGISTER_MESSAGES[code].severity == "blocking"
            done: Action = "refused" if is_fatal else "quarantined"
            self._find(code, file.where(line, cell_column), done, found, **values)
            if is_fatal:
                file.is_refused = True
                continue
            if kind == "CAST" or code == "E-ROW-01":
                self._note_code(file, file.row_seen(line), cells_of(text))
            self.intake.quarantined.append(
                QuarantinedCell(file.name, file.row_seen(line), cell_column, code, text)
            )
        uneven = {line for line, _, _, kind, _ in rows if kind != "CAST"}
        return sorted({line for line, *_ in rows}), sorted(uneven)

    def _refuse_encoding(self, file: RegisterFile) -> None:
        """Says once where a file stops being UTF-8; it is refused, so to read it again costs nobody."""
        if file.is_refused:
            return
        file.is_refused = True
        # Were DuckDB stricter than Python, the place would not be known.
        unknown = ReadRefusal("E-ENC-01", values={"offset": "?", "byte": "?", "guess": "?"})
        wrong = first_wrong_byte(file.path) or unknown
        self._find(wrong.code, file.where(wrong.line), "refused", wrong.found, **wrong.values)

    # Rules

    def _suspects(
        self, record: str, wait: Callable[[], None] = lambda: None
    ) -> list[dict[str, Any]]:
        """The rows of a form that break a rule, found on a connection of its own once `wait` returns."""
        wait()
        with self.connection.cursor() as own:
            if record == "cooperatives":
                odd = odd_codes(own)
                own.register("twice", odd.twice)
                own.register("wrong_code", odd.wrong)
                own.register("wrong_union", odd_union_codes(own))
            cursor = own.execute(sql_of("load", f"suspect_{record}"))
            names = [column[0] for column in cursor.description or []]
            return [
                with_written(record, dict(zip(names, row, strict=True)))
                for row in cursor.fetchall()
            ]

    def _set_aside(self, record: str, rows: list[dict[str, Any]]) -> None:
        misread, code = self._misread[record], code_column(record)
        if not rows and not misread:
            return
        for row in rows:
            # What was read wrongly breaks other rules too; only the cause is said.
            if row["row_id"] in misread:
                continue
            if all(row[one.name] is None for one in RECORDS[record]):
                self._by_id[row["file_id"]].hollow.append(row["row_id"])
                continue
            problems = problems_of(record, row)
            if not problems:
                raise AssertionError(f"a rule of suspect_{record}.sql has no words: {row}")
            file_id: int = row["file_id"]
            self.codes_aside.note(record, row[code], row["row_id"])
            self._put_aside(self._by_id[file_id], row["row_id"], problems, raw_of(row))
        for row in self._rows_of(record, misread):
            row_id = row["row_id"]
            # The row as it was understood, but for what was not.
            row |= dict(misread[row_id])
            problems = [problem_of(name, cell) for name, cell in misread[row_id]]
            self.codes_aside.note(record, row[code], row_id)
            self._put_aside(self._file_of(record, row_id), row_id, problems, raw_of(row))
        ids = table_of({"row_id": [*(row["row_id"] for row in rows), *misread]})
        self.connection.register("set_aside", ids)
        self.connection.execute(sql_of("load", f"remove_{record}"))
        self.connection.unregister("set_aside")

    def _rows_of(self, record: str, row_ids: Iterable[int]) -> Iterator[dict[str, Any]]:
        """Rows of a form by their places, in order."""
        asked = table_of({"row_id": list(row_ids)}, {"row_id": pa.int64()})
        if not asked.num_rows:
            return
        self.connection.register("asked_row", asked)
        sql = statement_with("load", "rows_asked", table=table_named(record))
        found = self.connection.execute(sql)
        names = [column[0] for column in found.description or []]
        for row in found.fetchall():
            yield with_written(record, dict(zip(names, row, strict=True)))
        self.connection.unregister("asked_row")

    def _file_of(self, record: str, row_id: int) -> RegisterFile:
        return next(
            file
            for file in self.files
            if file.record == record
            and file.first_row_id <= row_id < file.first_row_id + file.n_inserted
        )

    def _put_aside(
        self, file: RegisterFile, row_id: int, problems: list[Problem], raw: str
    ) -> None:
        line = file.line_of(row_id)
        self._aside[file.name].add(line)
        for one in problems:
            where = file.where(line, one.column)
            self._find(one.code, where, "quarantined", one.found, **one.values)
            self.intake.quarantined.append(
                QuarantinedCell(file.name, file.row_seen(line), one.column, one.code, raw)
            )

    # Accounts

    def _find(
        self, code: str, where: Where, action: Action, found: str = "", **values: Value
    ) -> None:
        self._said[code] += 1
        if self._said[code] <= LISTED_PER_CODE:
            self.intake.findings.append(register_finding(code, where, action, found, "", **values))

    def _close(self) -> None:
        for file in self.files:
            if file.holds_nothing:
                # Of a workbook this is said as a whole: one filled form is enough.
                self._find("W-EMPTY-03", Where(file.where().file), "loaded", "0")
            self.intake.skipped += [] if file.is_refused else file.skipped()
            self.intake.accounts.append(account_of(file, len(self._aside[file.name])))
        for code, times in sorted(self._said.items()):
            if times > LISTED_PER_CODE:
                self.intake.findings.append(
                    register_finding(
                        "N-MANY-01",
                        Where("register"),
                        "quarantined",
                        code,
                        count=times - LISTED_PER_CODE,
                        same_code=code,
                    )
                )
