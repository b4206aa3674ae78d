"""What the board gets of a table: every cell written, a column's figures with one number of decimals."""

from __future__ import annotations

import pytest

from coopstats.catalog import Lang
from coopstats.charts.exhibit import Cell, Column, Exhibit, Table
from coopstats.ui.payload import card_of

NBSP = "\u00a0"


def _column(column: Column, cells: list[Cell], lang: Lang) -> list[str]:
    table = Table((Column("name"), column), tuple(("x", cell) for cell in cells))
    exhibit = Exhibit(id="t", kind="table", title="t", table=table)
    return [row[1] for row in card_of(exhibit, lang, 12)["table"]["rows"]]


@pytest.mark.parametrize(
    ("format_", "cells", "vi"),
    [
        ("decimal", [86, 86.37, None, "–"], ["86,00", "86,37", "–", "–"]),
        ("decimal", [86.5, 1234.0, float("nan")], ["86,5", "1.234,0", "–"]),
        ("decimal", [86.0, 12.001], ["86", "12"]),
        ("percent", [0.05, -0.051, None], [f"5,0{NBSP}%", f"−5,1{NBSP}%", "–"]),
        ("percent", [0.05, 0.5, -0.0001], [f"5{NBSP}%", f"50{NBSP}%", f"0{NBSP}%"]),
        ("integer", [35041, 2.4], ["35.041", "2"]),
        ("year", [2025, 2024], ["2025", "2024"]),
    ],
)
def test_a_column_shows_one_number_of_decimals(format_: str, cells: list[Cell], vi: list[str]):
    column = Column("c", "right", format_)  # pyright: ignore[reportArgumentType]
    assert _column(column, cells, "vi") == vi
    assert _column(column, cells, "en")[0] == vi[0].translate(str.maketrans(",.", ".,")).replace(
        NBSP, ""
    )


def test_a_table_without_rows_is_one():
    exhibit = Exhibit(id="t", kind="table", title="t", table=Table((Column("a"), Column("b"))))
    assert card_of(exhibit, "vi", 12)["table"]["rows"] == []
