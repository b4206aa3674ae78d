"""Every catalog entry is complete in both languages and names only entries that exist."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from coopstats.catalog import (
    ALLIANCE_CLASSES,
    CAVEATS,
    DEFINITIONS,
    FILTER_SECTORS,
    INDICATORS,
    SECTORS,
    UNITS,
    AsPublished,
    Ratio,
    Text,
    provinces,
    publisher_by_name,
    publishers,
    regions,
)
from coopstats.catalog.criteria import CRITERIA
from coopstats.catalog.dictionary import columns
from coopstats.catalog.phrases import PHRASES
from coopstats.ui.words import WORDS

ROOT = Path(__file__).resolve().parents[2]
SNAKE_CASE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")

# Names of things, the same in both languages.
SAME = {
    "brand": "Hợp Lực",
    "csv": "CSV",
    "png": "PNG",
    "svg": "SVG",
    "xlsx": "XLSX",
}


def _entries() -> Iterator[tuple[str, Text]]:
    for id_, indicator in INDICATORS.items():
        yield f"indicator {id_} title", indicator.title
        yield f"indicator {id_} short", indicator.short
        yield f"indicator {id_} description", indicator.description
        if isinstance(indicator.aggregation, AsPublished):
            yield f"indicator {id_} aggregation", indicator.aggregation.reason
    for id_, definition in DEFINITIONS.items():
        yield f"definition {id_} name", definition.name
        yield f"definition {id_} description", definition.description
    yield from ((f"unit {id_}", unit.name) for id_, unit in UNITS.items())
    yield from ((f"sector {id_}", sector.name) for id_, sector in SECTORS.items())
    yield from ((f"caveat {id_}", caveat.text) for id_, caveat in CAVEATS.items())
    yield from ((f"column {id_}", text) for id_, text in columns().items())
    yield from ((f"region {era} {id_}", region.name) for (era, id_), region in regions().items())


def _sentences() -> Iterator[tuple[str, Text]]:
    yield from PHRASES.items()
    yield from WORDS.items()


def _names() -> Iterator[tuple[str, Text]]:
    """Proper names, which may be the same in both languages."""
    for id_, publisher in publishers().items():
        yield f"publisher {id_} name", publisher.name
        yield f"publisher {id_} short", publisher.short
    yield from ((f"province {era} {c}", p.name) for (era, c), p in provinces().items())


def _holes(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _letters(text: str) -> str:
    without_holes = re.sub(r"\{[^}]*\}", "", text)
    return "".join(c for c in without_holes if c.isalpha())


@pytest.mark.parametrize("said", [_entries, _sentences, _names])
def test_nothing_is_left_empty(said):
    empty = [name for name, text in said() if not text.vi.strip() or not text.en.strip()]
    assert empty == []


def test_vietnamese_differs_from_english():
    same = {
        name: text.vi
        for name, text in (*_entries(), *_sentences())
        if text.vi == text.en and _letters(text.vi)
    }
    assert {name: text for name, text in same.items() if SAME.get(name) != text} == {}


def test_vietnamese_is_written_with_its_letters():
    # A long text in plain letters is English that was pasted into the wrong column.
    plain = [
        name
        for name, text in (*_entries(), *_sentences())
        if len(_letters(text.vi)) > 25 and text.vi.isascii()
    ]
    assert plain == []


def test_both_languages_have_the_same_holes():
    differ = {
        name: (_holes(text.vi), _holes(text.en))
        for name, text in _sentences()
        if _holes(text.vi) != _holes(text.en)
    }
    assert differ == {}
    assert any(_holes(text.vi) for _, text in _sentences())


def test_only_sentences_have_holes():
    assert [name for name, text in (*_entries(), *_names()) if _holes(text.vi + text.en)] == []


@pytest.mark.parametrize(
    "ids", [INDICATORS, DEFINITIONS, UNITS, SECTORS, CAVEATS, PHRASES, WORDS, publishers()]
)
def test_ids_are_snake_case(ids):
    assert [id_ for id_ in ids if not SNAKE_CASE.fullmatch(id_)] == []


@pytest.mark.parametrize("ids", [INDICATORS, DEFINITIONS, UNITS, SECTORS, CAVEATS, publishers()])
def test_entries_stand_under_their_own_id(ids):
    assert [id_ for id_, entry in ids.items() if entry.id != id_] == []


@pytest.mark.parametrize("indicator", INDICATORS.values(), ids=lambda indicator: indicator.id)
def test_indicators_name_what_exists(indicator):
    assert indicator.unit in UNITS
    assert indicator.definitions
    assert set(indicator.definitions) <= set(DEFINITIONS)
    assert len(set(indicator.definitions)) == len(indicator.definitions)
    assert set(indicator.caveats) <= set(CAVEATS)
    assert indicator.publishers
    assert set(indicator.publishers) <= set(publishers())
    kinds = {"share": "share", "rate": "rate"}
    assert kinds.get(UNITS[indicator.unit].kind, indicator.nature) == indicator.nature
    if isinstance(indicator.aggregation, Ratio):
        over = INDICATORS[indicator.aggregation.over]
        by = INDICATORS[indicator.aggregation.by]
        for part in indicator.aggregation.parts:
            assert part.definition in indicator.definitions
            assert part.over_definition in over.definitions
            assert part.by_definition in by.definitions


def test_titles_tell_indicators_apart():
    for lang in ("vi", "en"):
        titles = [indicator.title.say(lang) for indicator in INDICATORS.values()]
        assert len(set(titles)) == len(titles)


def test_every_entry_is_used():
    indicators = INDICATORS.values()
    assert set(DEFINITIONS) == {id_ for i in indicators for id_ in i.definitions}
    in_criteria = {criterion.unit for criterion in CRITERIA.values()}
    assert set(UNITS) == {i.unit for i in indicators} | in_criteria & set(UNITS)
    named_in_charts = {
        node.value
        for path in (ROOT / "coopstats" / "charts").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert set(CAVEATS) - {id_ for i in indicators for id_ in i.caveats} <= named_in_charts


def test_publishers_are_told_apart():
    assert len(publisher_by_name()) == len(publishers())
    ranks = [publisher.rank for publisher in publishers().values()]
    assert ranks == sorted(ranks)


def test_sectors_lead_up_to_a_whole():
    for sector in SECTORS.values():
        seen = [sector.id]
        while (parent := SECTORS[seen[-1]].parent) is not None:
            assert parent not in seen
            seen.append(parent)
        assert SECTORS[seen[-1]].kind in ("total", "chapter")


def test_the_eight_classes_make_up_all_sectors():
    assert len(ALLIANCE_CLASSES) == 8
    outside = [id_ for id_ in ALLIANCE_CLASSES if SECTORS[id_].parent != "non_agriculture"]
    assert outside == ["agriculture"]
    assert SECTORS["agriculture"].parent == SECTORS["non_agriculture"].parent == "all"
    assert set(FILTER_SECTORS) <= set(SECTORS)
    assert len(set(FILTER_SECTORS)) == len(FILTER_SECTORS)
