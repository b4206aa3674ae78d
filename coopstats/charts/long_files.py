"""Tables too long to hold at once, as CSV and XLSX: written piece by piece, notes as in other files."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

import xlsxwriter  # pyright: ignore[reportMissingTypeStubs]

from coopstats.catalog import Lang
from coopstats.charts.exhibit import Column, Exhibit, Table
from coopstats.charts.files import csv_cell, neutral, notes_of


def long_csv(exhibit: Exhibit, pieces: Iterable[Table], lang: Lang) -> bytes:
    """The pieces as one CSV under the heads of the exhibit's table, its notes below the rows."""
    separator, comma = (";", ",") if lang == "vi" else (",", ".")
    out = io.BytesIO()
    out.write(b"\xef\xbb\xbf")
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    columns = exhibit.table.columns
    writer.writerow([neutral(column.label) for column in columns])
    for piece in pieces:
        for row in piece.rows:
            writer.writerow(
                [csv_cell(cell, column, comma) for cell, column in zip(row, columns, strict=True)]
            )
    writer.writerow([])
    for note in notes_of(exhibit):
        writer.writerow([neutral(note)])
    text.flush()
    return out.getvalue()


def long_workbook(exhibit: Exhibit, pieces: Iterable[Table]) -> bytes:
    """The pieces as one sheet, the exhibit's notes above the heads.

    Rows go to a temporary file as they come (XlsxWriter's constant_memory), so memory does not grow
    with them. All text is written as text: nothing in it becomes a formula or a link.
    """
    out = io.BytesIO()
    book: Any = xlsxwriter.Workbook(
        out,
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#EAF3EF", "text_wrap": True})
    bold = book.add_format({"bold": True, "font_size": 14})
    quiet = book.add_format({"font_color": "#6B7280"})
    formats = {
        kind: book.add_format({"num_format": pattern})
        for kind, pattern in (
            ("integer", "#,##0"),
            ("decimal", "#,##0.00"),
            ("percent", "0.0%"),
            ("year", "0"),
            ("text", "General"),
        )
    }
    sheet = book.add_worksheet(exhibit.id[:31])
    columns = exhibit.table.columns
    for j, column in enumerate(columns):
        sheet.set_column(j, j, 16 if column.align == "right" else 26)
    row = 0
    for i, note in enumerate(notes_of(exhibit)):
        sheet.write_string(row, 0, note, bold if i == 0 else quiet)
        row += 1
    row += 1
    for j, column in enumerate(columns):
        sheet.write_string(row, j, column.label, head)
    for piece in pieces:
        for cells in piece.rows:
            row += 1
            _write_row(sheet, row, cells, columns, formats)
    book.close()
    return out.getvalue()


def _write_row(
    sheet: Any,
    row: int,
    cells: tuple[str | int | float | None, ...],
    columns: tuple[Column, ...],
    formats: dict[str, Any],
) -> None:
    for j, (cell, column) in enumerate(zip(cells, columns, strict=True)):
        if cell is None or cell != cell:
            continue
        if isinstance(cell, str):
            sheet.write_string(row, j, cell)
        else:
            sheet.write_number(row, j, cell, formats[column.format])
