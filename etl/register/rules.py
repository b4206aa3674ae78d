"""What a row of the register must keep to, and in which cell it does not.

The SQL of `sql/load/suspect_*.sql` finds the rows that break a rule in one pass over millions; these
rules then say which and where. The two are held together by a test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from coopstats import catalog
from coopstats.catalog import Text
from etl.check.findings import Value
from etl.register.blanks import is_blank, marks_of
from etl.register.schema import RECORDS, Field
from etl.register.tax_code import is_tax_code

Row = Mapping[str, Any]

FIRST_YEAR, LAST_YEAR = 1990, 2030
FIRST_YEAR_OF_34 = 2025
OLDEST_FOUNDED = 1945
# The one money column that may be negative.
_MAY_LOSE = "profit_vnd"
_TAX_CODES = ("tax_code", "union_tax_code", "from_tax_code", "to_tax_code")
_ADD_UP = ("members_individual", "members_household", "members_organisation")
_OF_MANAGERS = ("managers_degree", "managers_vocational")


@dataclass(frozen=True, slots=True)
class Problem:
    """One broken rule: message code, column, the value found, what fills the message."""

    code: str
    column: str
    found: str
    values: dict[str, Value] = field(default_factory=dict[str, Value])


def _said(value: object) -> str:
    return "" if value is None else str(value)


def _is_possible(year: int) -> bool:
    return FIRST_YEAR <= year <= LAST_YEAR


def _required(row: Row, fields: tuple[Field, ...]) -> Iterator[Problem]:
    for one in fields:
        value = row[one.name]
        if one.is_required and (value is None or value == ""):
            yield Problem("E-REQ-01", one.name, "", {"name": one.title})
        elif one.is_required and is_blank(value):
            marks = marks_of(value)
            yield Problem("E-REQ-02", one.name, marks, {"name": one.title, "marks": marks})


def _choices(row: Row, fields: tuple[Field, ...]) -> Iterator[Problem]:
    for one in fields:
        value = row[one.name]
        if one.choices and value is not None and value not in {c.value for c in one.choices}:
            allowed = ", ".join(choice.value for choice in one.choices)
            values: dict[str, Value] = {"value": value, "name": one.title, "allowed": allowed}
            yield Problem("E-LIST-01", one.name, value, values)


def _tax_code(row: Row, fields: tuple[Field, ...]) -> Iterator[Problem]:
    for one in fields:
        value = row[one.name] if one.name in _TAX_CODES else None
        if value is None or is_tax_code(value):
            continue
        shaped = len(value) == 10 and value.isascii() and value.isdigit()
        yield Problem("E-TAX-02" if shaped else "E-TAX-01", one.name, value, {"value": value})


def _year(row: Row, _: tuple[Field, ...]) -> Iterator[Problem]:
    year = row["year"]
    if year is not None and not _is_possible(year):
        yield Problem("E-YEAR-01", "year", str(year), {"value": str(year)})


def _place(row: Row, _: tuple[Field, ...]) -> Iterator[Problem]:
    year, era, code = row["year"], row["geo_era"], row["province_code"]
    if year is None or not _is_possible(year) or era not in ("63", "34"):
        return
    expected = "34" if year >= FIRST_YEAR_OF_34 else "63"
    if era != expected:
        values: dict[str, Value] = {"year": str(year), "expected_era": expected, "value": era}
        yield Problem("E-ERA-01", "geo_era", era, values)
    elif code is not None and (era, code) not in catalog.provinces():
        level = Text("tỉnh", "province")
        yield Problem(
            "E-GEO-02", "province_code", code, {"value": code, "level": level, "era": era}
        )


def _dates(row: Row, _: tuple[Field, ...]) -> Iterator[Problem]:
    year = row["year"]
    # Python has no date beyond the year 9999, or before 1: of these DuckDB tells how it writes them.
    founded: date | str | None = row["founded_on"]
    dissolved: date | str | None = row["dissolved_on"]
    beyond = {
        name: row[name] for name in ("founded_on", "dissolved_on") if isinstance(row[name], str)
    }
    for column, found in beyond.items():
        yield Problem("E-DATE-01", column, found, {"value": found})
    # No date fits an impossible year: only the cause is said.
    if year is None or not _is_possible(year):
        return
    if isinstance(founded, date) and not OLDEST_FOUNDED <= founded.year <= year:
        values: dict[str, Value] = {"value": str(founded), "year": str(year)}
        yield Problem("E-DATE-02", "founded_on", str(founded), values)
    if isinstance(dissolved, str):
        return
    if dissolved is not None and dissolved.year != year:
        values = {"value": str(dissolved), "year": str(year)}
        yield Problem("E-DATE-02", "dissolved_on", str(dissolved), values)
    elif (row["status"] == "dissolved") != (dissolved is not None):
        values = {"value": _said(row["status"]), "date": _said(dissolved)}
        yield Problem("E-DATE-03", "dissolved_on", _said(dissolved), values)


def _negative(row: Row, fields: tuple[Field, ...]) -> Iterator[Problem]:
    for one in fields:
        value = row[one.name]
        counted = one.type in ("count", "money") and one.name != _MAY_LOSE
        if counted and value is not None and value < 0:
            yield Problem(
                "E-NEG-01", one.name, str(value), {"value": value, "indicator": one.title}
            )


def _parts(row: Row, fields: tuple[Field, ...]) -> Iterator[Problem]:
    title = {one.name: one.title for one in fields}
    parts = [row.get(name) for name in _ADD_UP]
    total = row.get("members")
    if total is not None and all(part is not None for part in parts) and set(_ADD_UP) <= set(title):
        added = sum(int(part) for part in parts if part is not None)
        if added != total:
            yield Problem("E-PART-01", "members", str(total), {
                "total_name": title["members"], "total": total, "sum": added,
                "gap": abs(added - total),
            })  # fmt: skip
    for one in fields:
        if not one.part_of or one.name in (*_ADD_UP, *_OF_MANAGERS):
            continue
        yield from _too_large(one.name, row[one.name], one.title, row[one.part_of], one.part_of,
                              title)  # fmt: skip
    managers = [row.get(name) for name in _OF_MANAGERS]
    if all(part is not None for part in managers) and "managers" in title:
        trained = sum(int(part) for part in managers if part is not None)
        words = Text("Cán bộ đã qua đào tạo", "Trained managers")
        yield from _too_large(_OF_MANAGERS[0], trained, words, row["managers"], "managers", title)


def _too_large(
    column: str, part: int | None, words: Text, total: int | None, total_column: str,
    title: Mapping[str, Text],
) -> Iterator[Problem]:  # fmt: skip
    # Of a total below zero only that is said.
    if part is not None and total is not None and part > total >= 0:
        yield Problem("E-PART-02", column, str(part), {
            "part_name": words, "part": part, "total_name": title[total_column], "total": total,
        })  # fmt: skip


_RULES: tuple[Callable[[Row, tuple[Field, ...]], Iterator[Problem]], ...] = (
    _choices,
    _tax_code,
    _year,
    _place,
    _dates,
    _negative,
    _parts,
)


# Events have no place, dates or figures.
_RULES_OF_EVENTS = (_choices, _tax_code, _year)


def problems_of(record: str, row: Row) -> list[Problem]:
    """Every broken rule of a row of `record`; `is_repeated` in the row adds E-DUP-01."""
    fields = RECORDS[record]
    rules = _RULES_OF_EVENTS if record == "identity_events" else _RULES
    found = list(_required(row, fields))
    # Of what shows nothing no more is said than that.
    blank = {one.name: None for one in fields if one.is_required and is_blank(row[one.name])}
    row = {**row, **blank}
    found += [problem for rule in rules for problem in rule(row, fields)]
    if row.get("is_repeated"):
        code = fields[1].name
        value = _said(row[code])
        found.append(Problem("E-DUP-01", code, value, {"value": value, "year": _said(row["year"])}))
    return found
