"""One open version: read-only, hardened, a cursor a use, no question for ever."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from coopstats.catalog import INDICATORS, provinces_of
from coopstats.warehouse import Pointer, Warehouse, WarehouseProblem, store
from coopstats.warehouse.store import QUERIES, sql_of
from etl.build.versions import sha256_of

QUESTIONS = sorted(path.stem for path in QUERIES.glob("*.sql"))
# What the widgets and the address bar decide.
GIVEN = {
    "indicator": "cooperatives", "sector": "all", "sectors": ["all"], "era": "63", "place": "VN",
    "places": ["VN"], "first_year": 2000, "last_year": 2025, "kind": "size", "obs_ids": [],
}  # fmt: skip


@pytest.fixture
def warehouse(built_file: Path):
    opened = Warehouse(Pointer(built_file, sha256_of(built_file), "", ""))
    yield opened
    opened.close()


@pytest.fixture
def put_question(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Adds a question of a test's own: the app itself takes none but the files of its folder."""
    monkeypatch.setattr(store, "QUERIES", tmp_path)
    store.sql_of.cache_clear()

    def write(sql: str) -> str:
        name = f"question_{len(list(tmp_path.glob('*.sql')))}"
        (tmp_path / f"{name}.sql").write_text(sql, encoding="utf-8")
        return name

    yield write
    store.sql_of.cache_clear()


def _names(sql: str) -> set[str]:
    return set(re.findall(r"\$(\w+)", sql))


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_says_its_grain_and_takes_values_as_parameters(
    question: str, warehouse: Warehouse
):
    sql = sql_of(question)
    assert re.match(r"-- One row(:| per |, or none: )", sql), sql.splitlines()[0]
    body = "\n".join(line.partition("--")[0] for line in sql.splitlines())
    assert ";" not in body.strip().rstrip(";")
    assert not re.search(r"[{}%?]", body), "something could be pasted in"
    # Only a version that was built with a register can answer those; its tests ask them.
    if question.startswith("register_"):
        return
    values = {name: GIVEN.get(name) for name in _names(sql)}
    frame = warehouse.ask(question, **values)
    assert len(frame.columns) > 0


def test_parts_of_questions_say_what_they_are_and_are_shared():
    texts = [path.read_text(encoding="utf-8") for path in QUERIES.glob("*.sql")]
    parts = {path.stem: path.read_text(encoding="utf-8") for path in QUERIES.glob("parts/*.sql")}
    assert parts
    for name, part in parts.items():
        assert part.startswith("-- ")
        assert sum(f"{{{name}}}" in text for text in (*texts, *parts.values())) > 1


def test_no_question_asks_for_counts_that_nothing_suppresses():
    asked = [path for path in QUERIES.rglob("*.sql") if "counts." in path.read_text("utf-8")]
    assert asked == []


def test_there_are_questions_and_they_take_values():
    assert len(QUESTIONS) > 10
    assert any(_names((QUERIES / f"{q}.sql").read_text(encoding="utf-8")) for q in QUESTIONS)


@pytest.mark.parametrize(
    "value", ["' OR 1=1 --", "cooperatives'; DROP TABLE marts.panel; --", "%", "$place", "\x00"]
)
def test_a_value_is_never_read_as_sql(warehouse: Warehouse, value: str):
    before = len(warehouse.ask("panel", **_panel_values("cooperatives")))
    assert warehouse.ask("panel", **_panel_values(value)).empty
    assert len(warehouse.ask("panel", **_panel_values("cooperatives"))) == before > 0


