"""Rules about the project's own files, as functions that say what is wrong; [] means nothing.

Import rules inside ``coopstats`` and ``etl`` are contracts of import-linter (``pyproject.toml``).
These cover what it cannot see: top-level scripts, SQL, and the text of every file.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

MAX_PYTHON_LINES = 600

# Not part of an address or a longer path: "example.vn/home/x" and "team/work/x" are fine.
_MACHINE_PATH = re.compile(r"(?<![\w.\-/])/(?:work|root|home|Users)/[\w.\-]+")
_REGISTRY = re.compile(
    r"(?i)\b(?:pypi|pythonhosted|npmjs|npmmirror|yarnpkg|anaconda|crates)\.(?:org|com|io)\b"
    r"|--(?:(?:extra-)?index-url|find-links|trusted-host)\b"
)

# Where each library may be imported; tests may import all of them.
_ROOMS = {
    "streamlit": ("coopstats/ui/", "pages/", "dashboard.py"),
    "duckdb": ("coopstats/warehouse/", "etl/"),
    "plotly": ("coopstats/charts/",),
    "etl": ("etl/",),
}

_UNSAFE = frozenset({"unsafe_allow_html", "unsafe_allow_javascript"})

_RUNS_SQL = frozenset({"execute", "executemany", "sql", "query", "from_query"})
# All capitals or none: "Select a year" is a sentence; small words that begin one are left out.
_STATEMENT = re.compile(
    r"\s*(?:SELECT|WITH|INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|COPY|ATTACH|DETACH|DESCRIBE|PRAGMA|SET|"
    r"SUMMARIZE|select|insert|delete|create|drop|attach|copy)\s"
)


def machine_paths(text: str) -> list[str]:
    """Absolute paths of somebody's machine in ``text``."""
    return [match.group() for match in _MACHINE_PATH.finditer(text)]


def registry_addresses(text: str) -> list[str]:
    """Names of package registries, and pip options that choose one."""
    return [match.group() for match in _REGISTRY.finditer(text)]


def too_long(text: str, limit: int = MAX_PYTHON_LINES) -> list[str]:
    """A complaint when ``text`` has more than ``limit`` lines."""
    lines = text.count("\n") + 1
    return [f"{lines} lines, more than {limit}"] if lines > limit else []


def without_grain(sql: str) -> list[str]:
    """A complaint when a table's SQL does not begin by saying its grain."""
    first = sql.split("\n", 1)[0]
    return [] if first.startswith("-- One row per ") else [f"begins with {first[:60]!r}"]


def unsafe_html(text: str) -> list[str]:
    """Calls that would let data be executed by the browser."""
    return [
        f"line {node.value.lineno}: {node.arg}"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.keyword) and node.arg in _UNSAFE
    ]


def misplaced_imports(path: PurePosixPath, text: str) -> list[str]:
    """Imports of a library or room outside the rooms that may use it."""
    if path.parts[0] == "tests":
        return []
    found: list[str] = []
    for module in _imported(ast.parse(text)):
        rooms = _ROOMS.get(module.split(".")[0])
        if rooms is not None and not str(path).startswith(rooms):
            found.append(f"imports {module}, which belongs in {', '.join(rooms)}")
    return found


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def pasted_sql(text: str) -> list[str]:
    """Places where SQL is put together from pieces instead of taking parameters.

    Two nets: the first argument of ``execute`` and its kin, followed through the names of the file,
    and any string that begins like a statement and is then formatted, wherever it goes.
    """
    tree = ast.parse(text)
    values = _values_of_names(tree)
    suspects: dict[int, str] = {}
    for node in ast.walk(tree):
        pieces: list[ast.expr] = []
        match node:
            case ast.Call(func=ast.Attribute(attr=method)) if method in _RUNS_SQL:
                pieces += _pasted(_sql_argument(node), values, frozenset())
            case ast.expr() if _is_pasted(node) and _STATEMENT.match(_first_text(node)):
                pieces.append(node)
            case _:
                continue
        for piece in pieces:
            suspects[piece.lineno] = f"line {piece.lineno}: {ast.unparse(piece)[:80]}"
    return [suspects[line] for line in sorted(suspects)]


def _sql_argument(call: ast.Call) -> ast.expr | None:
    if call.args:
        return call.args[0]
    return next((word.value for word in call.keywords if word.arg in {"query", "sql"}), None)


def _values_of_names(tree: ast.AST) -> dict[str, list[ast.expr]]:
    values: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                pass
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                pass
            case ast.NamedExpr(target=ast.Name(id=name), value=value):
                pass
            case ast.AugAssign(target=ast.Name(id=name) as left, op=op, value=right):
                # `sql += x` pastes: keep it as the sum it is.
                value = ast.copy_location(ast.BinOp(left=left, op=op, right=right), node)
            case _:
                continue
        values.setdefault(name, []).append(value)
    return values


def _pasted(
    node: ast.expr | None, values: dict[str, list[ast.expr]], followed: frozenset[str]
) -> Iterator[ast.expr]:
    if node is None:
        return
    if _is_pasted(node):
        yield node
    elif isinstance(node, ast.IfExp):
        yield from _pasted(node.body, values, followed)
        yield from _pasted(node.orelse, values, followed)
    elif isinstance(node, ast.Name) and node.id not in followed:
        for value in values.get(node.id, []):
            yield from _pasted(value, values, followed | {node.id})


def _is_pasted(node: ast.expr) -> bool:
    match node:
        case ast.JoinedStr(values=pieces):
            return any(isinstance(piece, ast.FormattedValue) for piece in pieces)
        case ast.BinOp(op=ast.Add() | ast.Mod()):
            return True
        case ast.Call(func=ast.Attribute(attr="format" | "format_map" | "join" | "replace")):
            return True
        case _:
            return False


def _first_text(node: ast.expr) -> str:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=[first, *_]):
            return _first_text(first)
        case ast.BinOp(left=left):
            return _first_text(left)
        case ast.Call(func=ast.Attribute(value=value)):
            return _first_text(value)
        case _:
            return ""
