"""The first line of a form: is it a header, has it every column, and which are nobody's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from etl.read.refusal import ReadRefusal
from etl.read.sheet import column_letters
from etl.register.schema import RECORDS

# What divides cells where Excel follows the settings of Windows, or other programs their own.
_OTHER_MARKS = {";": "“;”", "\t": "Tab", "|": "“|”"}
# So much of a line, and so many names, are said.
_SHOWN, _LISTED = 80, 8


def check_is_header(record: str, names: Sequence[str], text: str) -> None:
    """Refuses a first line that is no header of the form: a title, or cells divided by another mark.

    Raises ReadRefusal: E-CSV-02, E-HEAD-01.
    """
    ours = {one.name for one in RECORDS[record]}
    if not ours.isdisjoint(names):
        return
    line = text.splitlines()[0]
    for mark, said in _OTHER_MARKS.items():
        if not ours.isdisjoint(cell.strip(' "') for cell in line.split(mark)):
            raise ReadRefusal("E-CSV-02", line=1, found=said, expected=",", values={"mark": said})
    found = line[:_SHOWN]
    needed = _listed([one.name for one in RECORDS[record]])
    raise ReadRefusal(
        "E-HEAD-01", line=1, found=found, expected=needed, values={"found_text": found}
    )


def told_apart(record: str, names: Sequence[str], places: Iterable[int]) -> tuple[str, ...]:
    """The header of a form, with other names for headings of no form that DuckDB cannot take.

    It knows no blank names, and none twice, whatever their capitals: these get the letters that Excel
    gives their column, whose place counts from 0. Blank headings are what Excel leaves at the end of a
    line; columns of the form that stand twice are left for `unused_columns` to refuse.
    """
    ours = {one.name for one in RECORDS[record]}
    seen = set(ours)
    found: list[str] = []
    for place, name in zip(places, names, strict=False):
        letters = column_letters(place)
        if name in ours:
            apart = name
        elif not name.strip():
            apart = letters
        else:
            apart = f"{name} ({letters})" if name.casefold() in seen else name
        seen.add(apart.casefold())
        found.append(apart)
    return tuple(found)


def unused_columns(record: str, names: Sequence[str], line: int | None) -> tuple[str, ...]:
    """The columns that the form does not have, once it is known that all of its own are there.

    Raises ReadRefusal: E-COL-01 (a column is missing), E-COL-02 (a column twice).
    """
    ours = {one.name for one in RECORDS[record]}
    missing = [one.name for one in RECORDS[record] if one.name not in names]
    if missing:
        said = ", ".join(missing)
        others = _listed([f"“{name.strip()}”" for name in names if name not in ours])
        values = {"missing": said, "others": others or "–"}
        raise ReadRefusal("E-COL-01", line=line, found=others, expected=said, values=values)
    twice = [name for name in names if names.count(name) > 1]
    if twice:
        raise ReadRefusal("E-COL-02", line=line, found=twice[0], values={"name": twice[0]})
    return tuple(name for name in names if name not in ours)


def _listed(names: Sequence[str]) -> str:
    """Names one after the other; of many only the first."""
    said = ", ".join(names[:_LISTED])
    return f"{said}, … ({len(names)})" if len(names) > _LISTED else said
