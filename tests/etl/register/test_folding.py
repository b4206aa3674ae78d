"""Names folded by the character are those that SQL folds whole."""

from __future__ import annotations

import sys

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.register.folding import folded
from etl.register.statements import sql_of

# Letters of Vietnamese in one piece and in two, marks alone, signs of four bytes, spaces of many kinds.
_LIKELY = "aAzZ09 -.'\t\n\u00a0\u3000đĐðÐếẾợƯ\u0301\u0323\u031b\u0302ẞßıİǅﬁ한글🌾𝐀中"
_CHARACTERS = st.one_of(
    st.sampled_from(_LIKELY), st.characters(codec="utf-8", exclude_characters="\0")
)


@pytest.fixture(scope="module")
def connection():
    with duckdb.connect() as connection:
        yield connection


def _by_sql(connection: duckdb.DuckDBPyConnection, texts: list[str]) -> list[str]:
    connection.register("unfolded", pa.table({"text": texts}))
    return [text for (text,) in connection.execute(sql_of("list", "folded")).fetchall()]


def _by_character(connection: duckdb.DuckDBPyConnection, names: pa.ChunkedArray) -> list[str]:
    return folded(connection, names).column().to_pylist()


def test_every_character_there_is(connection: duckdb.DuckDBPyConnection):
    """Between letters, at both ends of a name, beside its like, and a name of its own."""
    codes = [*range(1, 0xD800), *range(0xE000, sys.maxunicode + 1)]
    texts = [f"{chr(code)}a{chr(code)}{chr(code)}b{chr(code)}" for code in codes]
    texts += [chr(code) for code in codes[:0x3000]]
    assert _by_character(connection, pa.chunked_array([texts])) == _by_sql(connection, texts)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(_CHARACTERS, max_size=12), min_size=1, max_size=20), st.data())
def test_characters_beside_each_other(
    connection: duckdb.DuckDBPyConnection, texts: list[str], data: st.DataObject
):
    """Also where a column comes in several pieces, one of them cut from a longer one."""
    cut = data.draw(st.integers(0, len(texts)))
    whole = pa.array(texts)
    pieces = pa.chunked_array([whole.slice(0, cut), whole.slice(cut)])
    assert _by_character(connection, pieces) == _by_sql(connection, texts)


def test_a_column_without_names(connection: duckdb.DuckDBPyConnection):
    assert _by_character(connection, pa.chunked_array([], pa.string())) == []
