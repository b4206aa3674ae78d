"""Python's values as Arrow columns, without what Arrow's own conversion brings along.

`pyarrow.array` imports pandas when it is given a list for the first time: a quarter of a second, which
is felt where one file is added and nothing here uses pandas.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

import numpy as np
import pyarrow as pa

_WHOLE = {"int16": np.int16, "int64": np.int64}


def table_of(columns: Mapping[str, Any], types: Mapping[str, Any] | None = None) -> pa.Table:
    """An Arrow table of equally long columns; types are those named, else those of the values."""
    types = types or {}
    arrays = [column_of(values, types.get(name)) for name, values in columns.items()]
    return pa.Table.from_arrays(arrays, names=list(columns))


def column_of(values: Any, kind: Any = None) -> Any:
    """An Arrow array as `pyarrow.array(values, kind)` would make it.

    Texts, whole numbers, decimals, truth values and lists of texts are laid out here; other kinds go to
    Arrow.
    """
    if kind is None and len(values) and all(isinstance(value, (list, tuple)) for value in values):
        return _lists(values)
    kind = kind or _kind_of(values)
    if kind is None:
        return cast(Any, pa.array(values))
    n = len(values)
    if pa.types.is_null(kind):
        return pa.nulls(n)
    is_told = np.fromiter((value is not None for value in values), np.bool_, n)
    told = pa.py_buffer(np.packbits(is_told, bitorder="little").tobytes())
    if pa.types.is_string(kind):
        raw = [b"" if value is None else str(value).encode() for value in values]
        ends = np.zeros(n + 1, np.int32)
        np.cumsum([len(one) for one in raw], out=ends[1:])
        data = [ends.tobytes(), b"".join(raw)]
    elif pa.types.is_boolean(kind):
        bits = np.packbits(np.fromiter(map(bool, values), np.bool_, n), bitorder="little")
        data = [bits.tobytes()]
    elif pa.types.is_float64(kind):
        numbers = np.fromiter((value or 0.0 for value in values), np.float64, n)
        data = [numbers.tobytes()]
    else:
        whole = np.fromiter((value or 0 for value in values), _WHOLE[str(kind)], n)
        data = [whole.tobytes()]
    return pa.Array.from_buffers(kind, n, [told, *map(pa.py_buffer, data)])


def _lists(values: Sequence[Sequence[str]]) -> Any:
    ends = np.zeros(len(values) + 1, np.int32)
    np.cumsum([len(one) for one in values], out=ends[1:])
    texts = column_of([text for one in values for text in one], pa.string())
    arrays: Any = pa.ListArray
    return arrays.from_arrays(array_of(ends), texts)


def texts_at(texts: Sequence[str], places: Any) -> Any:
    """The texts at these places (whole numbers from 0), as an Arrow array."""
    return column_of(texts, pa.string()).take(array_of(places))


def array_of(values: Any, missing: Any = None) -> Any:
    """An Arrow array of a numpy array of numbers or truth values; `missing` says where there is none."""
    told = None
    if missing is not None:
        told = pa.py_buffer(np.packbits(~missing, bitorder="little").tobytes())
    data: Any = (
        np.packbits(values, bitorder="little")
        if values.dtype == np.bool_
        else np.ascontiguousarray(values)
    )
    kind: Any = pa.from_numpy_dtype(values.dtype)
    return pa.Array.from_buffers(kind, len(values), [told, pa.py_buffer(data)])


def numbers_of(column: Any) -> tuple[Any, Any]:
    """The values of an Arrow column of numbers as a numpy array, and which of them are told."""
    kind: Any = column.type.to_pandas_dtype()
    found: list[Any] = []
    told: list[Any] = []
    for chunk in column.chunks:
        n, begin = len(chunk), chunk.offset
        bits, data = chunk.buffers()
        found.append(np.frombuffer(data, kind, begin + n)[begin:])
        if bits is None:
            told.append(np.ones(n, np.bool_))
        else:
            unpacked = np.unpackbits(np.frombuffer(bits, np.uint8), bitorder="little")
            told.append(unpacked[begin : begin + n].view(np.bool_))
    if not found:
        return np.empty(0, kind), np.empty(0, np.bool_)
    return np.concatenate(found), np.concatenate(told)


def _kind_of(values: Sequence[Any]) -> Any:
    found: set[Any] = {type(value) for value in values if value is not None}
    if not found:
        return pa.null()
    if found == {bool}:
        return pa.bool_()
    if found == {int}:
        return pa.int64()
    if found <= {int, float}:
        return pa.float64()
    return pa.string() if found == {str} else None
