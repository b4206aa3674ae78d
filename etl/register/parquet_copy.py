"""Parquet files that cannot be read as they are: their sound rows in a copy with the types of the form.

As of a CSV file, a row with a cell that its column cannot hold is set aside and the rest loads; a column
of another type loads as far as its values can be read as what the form asks for. Files that keep to
their types, nearly all, are read without a copy.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from etl.check.findings import Action, Where
from etl.observation import QuarantinedCell
from etl.register.cells import code_of_cell, code_text, text_of, value_of
from etl.register.codes_aside import code_column
from etl.register.rejected import values_of_cell
from etl.register.schema import RECORDS, Field, FieldType
from etl.register.source_files import BETWEEN_CELLS, LISTED_PER_CODE, RegisterFile, Remark

_TYPES: dict[FieldType, Any] = {
    "text": pa.string(), "choice": pa.string(), "year": pa.int16(), "count": pa.int32(),
    "money": pa.int64(), "date": pa.date32(), "flag": pa.bool_(),
}  # fmt: skip


@dataclass(slots=True)
class ParquetCopy(RegisterFile):
    """A Parquet file of whose copy, at `path`, row n is row `rows[n - 1]` of the file `sent`.

    `listed` counts its remarks by code.
    """

    sent: str = ""
    rows: list[int] = field(default_factory=list[int])
    listed: Counter[str] = field(default_factory=Counter[str])

    @property
    def name(self) -> str:
        """The name of the file that was sent."""
        return self.sent

    def row_seen(self, line: int) -> int:
        """The row of the file that became a row of the copy."""
        return self.rows[line - 1]

    def where(self, line: int | None = None, column: str = "") -> Where:
        """A place in the file that was sent."""
        return Where(self.sent, None if line is None else self.row_seen(line), column)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of a group of rows: its values, what cannot be read by row, and remarks on codes by row."""

    values: Any
    odd: dict[int, str]
    # Code of the message, what was found, what was loaded.
    remarks: dict[int, tuple[str, str, str]]


def copy_sound_rows(opened: RegisterFile, file: Any, path: Path) -> ParquetCopy:
    """Writes what can be read of a file to `path` and notes what cannot, one group of rows at a time.

    Raises what reading a damaged file raises.
    """
    copy = ParquetCopy(
        path, opened.record, opened.sha256, opened.bytes, opened.n_lines, False,
        unused=opened.unused, has_marks=True, has_signs=True, sent=opened.name,
    )  # fmt: skip
    fields = RECORDS[opened.record]
    schema = pa.schema([(one.name, _TYPES[one.type]) for one in fields])
    writer: Any
    with pq.ParquetWriter(path, schema) as writer:
        before = 0
        for number in range(file.num_row_groups):
            group = file.read_row_group(number, columns=[one.name for one in fields])
            columns = {one.name: _read(one, group.column(one.name)) for one in fields}
            odd = sorted({row for column in columns.values() for row in column.odd})
            _remark(copy, columns, before)
            _set_aside(copy, group, columns, odd, before)
            n: int = group.num_rows
            kept = sorted(set(range(n)).difference(odd))
            table: Any = pa.table([column.values for column in columns.values()], schema=schema)
            # Of an empty list Arrow would not know what it lists.
            writer.write_table(table.take(pa.array(kept, pa.int64())) if odd else table)
            copy.rows += [before + row + 1 for row in kept]
            before += n
    return copy