def _panel_values(indicator: str) -> dict[str, object]:
    return {
        "indicator": indicator, "sector": "all", "era": "63", "first_year": 2000,
        "last_year": 2025,
    }  # fmt: skip


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_csv('{file}')",
        "SELECT * FROM read_text('{file}')",
        "SELECT * FROM '{file}'",
        "SELECT * FROM glob('{folder}/*')",
        "COPY core.source TO '{folder}/out.csv'",
        "ATTACH '{folder}/other.duckdb'",
        "EXPORT DATABASE '{folder}/out'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET memory_limit = '64GB'",
        "RESET lock_configuration",
        "CREATE TABLE core.mine (x INTEGER)",
        "DELETE FROM core.observation",
        "UPDATE core.observation SET value = 0",
        "INSERT INTO core.source (source_id) VALUES ('x')",
        "DROP TABLE marts.panel",
    ],
)
def test_an_open_version_can_neither_leave_nor_change(
    warehouse: Warehouse, put_question: Callable[[str], str], tmp_path: Path, sql: str
):
    file = tmp_path / "secret.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    before = sorted(path.name for path in tmp_path.iterdir())
    question = put_question(sql.format(file=file, folder=tmp_path))
    with pytest.raises(duckdb.Error):
        warehouse.ask(question)
    assert sorted(p.name for p in tmp_path.iterdir() if p.stem != question) == before


def test_the_same_statements_work_where_nothing_is_hardened(tmp_path: Path):
    """Else the test above would pass for a spelling mistake."""
    file = tmp_path / "secret.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    with duckdb.connect(str(tmp_path / "open.duckdb")) as connection:
        assert connection.execute(f"SELECT * FROM read_csv('{file}')").fetchall() == [(1, 2)]
        connection.execute("SET memory_limit = '2GB'")
        connection.execute("CREATE TABLE mine (x INTEGER)")
        connection.execute(f"COPY mine TO '{tmp_path}/out.csv'")
        connection.execute(f"ATTACH '{tmp_path}/other.duckdb'")


def test_visitors_at_the_same_time_each_get_their_own_rows(warehouse: Warehouse):
    wanted = [(indicator, era) for indicator in ("cooperatives", "workers") for era in ("63", "34")]
    alone = {
        key: warehouse.ask("panel", **{**_panel_values(key[0]), "era": key[1]}) for key in wanted
    }
    assert len({len(frame) for frame in alone.values()}) > 1
    start = threading.Barrier(16)

    def visit(number: int) -> list[str]:
        start.wait()
        wrong: list[str] = []
        for turn in range(12):
            key = wanted[(number + turn) % len(wanted)]
            got = warehouse.ask("panel", **{**_panel_values(key[0]), "era": key[1]})
            if not got.equals(alone[key]):
                wrong.append(f"{number}.{turn}: {key} gave {len(got)} rows")
        return wrong

    with ThreadPoolExecutor(16) as pool:
        assert [text for wrong in pool.map(visit, range(16)) for text in wrong] == []


def test_a_question_that_takes_too_long_is_stopped(
    warehouse: Warehouse, put_question: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
):
    heavy = put_question(
        "SELECT sum(a.range * b.range) FROM range(10000000) AS a, range(10000000) AS b"
    )
    monkeypatch.setattr(store, "QUESTION_SECONDS", 0.2)
    with pytest.raises(WarehouseProblem) as caught:
        warehouse.ask(heavy)
    assert caught.value.code == "E-DB-05"
    assert caught.value.message.vi != caught.value.message.en
    # The next visitor is answered.
    monkeypatch.setattr(store, "QUESTION_SECONDS", 10.0)
    assert warehouse.ask(put_question("SELECT 42 AS answer"))["answer"].tolist() == [42]


def test_the_catalog_and_the_version_agree_on_what_exists(
    warehouse: Warehouse, put_question: Callable[[str], str]
):
    named = warehouse.ask(put_question("SELECT DISTINCT indicator FROM marts.series"))
    assert set(named["indicator"]) <= set(INDICATORS)
    places = warehouse.ask(
        put_question("SELECT DISTINCT geo_code FROM marts.panel WHERE geo_era = '34'")
    )
    assert set(places["geo_code"]) <= {province.code for province in provinces_of("34")}
