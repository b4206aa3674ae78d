"""Layouts of published tables, read from `layouts.toml`."""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast

from coopstats import catalog
from etl.check.totals import TotalRule
from etl.recognise.printed_numbers import Separators

LAYOUTS_FILE = Path(__file__).with_name("layouts.toml")


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """A column of figures: its heading, its year, and what it says beyond the table."""

    heading: str
    year: int
    status: Literal["final", "preliminary", "estimate"] = "final"
    indicator: str = ""
    sector: str = ""
    definition: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class AttributeColumn:
    """A column that describes its row instead of holding figures."""

    heading: str
    role: Literal["unit", "edition", "table_number", "preliminary_year"]


@dataclass(frozen=True, slots=True)
class LabelledRow:
    """A printed row label and what it stands for."""

    label: str
    indicator: str = ""
    definition: str = ""
    sector: str = ""
    breakdown: str = "all"
    period_type: str = ""


@dataclass(frozen=True, slots=True)
class TableLayout:
    """How one published table is laid out. Row numbers are those a spreadsheet shows."""

    file: str
    id: str
    title_row: int
    header_row: int
    label_heading: str
    labels: Literal["place", "row"]
    period_type: Literal["year_end", "year"]
    column: tuple[ValueColumn, ...]
    attribute: tuple[AttributeColumn, ...] = ()
    row: tuple[LabelledRow, ...] = ()
    total: tuple[TotalRule, ...] = ()
    title_contains: str = ""
    indicator: str = ""
    sector: str = ""
    edition: str = ""
    era: catalog.Era = "63"
    place_code: str = ""
    provinces: int = 0
    numbers: Separators = "vi"
    _rows: dict[str, LabelledRow] = field(
        default_factory=dict[str, LabelledRow], init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        self._rows.update({tidy_label(row.label): row for row in self.row})

    @property
    def headings(self) -> list[str]:
        """The header row as it must stand in the file."""
        described = [attribute.heading for attribute in self.attribute]
        return [self.label_heading, *described, *(column.heading for column in self.column)]

    @property
    def first_value_index(self) -> int:
        """0-based position of the first column of figures."""
        return 1 + len(self.attribute)

    def find_row(self, label: str) -> LabelledRow | None:
        """What a printed row label stands for, or None."""
        return self._rows.get(tidy_label(label))


def tidy_label(label: str) -> str:
    """A label for comparing: composed letters, single spaces, no difference of case."""
    return " ".join(unicodedata.normalize("NFC", label).split()).casefold()


@cache
def layouts() -> dict[str, TableLayout]:
    """Layouts of all described tables by file. Raises TypeError for a key that does not exist."""
    with LAYOUTS_FILE.open("rb") as file:
        document = tomllib.load(file)
    return {entry["file"]: read_layout(entry) for entry in document["table"]}


def read_layout(entry: dict[str, Any]) -> TableLayout:
    """One `[[table]]` of the layouts file. Raises TypeError for a key that does not exist."""
    kinds: dict[str, Any] = {
        "column": ValueColumn,
        "attribute": AttributeColumn,
        "row": LabelledRow,
        "total": TotalRule,
    }
    settings = dict(entry)
    for name, kind in kinds.items():
        items = cast(list[dict[str, Any]], entry.get(name, []))
        settings[name] = tuple(
            kind(**{key: _freeze(value) for key, value in item.items()}) for item in items
        )
    return TableLayout(**settings)


def _freeze(value: Any) -> Any:
    return tuple(cast(list[str], value)) if isinstance(value, list) else value
