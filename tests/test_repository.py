"""The project's own files keep the house rules, and each rule has been seen to fail."""

from __future__ import annotations

import subprocess
from pathlib import Path, PurePosixPath

import pytest

from tests import repository_rules as rules

ROOT = Path(__file__).resolve().parents[1]

# Third-party files are kept as their makers wrote them.
VENDORED = ("static/plotly/", "static/picker/", "static/fonts/")


def _files() -> list[str]:
    # New files count before they are committed; a checkout owned by another user is read too.
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    listing = subprocess.run(
        [*command, "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listing.returncode:
        pytest.fail(f"the rules need a git checkout: {listing.stderr.strip()}", pytrace=False)
    names = sorted(set(filter(None, listing.stdout.split("\0"))))
    return [name for name in names if (ROOT / name).is_file() and not name.startswith(VENDORED)]


def _texts(*suffixes: str, under: tuple[str, ...] = ("",)) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in _files():
        if name.startswith(under) and (not suffixes or name.endswith(suffixes)):
            try:
                found[name] = (ROOT / name).read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue
    return found


def _complaints(texts: dict[str, str], rule) -> list[str]:
    assert texts, "the rule looked at no file"
    return [f"{name}: {complaint}" for name, text in texts.items() for complaint in rule(text)]


def test_no_file_names_a_path_of_one_machine():
    assert _complaints(_texts(), rules.machine_paths) == []


def test_no_file_names_a_package_registry():
    assert _complaints(_texts(), rules.registry_addresses) == []


def test_python_files_stay_readable():
    assert _complaints(_texts(".py"), rules.too_long) == []


def test_each_table_says_its_grain_first():
    texts = _texts(".sql", under=("etl/build/sql/core/", "etl/build/sql/marts/"))
    assert _complaints(texts, rules.without_grain) == []


def test_nothing_is_handed_to_the_browser_as_markup():
    assert _complaints(_texts(".py"), rules.unsafe_html) == []


def test_sql_takes_parameters():
    texts = _texts(".py", under=("coopstats/warehouse/", "etl/"))
    assert _complaints(texts, rules.pasted_sql) == []


def test_libraries_stay_in_their_rooms():
    found = [
        f"{name}: {complaint}"
        for name, text in _texts(".py").items()
        for complaint in rules.misplaced_imports(PurePosixPath(name), text)
    ]
    assert found == []


# What follows shows each rule a file that breaks it, and one that does not.


@pytest.mark.parametrize("folder", ["work", "root", "home", "Users"])
def test_machine_paths_are_seen(folder: str):
    path = "/" + folder + "/somebody/data.csv"
    assert rules.machine_paths(f"open({path!r})") == ["/" + folder + "/somebody"]
    assert rules.machine_paths(f"see https://example.vn{path} and data/{folder}/x") == []


@pytest.mark.parametrize(
    "text",
    ["https://py" + "pi.org/simple", "files.python" + "hosted.org", "pip --index" + "-url x"],
)
def test_registries_are_seen(text: str):
    assert rules.registry_addresses(text)
    assert rules.registry_addresses("pip install -r requirements.txt") == []


def test_long_files_are_seen():
    assert rules.too_long("x = 1\n" * 601)
    assert rules.too_long("x = 1\n" * 599) == []


@pytest.mark.parametrize("sql", ["", "SELECT 1", "\n-- One row per year\nSELECT 1", "-- One row"])
def test_missing_grain_is_seen(sql: str):
    assert rules.without_grain(sql)
    assert rules.without_grain("-- One row per year.\nSELECT 1") == []


def test_markup_is_seen():
    assert rules.unsafe_html("st.markdown(name, unsafe_allow_html=True)")
    assert rules.unsafe_html("st.markdown(name)  # never unsafe_allow_html") == []


@pytest.mark.parametrize(
    "code",
    [
        'cursor.execute(f"SELECT * FROM t WHERE name = {name}")',
        'cursor.execute("SELECT * FROM t WHERE name = " + name)',
        'cursor.execute("SELECT * FROM t WHERE name = %s" % name)',
        'cursor.execute("SELECT {}".format(name))',
        'cursor.execute(" ".join(parts))',
        'cursor.execute(TEMPLATE.replace("$table", table))',
        'sql = f"{start} FROM t"\ncursor.sql(sql)',
        'sql = "SELECT 1"\nsql += name\ncursor.query(sql)',
        'cursor.execute("SELECT 1" if plain else f"SELECT {name}")',
        'cursor.execute(query=f"{name}")',
        'if (sql := f"{name}"):\n    cursor.sql(sql)',
        'run(f"SELECT * FROM {table}")',
        'run("select {}".format(name))',
        'run("INSERT INTO t VALUES (" + value + ")")',
    ],
)
def test_pasted_sql_is_seen(code: str):
    assert rules.pasted_sql(code)


@pytest.mark.parametrize(
    "code",
    [
        'cursor.execute("SELECT * FROM t WHERE name = ?", [name])',
        'cursor.execute((SQL / "series.sql").read_text(), {"year": year})',
        'sql = load("series")\ncursor.execute(sql, [year])',
        "def ask(sql, values):\n    return cursor.execute(sql, values)",
        'message = f"Select a year: {year}"',
        'print(f"With {n} rows")',
    ],
)
def test_parameters_are_welcome(code: str):
    assert rules.pasted_sql(code) == []


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("coopstats/charts/trend.py", "import streamlit as st"),
        ("etl/cli.py", "from streamlit import cache_data"),
        ("pages/overview.py", "import duckdb"),
        ("dashboard.py", "from plotly import graph_objects"),
        ("pages/overview.py", "def draw():\n    import plotly.express as px"),
        ("pages/overview.py", "from etl.build import database"),
        ("coopstats/warehouse/store.py", "import etl"),
    ],
)
def test_misplaced_imports_are_seen(path: str, code: str):
    assert rules.misplaced_imports(PurePosixPath(path), code)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("coopstats/ui/filters.py", "import streamlit as st"),
        ("etl/build/database.py", "import duckdb"),
        ("pages/overview.py", "from coopstats import warehouse"),
        ("tests/test_store.py", "import duckdb"),
        ("coopstats/charts/trend.py", "from . import plotly"),
    ],
)
def test_imports_in_their_rooms_are_welcome(path: str, code: str):
    assert rules.misplaced_imports(PurePosixPath(path), code) == []
