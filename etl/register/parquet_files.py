"""Parquet files of a register before their rows are read: the columns, types and values of their form."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from coopstats.catalog import Text
from etl.read.refusal import ReadRefusal
from etl.register.cells import RANGES
from etl.register.headers import unused_columns
from etl.register.parquet_copy import copy_sound_rows
from etl.register.schema import RECORDS, SQL_TYPE, TYPE_NAME, Field, FieldType
from etl.register.source_files import RegisterFile, begin_file

_MARK, _LOCKED = b"PAR1", b"PARE"
# Least length: the mark at both ends, and the length of what stands before the last.
_SHORTEST = 12
# All that reading damaged files was seen to raise; names that are no UTF-8 raise ValueError.
_BROKEN = (OSError, ValueError, pa.ArrowException, OverflowError, MemoryError)
IS_DAMAGED = Text("nội dung bên trong bị hỏng", "its content is damaged")
_IS_CUT = Text("tệp bị cắt cụt, thiếu phần cuối", "it was cut off, its end is missing")
_IS_LOCKED = Text("tệp được mã hóa", "it is encrypted")
_IS_OTHER = Text("nội dung không phải Parquet", "its content is no Parquet")


def open_parquet(path: Path, scratch: Path) -> RegisterFile:
    """A Parquet file with its columns checked, or a copy of its sound rows in `scratch`.

    It is copied where DuckDB would change what is in it while reading, or stop. Raises ReadRefusal:
    E-FILE-01, E-EMPTY-01, E-PARQ-01 (no Parquet, broken, encrypted), E-COL-01, E-COL-02, E-TYPE-01 (a
    column of lists, records or bytes).
    """
    opened, head = begin_file(path)
    # Its bytes are packed and do not tell.
    opened.has_marks = opened.has_signs = True
    if not opened.bytes:
        raise ReadRefusal("E-EMPTY-01", found="0")
    try:
        file: Any = pq.ParquetFile(path)
        names = file.schema_arrow.names
        opened.unused = unused_columns(opened.record, names, None)
        fields = RECORDS[opened.record]
        for one in fields:
            _check_can_be_read(file, one)
        # DuckDB takes name for NAME where both are there.
        folded = [name.casefold() for name in names]
        is_told_apart = all(folded.count(one.name) == 1 for one in fields)
        if is_told_apart and all(_is_sound(file, one) for one in fields):
            return opened
        return copy_sound_rows(opened, file, scratch / path.name)
    except _BROKEN as error:
        raise broken(_reason(path, head)) from error


def broken(reason: Text) -> ReadRefusal:
    """The refusal of a file that cannot be read as Parquet."""
    return ReadRefusal("E-PARQ-01", found=reason.vi, expected="Parquet", values={"reason": reason})


def _reason(path: Path, head: bytes) -> Text:
    with path.open("rb") as file:
        end = file.read()[-len(_MARK) :] if len(head) < _SHORTEST else _last_bytes(file)
    if head.startswith(_LOCKED) or end == _LOCKED:
        return _IS_LOCKED
    if not head.startswith(_MARK):
        return _IS_OTHER
    return IS_DAMAGED if end == _MARK and len(head) >= _SHORTEST else _IS_CUT


def _last_bytes(file: Any) -> bytes:
    file.seek(-len(_MARK), 2)
    return file.read()


def _check_can_be_read(file: Any, one: Field) -> None:
    """Refuses a column none of whose cells can be one of its form."""
    kind = file.schema_arrow.field(one.name).type
    if pa.types.is_nested(kind) or pa.types.is_fixed_size_binary(kind) or _is_bytes(kind):
        try:
            # Some programs do not say of texts that they are.
            if _is_bytes(kind):
                file.read(columns=[one.name]).column(0).cast(pa.string())
                return
        except pa.ArrowInvalid:
            pass
        needed = TYPE_NAME[one.type]
        raise ReadRefusal(
            "E-TYPE-01",
            found=str(kind),
            expected=SQL_TYPE[one.type],
            values={"name": one.name, "type": str(kind), "needed": needed},
        )


def _is_bytes(kind: Any) -> bool:
    return pa.types.is_binary(kind) or pa.types.is_large_binary(kind)


def _is_sound(file: Any, one: Field) -> bool:
    """Whether DuckDB reads a column as the form means it, and stops at none of its values.

    What the file tells of the least and the most of a column spares reading it.
    """
    kind = file.schema_arrow.field(one.name).type
    if not _fits(one.type, kind):
        return False
    if not (pa.types.is_integer(kind) or pa.types.is_timestamp(kind)):
        return True
    least, most = RANGES.get(one.type, (0, 1))
    place = _places_of(file)[one.name]
    for number in range(file.num_row_groups):
        told = file.metadata.row_group(number).column(place).statistics
        try:
            if told is not None and told.has_min_max:
                found = [told.min, told.max]
            else:
                column = file.read_row_group(number, columns=[one.name]).column(one.name)
                found = column.unique().drop_null().to_pylist()
        except (OverflowError, ValueError):
            # A time that Python has no object for, and DuckDB no day.
            return False
        if pa.types.is_integer(kind) and not all(least <= value <= most for value in found):
            return False
    return True


def _places_of(file: Any) -> dict[str, int]:
    """Where the file tells of each column that has no parts. Parts of others have places too."""
    schema = file.metadata.schema
    return {schema.column(n).path: n for n in range(len(schema))}


def _fits(said: FieldType, kind: Any) -> bool:
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    if pa.types.is_null(kind):
        return True
    if said in RANGES:
        return pa.types.is_integer(kind)
    if said == "flag":
        return pa.types.is_boolean(kind) or pa.types.is_integer(kind)
    if said == "date":
        # The day of a time with a zone is another one elsewhere.
        return pa.types.is_date(kind) or (pa.types.is_timestamp(kind) and kind.tz is None)
    return (
        pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind)
    )
