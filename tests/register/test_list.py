"""The list: what is found, in which order, page by page, and as a file nothing runs in."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import pytest

from coopstats.catalog import fold
from coopstats.charts import register_list
from coopstats.charts.long_files import long_csv, long_workbook
from coopstats.charts.register_list import (
    MOST_IN_FILE,
    PIECE,
    SORTS,
    ListQuery,
    count_of,
    list_answer,
    piece_of,
    pieces_for_file,
    words_of,
)
from coopstats.charts.scope import Scope
from coopstats.warehouse.store import QUERIES, sql_of
from tests.register.country import HOSTILE

EVERYWHERE = Scope(workspace="simulated")
ANY = ListQuery(status="any")


def _names(ask: Any, scope: Scope, query: ListQuery) -> list[str]:
    return [str(row[0]) for row in list_answer(ask, scope, query).table.rows]


def test_the_default_list_counts_what_is_registered_at_the_end(ask_register: Any, rows: Any):
    n, n_all = count_of(ask_register, EVERYWHERE, ListQuery())
    by_hand = rows.execute(
        "SELECT count(*) FROM core.cooperative_year WHERE year = 2025 AND status <> 'dissolved'"
    ).fetchone()[0]
    assert n == by_hand == 1_500
    assert (
        n_all
        == rows.execute("SELECT count(DISTINCT unit_id) FROM core.cooperative_year").fetchone()[0]
    )
    assert n_all > n


@pytest.mark.parametrize("text", ["dak lak", "ĐẮK LẮK", "Đắk  lắk!", "lak dak"])
def test_words_are_found_without_accents_in_any_order(ask_register: Any, text: str):
    assert HOSTILE[0] in _names(ask_register, EVERYWHERE, replace(ANY, text=text))


def test_a_tax_code_is_found_by_its_beginning(ask_register: Any, rows: Any):
    code, name = rows.execute(
        "SELECT tax_code, name FROM marts.cooperative_search ORDER BY unit_id LIMIT 1"
    ).fetchone()
    assert _names(ask_register, EVERYWHERE, replace(ANY, text=code)) == [name]
    assert name in _names(ask_register, EVERYWHERE, replace(ANY, text=code[:8]))
    assert _names(ask_register, EVERYWHERE, replace(ANY, text=code[1:])) == []


def test_a_percent_sign_is_a_letter_like_any_other(ask_register: Any):
    assert words_of("% _ '") == ("", "", "")
    n, n_all = count_of(ask_register, EVERYWHERE, replace(ANY, text="'; DROP TABLE marts.x --"))
    assert (n, n_all > 0) == (0, True)


def test_the_last_word_takes_the_rest():
    assert words_of("Một hai BA bốn") == ("mot", "hai", "ba bon")


def test_filters_agree_with_counting_by_hand(ask_register: Any, rows: Any):
    query = ListQuery(
        status="operating", rating="good", size_class="small", chain="yes", technology="no"
    )
    scope = EVERYWHERE.of(sector="non_agriculture", era="34", place="01")
    by_hand = rows.execute("""
        SELECT count(*) FROM core.cooperative_year WHERE year = 2025 AND status = 'operating'
        AND rating = 'good' AND members BETWEEN 50 AND 300 AND in_value_chain AND NOT is_high_tech
        AND sector_class <> 'agriculture' AND province_code = '01'""").fetchone()[0]
    assert count_of(ask_register, scope, query)[0] == by_hand
    wide = replace(query, rating="", size_class="", chain="", technology="")
    assert count_of(ask_register, scope, wide)[0] > by_hand


def test_a_province_of_the_63_holds_those_that_last_reported_from_it(ask_register: Any, rows: Any):
    by_hand = rows.execute("""
        SELECT count(*) FROM core.cooperative_year AS c
        JOIN core.cooperative_year AS n ON n.unit_id = c.unit_id AND n.year = 2025
        WHERE c.year = 2024 AND c.province_code = '38' AND n.status <> 'dissolved'""").fetchone()[0]
    assert by_hand > 10
    assert count_of(ask_register, EVERYWHERE.of(place="38"), ListQuery())[0] == by_hand


@pytest.mark.parametrize("falling", [False, True])
@pytest.mark.parametrize("sort", SORTS)
def test_every_column_sorts_and_what_is_not_reported_comes_last(
    ask_register: Any, sort: str, falling: bool
):
    query = replace(ANY, sort=sort, falling=falling)
    tables = list(pieces_for_file(ask_register, EVERYWHERE, query))
    at = [column.sort for column in tables[0].columns].index(f"sort:{sort}")
    cells = [row[at] for table in tables for row in table.rows]
    # A province of the 34 only stands where one of the 63 is not known.
    known = [c for c in cells if c not in (None, "–") and not str(c).endswith("(34 tỉnh)")]
    assert cells[: len(known)] == known
    if isinstance(known[0], str) and sort not in ("name", "tax_code"):
        # Words of a closed list follow its own order: each stands in one run.
        runs = [w for i, w in enumerate(known) if i == 0 or known[i - 1] != w]
        assert len(runs) == len(set(runs)) > 1
    else:
        keys = [fold(cell) if sort == "name" else cell for cell in known]
        assert keys == sorted(keys, reverse=falling)
        assert len(set(keys)) > 1
    head = tables[0].columns[at]
    assert head.sorted == ("falling" if falling else "rising")


def test_pages_hold_every_row_once(ask_register: Any):
    query = ListQuery(sort="rating", status="operating", size_class="small")
    n, _ = count_of(ask_register, EVERYWHERE, query)
    assert n > 2 * PIECE
    keys: list[str] = []
    for page in range(1, -(-n // PIECE) + 1):
        keys += list_answer(ask_register, EVERYWHERE, replace(query, page=page)).table.keys
    assert len(keys) == len(set(keys)) == n


def test_a_page_after_the_last_shows_the_last(ask_register: Any):
    past = list_answer(ask_register, EVERYWHERE, ListQuery(page=999_999))
    assert "30/30" in past.subtitle
    assert [a.value for a in past.actions] == ["page:1", "page:29"]
    first = list_answer(ask_register, EVERYWHERE, ListQuery())
    assert [a.value for a in first.actions] == ["page:2", "page:30"]
    assert len(first.table.rows) == PIECE


def test_nothing_found_is_said(ask_register: Any):
    found = list_answer(ask_register, EVERYWHERE, ListQuery(text="khong co ten nay"))
    assert found.kind == "message"
    assert found.message is not None
    assert found.message.text.endswith(".")


@pytest.fixture
def whole(ask_register: Any) -> Any:
    query = replace(ANY, sort="name", falling=False)
    return list_answer(ask_register, EVERYWHERE, query), list(
        pieces_for_file(ask_register, EVERYWHERE, query)
    )


def test_the_csv_holds_every_row_and_no_formula(whole: Any, ask_register: Any):
    exhibit, pieces = whole
    body = long_csv(exhibit, pieces, "vi").decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(body), delimiter=";"))
    n, _ = count_of(ask_register, EVERYWHERE, ANY)
    names = [line[0] for line in lines[1 : n + 1]]
    assert lines[n + 1] == []
    assert {"'" + HOSTILE[1], "'" + HOSTILE[3], HOSTILE[0]} <= set(names)
    assert not [cell for line in lines for cell in line if cell.startswith(("=", "@", "+"))]


def test_the_workbook_holds_text_where_there_was_text(whole: Any, ask_register: Any):
    exhibit, pieces = whole
    book = openpyxl.load_workbook(io.BytesIO(long_workbook(exhibit, pieces)))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    by_value = {cell.value: cell for cell in cells}
    for name in HOSTILE:
        assert by_value[name].data_type == "s"
        assert by_value[name].hyperlink is None
    n, _ = count_of(ask_register, EVERYWHERE, ANY)
    assert sum(cell.column == 2 and str(cell.value).isdigit() for cell in cells) == n


def test_a_file_is_cut_at_the_stated_limit(ask_register: Any):
    asked: list[tuple[int, int]] = []

    def endless(question: str, **values: Any) -> Any:
        asked.append((values["n"], values["skip"]))
        frame = ask_register(question, **{**values, "n": 1, "skip": 0})
        return frame.loc[frame.index.repeat(values["n"])]

    n_rows = sum(len(t.rows) for t in pieces_for_file(endless, EVERYWHERE, ANY))
    assert n_rows == MOST_IN_FILE == sum(n for n, _ in asked)
    assert max(n for n, _ in asked) < MOST_IN_FILE


def _plainly(rows: Any, query: ListQuery, scope: Scope) -> list[int]:
    """The ids that the list should hold, by a scan of every name with LIKE, in order of name."""
    found = rows.execute("""
        SELECT unit_id, status, last_year, province_34, sector_class
        FROM marts.cooperative_search ORDER BY name_folded, unit_id""").fetchall()
    having = [_ids_with(rows, word) for word in words_of(query.text) if word]
    return [
        unit_id
        for unit_id, status, year, province, sector in found
        if all(unit_id in ids for ids in having)
        and (query.status == "any" or (status != "dissolved") == (query.status == "books"))
        and scope.place in ("VN", province)
        and scope.sector in ("all", sector)
        and scope.first_year <= year <= scope.last_year
    ]


def _ids_with(rows: Any, word: str) -> set[int]:
    found = rows.execute(
        "SELECT unit_id FROM marts.cooperative_search "
        "WHERE name_folded LIKE '%' || $word || '%' OR tax_code LIKE $word || '%'",
        {"word": word},
    ).fetchall()
    return {unit_id for (unit_id,) in found}


@pytest.mark.parametrize(
    "text", ["", "nghiep", "00 mo", "phong 0012", "9900", "990", "dak lak", "htx mo phong 1", "zz"]
)
def test_search_finds_what_a_plain_scan_finds(ask_register: Any, rows: Any, text: str):
    for scope in (EVERYWHERE, EVERYWHERE.of(era="34", place="01", sector="agriculture")):
        for status in ("any", "books"):
            query = ListQuery(text=text, status=status, sort="name", falling=False)
            by_hand = _plainly(rows, query, scope)
            assert count_of(ask_register, scope, query)[0] == len(by_hand)
            shown = piece_of(ask_register, scope, query, 10_000, 0)
            assert shown["unit_id"].tolist() == by_hand


@pytest.mark.parametrize("falling", [False, True])
@pytest.mark.parametrize("sort", SORTS)
def test_far_into_the_list_the_order_is_the_same(
    ask_register: Any, sort: str, falling: bool, monkeypatch: pytest.MonkeyPatch
):
    for text, status in (("", "any"), ("mo", "books")):
        query = ListQuery(text=text, status=status, sort=sort, falling=falling)
        whole = piece_of(ask_register, EVERYWHERE, query, 10_000, 0)
        monkeypatch.setattr(register_list, "DEEP", 0)
        for skip in (0, 1, 499, 1_200, len(whole) - 1, len(whole) + 5):
            piece = piece_of(ask_register, EVERYWHERE, query, 50, skip)
            assert piece["unit_id"].tolist() == whole["unit_id"].tolist()[skip : skip + 50]
        monkeypatch.undo()


def test_the_questions_of_the_list_filter_and_sort_alike():
    texts = {path.stem: path.read_text(encoding="utf-8") for path in QUERIES.glob("*.sql")}
    sorting = {name for name, text in texts.items() if "{list_keys}" in text}
    assert sorting == {f"register_list_{way}" for way in ("rising", "falling", "deep")}
    assert "{list_filters}" in texts["register_count"]
    for name in (*sorting, "register_count"):
        assert sql_of(name).count("contains(name_folded, $word_1)") == 1
        assert "{" not in sql_of(name)


def test_the_name_order_leaves_room_between_neighbours(rows: Any):
    gaps = rows.execute("""
        SELECT min(gap) FROM (
            SELECT name_order - lag(name_order, 1, 0) OVER (ORDER BY name_folded, unit_id) AS gap
            FROM marts.cooperative_search)""").fetchone()[0]
    assert gaps == 1_048_576


def test_the_list_stands_in_blocks_of_revenue_and_by_name_within(rows: Any):
    found = rows.execute(
        "SELECT revenue_vnd, name_folded, unit_id FROM marts.cooperative_search"
    ).fetchall()
    expected = sorted(found, key=lambda row: (-_revenue_block(row[0]), *row[1:]))
    assert found == expected
    assert {_revenue_block(row[0]) for row in found} > {-1, 30}


def _revenue_block(revenue: int | None) -> int:
    return -1 if revenue is None else max(revenue, 0).bit_length()


def test_closed_lists_reach_pages_as_texts(ask_register: Any, rows: duckdb.DuckDBPyConnection):
    (unit_id,) = rows.execute(
        "SELECT unit_id FROM marts.cooperative_search WHERE province_63 IS NULL LIMIT 1"
    ).fetchone() or (None,)
    assert unit_id is not None
    found = ask_register("register_unit", unit_id=unit_id)
    assert not [kind for kind in found.dtypes if isinstance(kind, pd.CategoricalDtype)]
    assert isinstance(found["status"][0], str)
    assert found["province_63"][0] is None
