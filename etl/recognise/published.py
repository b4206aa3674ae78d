"""The published folder as one intake: lists, tidy figures, tables, and what the checks say."""

from __future__ import annotations

from pathlib import Path

from etl.check.coverage import check_coverage
from etl.check.duplicates import check_duplicates
from etl.check.findings import Where, make_finding
from etl.check.totals import check_totals
from etl.observation import Intake, Observation
from etl.read.csv_file import read_csv
from etl.read.refusal import ReadRefusal
from etl.read.sheet import Sheet
from etl.recognise.corrections import place_corrections
from etl.recognise.layout import TableLayout, layouts
from etl.recognise.ledger import Ledger, refuse_file
from etl.recognise.lists import read_list
from etl.recognise.tables import TableCard, check_header, read_table
from etl.recognise.tidy import read_observations


def load_published(folder: Path) -> Intake:
    """Everything of a published folder. Never raises for bad input: it becomes findings.

    A missing folder, a missing required file or a file that cannot be read is blocking; a bad row
    is quarantined with a warning and the rest loads.
    """
    intake = Intake()
    if not folder.is_dir():
        intake.findings.append(
            make_finding("E-FILE-02", Where(folder.name), "refused", expected=folder.name)
        )
        return intake
    intake.sources = _load_list(intake, folder, "sources.csv")
    source_ids = {source["source_id"] for source in intake.sources}
    intake.tables = _load_list(intake, folder, "tables.csv")
    intake.corrections = _load_list(intake, folder, "corrections.csv")
    intake.targets = _load_list(intake, folder, "targets.csv", source_ids)
    intake.conflicts = _load_list(intake, folder, "conflicts.csv", source_ids)
    _load_observations(intake, folder, source_ids)
    by_table = _load_tables(intake, folder, source_ids)
    _check(intake, by_table)
    return intake


def _open(intake: Intake, folder: Path, file: str) -> Sheet | None:
    try:
        return read_csv(folder / file)
    except ReadRefusal as refusal:
        refuse_file(intake, file, refusal)
        return None


def _load_list(
    intake: Intake, folder: Path, name: str, source_ids: set[str] | None = None
) -> list[dict[str, str]]:
    sheet = _open(intake, folder, name)
    if sheet is None:
        return []
    ledger = Ledger(intake, name, sheet)
    rows = read_list(ledger, name, source_ids or set())
    ledger.close()
    return rows


def _load_observations(intake: Intake, folder: Path, source_ids: set[str]) -> None:
    sheet = _open(intake, folder, "observations.csv")
    if sheet is None:
        return
    ledger = Ledger(intake, "observations.csv", sheet)
    loaded = read_observations(intake, ledger, source_ids)
    _close_figures(ledger, loaded)
    intake.observations += loaded


def _close_figures(ledger: Ledger, loaded: list[Observation]) -> None:
    account = ledger.close()
    if not loaded:
        ledger.find("E-EMPTY-02", "refused", found=str(account.rows_read))


def _load_tables(
    intake: Intake, folder: Path, source_ids: set[str]
) -> dict[TableLayout, list[Observation]]:
    cards = _described_tables(intake, folder, source_ids)
    opened: dict[str, tuple[Sheet, TableLayout]] = {}
    for file in cards:
        sheet = _open(intake, folder, file)
        if sheet is not None:
            opened[file] = (sheet, layouts()[file])
    corrections = place_corrections(intake, opened)
    loaded: dict[TableLayout, list[Observation]] = {}
    for file, (sheet, layout) in opened.items():
        ledger = Ledger(intake, file, sheet)
        if not check_header(ledger, layout):
            ledger.refuse_rest("E-LAY-01")
            ledger.close()
            continue
        figures = read_table(intake, ledger, layout, cards[file], corrections, source_ids)
        _close_figures(ledger, figures)
        loaded[layout] = figures
        intake.observations += figures
    return loaded


def _described_tables(intake: Intake, folder: Path, source_ids: set[str]) -> dict[str, TableCard]:
    """Cards of the tables that can be read: inside the folder, laid out, with a known source."""
    cards: dict[str, TableCard] = {}
    listed: set[str] = set()
    inside = (folder / "tables").resolve()

    def refuse(code: str, file: str, found: str, **values: str | int) -> None:
        intake.findings.append(make_finding(code, Where(file), "refused", found, "", **values))

    for line in intake.tables:
        file = line["file"]
        if file in listed:
            count = sum(other["file"] == file for other in intake.tables)
            refuse("E-FILE-04", file, str(count), count=count)
            continue
        listed.add(file)
        if not (folder / file).resolve().is_relative_to(inside):
            refuse("E-FILE-03", "tables.csv", file, path=file)
        elif file not in layouts():
            refuse("E-LAY-02", file, file)
        elif line["source_id"] not in source_ids:
            refuse("E-SRC-02", file, line["source_id"], value=line["source_id"])
        else:
            cards[file] = TableCard.read(line)
    for path in sorted((folder / "tables").glob("*")):
        file = f"tables/{path.name}"
        if path.is_file() and file not in listed:
            intake.findings.append(make_finding("W-FILE-01", Where(file), "skipped", path.name))
    return cards


def _check(intake: Intake, by_table: dict[TableLayout, list[Observation]]) -> None:
    for layout, figures in by_table.items():
        others = [one for one in intake.observations if one.file != layout.file]
        intake.findings += check_totals(layout.file, layout.total, figures, others)
        if layout.provinces:
            intake.findings += check_coverage(layout.file, figures, layout.era)
    publisher_of = {source["source_id"]: source["publisher"] for source in intake.sources}
    intake.findings += check_duplicates(intake.observations, publisher_of)