def _read(one: Field, chunks: Any) -> _Column:
    """Reads a column cell by cell where it has not the type of its field, each different cell once."""
    kind = chunks.type
    if pa.types.is_dictionary(kind):
        chunks = chunks.cast(kind.value_type)
    if pa.types.is_binary(kind) or pa.types.is_large_binary(kind):
        chunks = chunks.cast(pa.string())
    values = chunks.combine_chunks()
    if _is_plain(one.type, values.type):
        try:
            return _Column(values.cast(_TYPES[one.type]), {}, {})
        except pa.ArrowInvalid:
            # A number or date that its column cannot hold is among them.
            pass
    encoded = values.dictionary_encode()
    places: dict[int, list[int]] = defaultdict(list)
    cells: list[Any] = []
    odd: dict[int, str] = {}
    remarks: dict[int, tuple[str, str, str]] = {}
    for place, cell in enumerate(_cells_of(encoded.dictionary)):
        text, code = _told(one, cell)
        try:
            cells.append(value_of(one.type, text))
        except ValueError:
            cells.append(None)
            odd[place] = text
        if code:
            remarks[place] = (code, str(int(cell)), text)
    indices = encoded.indices
    if odd or remarks:
        for row, place in enumerate(indices.to_pylist()):
            if place in odd or place in remarks:
                places[place].append(row)
    make: Any = pa.array
    read = make(cells, _TYPES[one.type])
    return _Column(
        read.take(indices),
        {row: text for place, text in odd.items() for row in places[place]},
        {row: said for place, said in remarks.items() for row in places[place]},
    )


def _told(one: Field, cell: Any) -> tuple[str, str]:
    """A cell as a text, and the code of what is to be said of it, if anything."""
    if one.type == "text" and isinstance(cell, int | float) and not isinstance(cell, bool):
        number = int(cell) if cell == cell and abs(cell) != float("inf") else None
        if number is not None and number == cell:
            return code_text(one, number)
    return text_of(one.type, cell), ""


def _cells_of(values: Any) -> Iterator[Any]:
    """The values of an Arrow array; of one that Python has no object for, the number it is kept as."""
    try:
        yield from values.to_pylist()
    except UnicodeDecodeError:
        raise
    except (OverflowError, ValueError):
        for one in values:
            try:
                yield one.as_py()
            except (OverflowError, ValueError):
                yield str(one.value)


def _is_plain(said: FieldType, kind: Any) -> bool:
    """Whether Arrow changes a type to that of a field as the form means it, or refuses to."""
    if pa.types.is_null(kind):
        return True
    if said in ("year", "count", "money"):
        return pa.types.is_integer(kind)
    if said == "flag":
        return pa.types.is_boolean(kind)
    if said == "date":
        return pa.types.is_date(kind)
    return pa.types.is_string(kind) or pa.types.is_large_string(kind)


def _remark(copy: ParquetCopy, columns: dict[str, _Column], before: int) -> None:
    """Notes what became of codes that were kept as numbers."""
    for name, column in columns.items():
        for row, (code, found, whole) in column.remarks.items():
            action: Action = "loaded" if whole == found else "corrected"
            where = Where(copy.sent, before + row + 1, name)
            _note(copy, Remark(where, code, action, found, {"value": found, "whole": whole}))


def _set_aside(
    copy: ParquetCopy, group: Any, columns: dict[str, _Column], odd: list[int], before: int
) -> None:
    """Notes the rows with a cell that cannot be read."""
    fields = {one.name: one for one in RECORDS[copy.record]}
    raws = _rows_as_text(group.take(pa.array(odd, pa.int64())), fields) if odd else []
    for row, texts in zip(odd, raws, strict=True):
        number, raw = before + row + 1, BETWEEN_CELLS.join(texts.values())
        for name, column in columns.items():
            found = column.odd.get(row)
            if found is None:
                continue
            code = code_of_cell(fields[name].type, found)
            values = values_of_cell(copy.record, name, code, found)
            where = Where(copy.sent, number, name)
            _note(copy, Remark(where, code, "quarantined", found, values))
            copy.aside.append(QuarantinedCell(copy.sent, number, name, code, raw))
        copy.units_aside[number] = texts[code_column(copy.record)]
    copy.n_aside += len(odd)


def _rows_as_text(rows: Any, fields: dict[str, Field]) -> list[dict[str, str]]:
    texts = {
        name: [_told(one, cell)[0] for cell in _cells_of(rows.column(name).combine_chunks())]
        for name, one in fields.items()
    }
    return [dict(zip(texts, cells, strict=True)) for cells in zip(*texts.values(), strict=True)]


def _note(copy: ParquetCopy, remark: Remark) -> None:
    """Lists a remark, or only counts it where there are many of its code already."""
    if copy.listed[remark.code] < LISTED_PER_CODE:
        copy.listed[remark.code] += 1
        copy.remarks.append(remark)
    else:
        copy.unlisted[remark.code] += 1
