"""The empty Excel workbook an office fills: one sheet a form, with lists to choose from and checks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import xlsxwriter  # pyright: ignore[reportMissingTypeStubs]

from coopstats import catalog
from etl.register.rules import FIRST_YEAR, LAST_YEAR
from etl.register.schema import RECORD_TITLE, RECORDS, TYPE_NAME, Field

ROWS = 20_000
# Sheets that the reader passes over.
LISTS = "danh_muc"
GUIDE = "huong_dan"


def write_template(path: Path) -> None:
    """Writes the workbook: sheets cooperatives, unions, groups, identity_events, lists and a guide.

    Row 1 holds the column names of the schema, which the reader needs; row 2 is the first to fill.
    `etl.register.workbooks` reads the filled workbook.
    Raises OSError where the file cannot be written.
    """
    book: Any = xlsxwriter.Workbook(str(path), {"constant_memory": False})
    head = book.add_format({"bold": True, "bg_color": "#DCE6F1", "border": 1, "text_wrap": True})
    needed = book.add_format({"bold": True, "bg_color": "#F8D7A8", "border": 1, "text_wrap": True})
    formats: dict[str, Any] = {
        "text": book.add_format({"num_format": "@"}),
        "date": book.add_format({"num_format": "yyyy-mm-dd"}),
        "number": book.add_format({"num_format": "#,##0"}),
        "plain": book.add_format({}),
        "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
        "bold": book.add_format({"bold": True}),
    }
    sheets = {record: book.add_worksheet(record) for record in RECORDS}
    ranges = _write_lists(book.add_worksheet(LISTS), formats)
    for record, sheet in sheets.items():
        sheet.freeze_panes(1, 3)
        for column, field in enumerate(RECORDS[record]):
            sheet.write_string(0, column, field.name, needed if field.is_required else head)
            sheet.write_comment(0, column, _explained(field))
            sheet.set_column(column, column, 30 if field.name == "name" else 18, _format(
                field, formats))  # fmt: skip
            rule = _validation(field, ranges)
            if rule:
                sheet.data_validation(1, column, ROWS, column, rule)
    _write_guide(book.add_worksheet(GUIDE), formats)
    book.close()


def _format(field: Field, formats: dict[str, Any]) -> Any:
    kind = {"text": "text", "choice": "text", "date": "date", "count": "number", "money": "number"}
    return formats[kind.get(field.type, "plain")]


def _explained(field: Field) -> str:
    lines = [f"{field.title.vi}: {field.description.vi}", f"{field.title.en}: "
             f"{field.description.en}"]  # fmt: skip
    if field.is_required:
        lines.append("Bắt buộc. / Required.")
    return "\n".join(lines)


def _write_lists(sheet: Any, formats: dict[str, Any]) -> dict[str, str]:
    """One column a list; returns the range of each, by field name."""
    lists: dict[str, list[tuple[str, catalog.Text]]] = {}
    for fields in RECORDS.values():
        for field in fields:
            if field.choices:
                lists[field.name] = [(choice.value, choice.name) for choice in field.choices]
    codes: dict[str, catalog.Text] = {}
    for province in catalog.provinces().values():
        said = codes.get(province.code)
        vi = f"{province.name.vi} ({province.era})"
        en = f"{province.name.en} ({province.era})"
        codes[province.code] = (
            catalog.Text(f"{said.vi}; {vi}", f"{said.en}; {en}") if said else catalog.Text(vi, en)
        )
    lists["province_code"] = sorted(codes.items())
    ranges: dict[str, str] = {}
    for number, (name, values) in enumerate(lists.items()):
        column = number * 3
        letter = _letter(column)
        sheet.write_string(0, column, name, formats["bold"])
        for row, (value, words) in enumerate(values, start=1):
            sheet.write_string(row, column, value, formats["text"])
            sheet.write_string(row, column + 1, words.vi)
            sheet.write_string(row, column + 2, words.en)
        sheet.set_column(column + 1, column + 2, 28)
        ranges[name] = f"={LISTS}!${letter}$2:${letter}${len(values) + 1}"
    return ranges


def _letter(column: int) -> str:
    letters = ""
    while column >= 0:
        letters = chr(65 + column % 26) + letters
        column = column // 26 - 1
    return letters


def _validation(field: Field, ranges: dict[str, str]) -> dict[str, Any] | None:
    refused = {
        # Excel allows 32 letters in the title of a refusal.
        "error_title": field.title.vi[:32],
        "error_message": f"{TYPE_NAME[field.type].vi} / {TYPE_NAME[field.type].en}",
    }
    if field.name in ranges:
        return {"validate": "list", "source": ranges[field.name], **refused}
    if field.type == "year":
        return {"validate": "integer", "criteria": "between", "minimum": FIRST_YEAR,
                "maximum": LAST_YEAR, **refused}  # fmt: skip
    if field.type == "flag":
        return {"validate": "list", "source": ["1", "0"], **refused}
    if field.type == "count" or (field.type == "money" and field.name != "profit_vnd"):
        return {"validate": "integer", "criteria": ">=", "value": 0, **refused}
    if field.name == "tax_code" or field.name.endswith("_tax_code"):
        return {"validate": "length", "criteria": "==", "value": 10, **refused}
    return None


def _write_guide(sheet: Any, formats: dict[str, Any]) -> None:
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 2, 30)
    sheet.set_column(3, 4, 60)
    sheet.set_column(5, 5, 24)
    row = 0
    for record, fields in RECORDS.items():
        title = RECORD_TITLE[record]
        sheet.write_string(row, 0, f"{record}: {title.vi} / {title.en}", formats["bold"])
        row += 1
        for field in fields:
            cells = (field.name, field.title.vi, field.title.en, field.description.vi,
                     field.description.en, TYPE_NAME[field.type].vi)  # fmt: skip
            for column, text in enumerate(cells):
                sheet.write_string(row, column, text, formats["wrap"])
            row += 1
        row += 1
