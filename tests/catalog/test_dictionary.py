"""The data dictionary in `docs/` is the one that the catalog writes, and its links lead somewhere."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from coopstats.catalog import (
    CAVEATS,
    DEFINITIONS,
    INDICATORS,
    SECTORS,
    UNITS,
    provinces,
    publishers,
)
from coopstats.catalog.dictionary import (
    DICTIONARY_FILE,
    SQL_DIR,
    columns,
    dictionary,
    grain,
    schema,
)


def test_the_committed_page_is_current():
    committed = DICTIONARY_FILE.read_text(encoding="utf-8")
    assert committed == dictionary(), "run `make dictionary`"


def test_every_link_has_its_anchor_and_each_anchor_is_there_once():
    page = dictionary()
    links = set(re.findall(r"\]\(#([^)]+)\)", page))
    anchors = re.findall(r'<a id="([^"]+)">', page)
    assert links - set(anchors) == set()
    assert len(anchors) == len(set(anchors))
    assert len(links) > 100


def test_every_entry_is_on_the_page():
    page = dictionary()
    ids = (*INDICATORS, *UNITS, *DEFINITIONS, *CAVEATS, *SECTORS, *publishers())
    assert [id_ for id_ in ids if f"`{id_}`" not in page] == []
    assert [p.name.vi for p in provinces().values() if p.name.vi not in page] == []


def test_tables_keep_their_columns_apart():
    rows = [line for line in dictionary().splitlines() if line.startswith("|")]
    for above, below in pairwise(rows):
        if set(below) <= set("|-"):
            assert above.count("|") == below.count("|")
    assert rows


@pytest.mark.parametrize("table", schema())
def test_every_table_says_its_grain(table):
    assert grain(table).startswith("One row per ")


def test_tables_are_those_of_the_sql_files():
    files = {
        f"{folder}.{path.stem}"
        for folder in ("core", "marts")
        for path in (SQL_DIR / folder).glob("*.sql")
    }
    assert set(schema()) == files


def test_every_column_is_described_and_no_other():
    assert {name for own in schema().values() for name, _ in own} == set(columns())
