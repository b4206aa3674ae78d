"""Columns laid out here are those that Arrow's own conversion makes."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.build.columns import column_of, numbers_of, table_of

KINDS = (st.text(), st.integers(-(2**63), 2**63 - 1), st.booleans(), st.floats(allow_nan=False))


@given(st.one_of(st.lists(st.none() | kind, max_size=20) for kind in KINDS))
def test_a_column_is_as_arrow_makes_it(values: list[Any]):
    made = column_of(values)
    made.validate(full=True)
    assert made.type == pa.array(values).type
    assert made.equals(pa.array(values))


@given(st.lists(st.lists(st.text(), max_size=3), min_size=1, max_size=9).filter(any))
def test_lists_of_texts_are_as_arrow_makes_them(values: list[list[str]]):
    made = column_of(values)
    made.validate(full=True)
    assert made.equals(pa.array(values))


@pytest.mark.parametrize("kind", [pa.string(), pa.int16(), pa.int64(), pa.float64(), pa.bool_()])
def test_a_column_without_values_has_the_type_asked_for(kind: pa.DataType):
    for values in ([], [None, None]):
        assert column_of(values, kind).equals(pa.array(values, kind))


def test_other_kinds_go_to_arrow():
    values = [date(2025, 12, 31), None]
    assert column_of(values).equals(pa.array(values))
    assert column_of([1, 2.5]).to_pylist() == [1.0, 2.5]


@given(
    st.sampled_from([pa.int8(), pa.int16(), pa.int64(), pa.float64()]),
    st.lists(st.lists(st.none() | st.integers(-100, 100), max_size=20), max_size=3),
    st.integers(0, 3),
)
def test_numbers_come_out_as_they_went_in(
    kind: pa.DataType, chunks: list[list[int | None]], skipped: int
):
    column = pa.chunked_array([pa.array(chunk, kind) for chunk in chunks], kind).slice(skipped)
    values, told = numbers_of(column)
    assert [v if t else None for v, t in zip(values, told, strict=True)] == column.to_pylist()
    assert values.dtype == kind.to_pandas_dtype()


def test_it_does_not_bring_pandas():
    code = (
        "import sys; from etl.build.columns import numbers_of, table_of; "
        "numbers_of(table_of({'a': [1, None], 'b': [[], ['y']]}).column('a')); "
    )
    said = subprocess.run(
        [sys.executable, "-c", code + "print('pandas' in sys.modules)"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert said.stdout.strip() == "False"
    assert table_of({"a": [1]}).schema == pa.table({"a": [1]}).schema
