"""Each phrase that the code says exists, gets its holes filled, and none is there for nothing.

Read from the syntax trees of the code: `say("id", lang, hole=…)` and `word("id", lang, hole=…)`.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from coopstats.catalog import Text
from coopstats.catalog.phrases import PHRASES
from coopstats.ui.words import WORDS

ROOT = Path(__file__).resolve().parents[2]
SPOKEN_BY = {"say": PHRASES, "word": WORDS}
# Said of names that stand in the data: the archipelagos of `islands.geojson`.
SAID_OF_DATA = {"hoang_sa", "truong_sa"}
DEFINED_IN = ("coopstats/catalog/phrases/", "coopstats/ui/words.py")

Found = tuple[str, ast.Call]


@cache
def _trees() -> dict[str, ast.Module]:
    paths = [*ROOT.glob("coopstats/**/*.py"), *ROOT.glob("pages/*.py"), ROOT / "dashboard.py"]
    return {
        path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in paths
    }


def _calls(trees: dict[str, ast.Module], function: str) -> Iterator[Found]:
    for name, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args:
                match node.func:
                    case ast.Name(id=called) if called == function:
                        yield f"{name}:{node.lineno}", node


def _ids(argument: ast.expr) -> Iterator[str]:
    """The ids an argument may be, as patterns: a name built from pieces matches any middle."""
    match argument:
        case ast.Constant(value=str(id_)):
            yield re.escape(id_)
        case ast.IfExp(body=body, orelse=orelse):
            yield from _ids(body)
            yield from _ids(orelse)
        case ast.JoinedStr(values=pieces):
            yield "".join(
                re.escape(str(piece.value)) if isinstance(piece, ast.Constant) else r"\w+"
                for piece in pieces
            )
        case _:
            return


def _holes(text: Text) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text.vi) if name is not None}


def missing(trees: dict[str, ast.Module], function: str, texts: dict[str, Text]) -> list[str]:
    """Calls that name no text."""
    return [
        f"{where}: {pattern}"
        for where, call in _calls(trees, function)
        for pattern in _ids(call.args[0])
        if not any(re.fullmatch(pattern, id_) for id_ in texts)
    ]


def badly_filled(trees: dict[str, ast.Module], function: str, texts: dict[str, Text]) -> list[str]:
    """Calls whose named values are not the holes of the text."""
    found: list[str] = []
    for where, call in _calls(trees, function):
        given = {keyword.arg for keyword in call.keywords}
        if None in given or not isinstance(call.args[0], ast.Constant):
            continue
        text = texts.get(str(call.args[0].value))
        if text is not None and given != _holes(text):
            found.append(f"{where}: {given} for {_holes(text)}")
    return found


def unused(trees: dict[str, ast.Module], function: str, texts: dict[str, Text]) -> list[str]:
    """Texts that no call names and no string of the code outside the texts' own files equals."""
    patterns = {p for _, call in _calls(trees, function) for p in _ids(call.args[0])}
    strings = {
        node.value
        for name, tree in trees.items()
        if not name.startswith(DEFINED_IN)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return [
        id_
        for id_ in texts
        if id_ not in strings and not any(re.fullmatch(pattern, id_) for pattern in patterns)
    ]


@pytest.mark.parametrize("function", SPOKEN_BY)
def test_everything_said_exists(function):
    trees = _trees()
    assert missing(trees, function, SPOKEN_BY[function]) == []
    assert sum(1 for _ in _calls(trees, function)) > 20


@pytest.mark.parametrize("function", SPOKEN_BY)
def test_every_hole_is_filled(function):
    assert badly_filled(_trees(), function, SPOKEN_BY[function]) == []


@pytest.mark.parametrize("function", SPOKEN_BY)
def test_nothing_is_there_for_nothing(function):
    assert set(unused(_trees(), function, SPOKEN_BY[function])) - SAID_OF_DATA == set()


def test_names_in_the_data_are_those_of_the_islands():
    text = (ROOT / "data" / "reference" / "islands.geojson").read_text(encoding="utf-8")
    named = {feature["properties"]["archipelago"] for feature in json.loads(text)["features"]}
    assert named == SAID_OF_DATA


# What follows shows each rule code that breaks it, and code that does not.

_TEXTS = {"source": Text("Nguồn: {text}", "Source: {text}"), "kind_table": Text("bảng", "table")}


def _tree(code: str) -> dict[str, ast.Module]:
    return {"pages/x.py": ast.parse(code)}


@pytest.mark.parametrize("code", ['say("sauce", lang)', 'say(f"sort_{x}", lang)'])
def test_a_phrase_that_is_not_there_is_seen(code):
    assert missing(_tree(code), "say", _TEXTS)
    assert missing(_tree('say(f"kind_{x}", lang); t.say("vi")'), "say", _TEXTS) == []


@pytest.mark.parametrize(
    "code",
    ['say("source", lang)', 'say("source", lang, txt=x)', 'say("kind_table", lang, n=1)'],
)
def test_a_hole_that_is_not_filled_is_seen(code):
    assert badly_filled(_tree(code), "say", _TEXTS)
    assert badly_filled(_tree('say("source", lang, text=x)'), "say", _TEXTS) == []


def test_a_phrase_that_nobody_says_is_seen():
    assert unused(_tree('say("source", lang, text=x)'), "say", _TEXTS) == ["kind_table"]
    assert unused(_tree('say("source" if a else f"kind_{b}", lang)'), "say", _TEXTS) == []
