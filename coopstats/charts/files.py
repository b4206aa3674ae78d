"""Exhibits as CSV and XLSX. Needs no browser. Text that a spreadsheet would run is neutralised."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter  # pyright: ignore[reportMissingTypeStubs]

from coopstats.catalog import Lang
from coopstats.catalog.phrases import say_in_both
from coopstats.charts.exhibit import Cell, Column, Exhibit

# A cell that begins with one of these is a formula to a spreadsheet.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_SHEET_NAME_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def neutral(text: str) -> str:
    """Text with a leading apostrophe where a spreadsheet would take it for a formula."""
    return "'" + text if text.startswith(_FORMULA_STARTS) else text


def notes_of(exhibit: Exhibit) -> list[str]:
    """What must travel with the numbers: title, unit line, coverage, source, caveats, simulation."""
    notes = [exhibit.title, exhibit.subtitle, exhibit.coverage, exhibit.source, *exhibit.caveats]
    if exhibit.simulated:
        notes.insert(0, say_in_both("simulated"))
    return [note for note in notes if note]


def csv_bytes(exhibit: Exhibit, lang: Lang) -> bytes:
    """The table as CSV that Excel opens by a double click: UTF-8 with its mark, the separators
    of the language (semicolon and decimal comma in Vietnamese), notes below the rows.
    """
    separator, comma = (";", ",") if lang == "vi" else (",", ".")
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerow([neutral(column.label) for column in exhibit.table.columns])
    for row in exhibit.table.rows:
        writer.writerow(
            [
                csv_cell(cell, column, comma)
                for cell, column in zip(row, exhibit.table.columns, strict=True)
            ]
        )
    writer.writerow([])
    for note in notes_of(exhibit):
        writer.writerow([neutral(note)])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def csv_cell(cell: Cell, column: Column, comma: str) -> str:
    """A cell as CSV text; text that a spreadsheet would run is neutralised."""
    if cell is None or cell != cell:
        return ""
    if isinstance(cell, str):
        return neutral(cell)
    value = 100 * cell if column.format == "percent" else cell
    text = f"{value:.10g}" if isinstance(value, float) else str(value)
    return text.replace(".", comma) + ("%" if column.format == "percent" else "")


def workbook_bytes(exhibits: Sequence[Exhibit], title: str, lang: Lang) -> bytes:
    """A workbook of a page: a contents sheet, then one sheet an exhibit with its notes on top."""
    out = io.BytesIO()
    book: Any = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    bold = book.add_format({"bold": True, "font_size": 14})
    head = book.add_format(
        {"bold": True, "bottom": 1, "bg_color": "#EAF3EF", "text_wrap": True, "valign": "top"}
    )
    quiet = book.add_format({"font_color": "#6B7280"})
    formats = {
        "integer": book.add_format({"num_format": "#,##0"}),
        "decimal": book.add_format({"num_format": "#,##0.00"}),
        "percent": book.add_format({"num_format": "0.0%"}),
        "year": book.add_format({"num_format": "0"}),
        "text": book.add_format({}),
    }
    with_rows = [e for e in exhibits if e.table.rows]
    contents = book.add_worksheet("Mục lục" if lang == "vi" else "Contents")
    contents.set_column(0, 0, 100)
    contents.write_string(0, 0, title, bold)
    if any(exhibit.simulated for exhibit in with_rows):
        contents.write_string(1, 0, say_in_both("simulated"), bold)
    names = _sheet_names(with_rows)
    for i, (exhibit, name) in enumerate(zip(with_rows, names, strict=True)):
        contents.write_string(i + 2, 0, f"{name}: {exhibit.title}")
    for exhibit, name in zip(with_rows, names, strict=True):
        sheet = book.add_worksheet(name)
        row = 0
        for i, note in enumerate(notes_of(exhibit)):
            sheet.write_string(row, 0, note, bold if i == 0 else quiet)
            row += 1
        row += 1
        for j, column in enumerate(exhibit.table.columns):
            sheet.write_string(row, j, column.label, head)
            sheet.set_column(j, j, 16 if column.align == "right" else 26)
        sheet.freeze_panes(row + 1, 0)
        for cells in exhibit.table.rows:
            row += 1
            for j, (cell, column) in enumerate(zip(cells, exhibit.table.columns, strict=True)):
                if cell is None or cell != cell:
                    continue
                if isinstance(cell, str):
                    sheet.write_string(row, j, cell)
                else:
                    sheet.write_number(row, j, cell, formats[column.format])
    book.close()
    return out.getvalue()


def _sheet_names(exhibits: Sequence[Exhibit]) -> list[str]:
    """Sheet names Excel accepts, no two alike: at most 31 letters, none of []:*?/\\ ."""
    return [
        f"{i + 1} {exhibit.id}".translate(_SHEET_NAME_FORBIDDEN)[:31]
        for i, exhibit in enumerate(exhibits)
    ]
