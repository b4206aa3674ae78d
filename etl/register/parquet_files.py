"""Parquet files of a register before their rows are read: the columns, types and values of their form."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa

from etl.read.refusal import ReadRefusal
from etl.register.headers import unused_columns
from etl.register.schema import RECORDS, SQL_TYPE, FieldType

# What whole numbers of a Parquet file may be.
_RANGES: dict[str, tuple[int, int]] = {
    "year": (-(2**15), 2**15 - 1),
    "count": (-(2**31), 2**31 - 1),
    "money": (-(2**63), 2**63 - 1),
    "flag": (0, 1),
}


def check_parquet(path: Path, record: str) -> tuple[str, ...]:
    """The columns of a Parquet file that its form does not have.

    Refuses what DuckDB would change while reading, or stop at. Raises ReadRefusal: E-PARQ-01 (broken),
    E-COL-01, E-COL-02, E-TYPE-01 (a column of another type), E-TYPE-02 (a value too large, another date).
    """
    # Most files are CSV: what is imported only for Parquet takes as long as reading a province's.
    import pyarrow.parquet as pq  # noqa: PLC0415

    try:
        file: Any = pq.ParquetFile(path)
        schema = file.schema_arrow
        unused = unused_columns(record, schema.names, None)
        for one in RECORDS[record]:
            kind = schema.field(one.name).type
            values = {"name": one.name, "type": str(kind), "needed": SQL_TYPE[one.type]}
            if not _fits(one.type, kind):
                raise ReadRefusal(
                    "E-TYPE-01", found=str(kind), expected=SQL_TYPE[one.type], values=values
                )
            odd = _first_odd(file, one.name, one.type, kind)
            if odd:
                row, found = odd
                raise ReadRefusal("E-TYPE-02", line=row, found=found, expected=SQL_TYPE[one.type],
                                  values={**values, "value": found})  # fmt: skip
    except (OSError, pa.ArrowException) as error:
        raise ReadRefusal("E-PARQ-01", found=type(error).__name__) from error
    return unused


def _first_odd(file: Any, name: str, said: FieldType, kind: Any) -> tuple[int, str] | None:
    """The first value of a column that its field cannot take, and its row from 1.

    What the file tells of the least and the most of a column spares reading it.
    """
    is_number = pa.types.is_integer(kind)
    if not is_number and (said != "date" or pa.types.is_temporal(kind)):
        return None
    is_odd = partial(_is_beyond, *_RANGES[said]) if is_number else _is_no_date
    place = file.schema_arrow.names.index(name)
    before = 0
    for number in range(file.num_row_groups):
        about = file.metadata.row_group(number)
        told = about.column(place).statistics if is_number else None
        if told is None or not told.has_min_max or is_odd(told.min) or is_odd(told.max):
            values = file.read_row_group(number, columns=[name]).column(name)
            odd = {one for one in values.unique().to_pylist() if one is not None and is_odd(one)}
            if odd:
                row, found = next(
                    (row, one) for row, one in enumerate(values.to_pylist(), 1) if one in odd
                )
                return before + row, str(found)
        before += about.num_rows
    return None


def _is_beyond(least: int, most: int, value: Any) -> bool:
    return not least <= value <= most


def _is_no_date(value: Any) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return True
    return False


def _fits(said: FieldType, kind: Any) -> bool:
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    if pa.types.is_null(kind):
        return True
    if said in ("count", "money", "year"):
        return pa.types.is_integer(kind)
    if said == "flag":
        return pa.types.is_boolean(kind) or pa.types.is_integer(kind)
    is_text = (
        pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind)
    )
    if said == "date":
        return is_text or pa.types.is_date(kind) or pa.types.is_timestamp(kind)
    return is_text
