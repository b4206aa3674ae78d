"""Known misprints: a correction holds for one cell and only while that cell is as printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.check.findings import Where, make_finding
from etl.observation import Intake
from etl.read.sheet import Sheet
from etl.recognise.layout import TableLayout, tidy_label

CellKey = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of corrections.csv."""

    printed: str
    corrected: str
    reason: str


def place_corrections(
    intake: Intake, tables: Mapping[str, tuple[Sheet, TableLayout]]
) -> dict[CellKey, Correction]:
    """Corrections by (file, row number, 0-based column), each matched to exactly one cell.

    One that names no cell, or several, is a blocking finding (E-COR-02).
    """
    placed: dict[CellKey, Correction] = {}
    for line in intake.corrections:
        keys = _find_cells(line, tables)
        if len(keys) == 1 and keys[0] not in placed:
            placed[keys[0]] = Correction(line["printed"], line["corrected"], line["reason"])
            continue
        target = f"{line['table']}, {line['row']}, {line['column']}"
        intake.findings.append(
            make_finding(
                "E-COR-02",
                Where("corrections.csv"),
                "refused",
                found=str(len(keys)),
                expected="1",
                target=target,
                count=len(keys),
            )
        )
    return placed


def _find_cells(
    line: Mapping[str, str], tables: Mapping[str, tuple[Sheet, TableLayout]]
) -> Sequence[CellKey]:
    if line["table"] not in tables:
        return []
    sheet, layout = tables[line["table"]]
    label, heading = tidy_label(line["row"]), tidy_label(line["column"])
    columns = [
        index
        for index, name in enumerate(layout.headings)
        if index >= layout.first_value_index and tidy_label(name) == heading
    ]
    return [
        (layout.file, row.number, index)
        for row in sheet.rows
        if row.number > layout.header_row and row.cells and tidy_label(row.cells[0]) == label
        for index in columns
        if index < len(row.cells)
    ]
