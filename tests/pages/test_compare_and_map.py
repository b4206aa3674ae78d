"""The compare and the map page: links hold the whole view, wrong ones are refused aloud."""

from __future__ import annotations

import pytest

from coopstats.charts.scope import Scope
from coopstats.ui.compared_places import read_rule
from coopstats.ui.map_controls import read_bounds
from tests.pages.visitor import Visitor


def test_a_link_opens_the_comparison_it_describes():
    visitor = Visitor(
        "compare", ind="workers", places="63:01,79", form="slope", lens="level", at="2015-2022"
    )
    card = visitor.payload["cards"][0]
    assert visitor.notices == []
    assert "2015" in card["title"]
    assert card["cite"].endswith("{address}")
    assert {row[0] for row in card["table"]["rows"]} == {"Hà Nội", "TP. Hồ Chí Minh"}
    visitor.choose("c_form", "bar")
    assert visitor.address["form"] == "bar"
    assert visitor.payload["cards"][0]["figure"] != card["figure"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ind", "happiness"),
        ("form", "pie"),
        ("lens", "log"),
        ("places", "63:01,zz"),
        ("sectors", "all,magic"),
        ("who", "registered.nobody"),
        ("at", "1950-1960"),
    ],
)
def test_an_unknown_value_is_refused_aloud(name: str, value: str):
    visitor = Visitor("compare", **{name: value})
    assert [n["level"] for n in visitor.notices] == ["warn"]
    assert name in visitor.notices[0]["text"]
    assert visitor.payload["cards"]


def test_places_of_the_other_era_are_mapped_aloud():
    visitor = Visitor("compare", geo="34", places="63:30,31")
    assert [n["level"] for n in visitor.notices] == ["info"]
    assert "Hải Dương → Hải Phòng" in visitor.notices[0]["text"]
    assert {row[0] for row in visitor.payload["cards"][0]["table"]["rows"]} == {"Hải Phòng"}


def test_a_new_province_becomes_its_former_ones():
    # Code 24 is Bắc Ninh of the 34 and Bắc Giang of the 63.
    rule, unknown, mapped = read_rule("34:24", Scope(era="63"))
    assert set(rule.split(",")) == {"24", "27"}
    assert unknown == []
    assert mapped[0][0] == "Bắc Ninh"


def test_nothing_chosen_is_a_plain_sentence():
    card = Visitor("compare", places="63:none").payload["cards"][0]
    assert card["kind"] == "message"
    assert card["message"]["hint"]


def test_the_map_has_steps_and_follows_its_controls():
    visitor = Visitor("map", ind="workers_per_cooperative")
    card = visitor.payload["cards"][0]
    assert [frame["label"] for frame in card["frames"]] == ["2015", "2016", "2017", "2022"]
    assert [frame["label"] for frame in card["frames"] if frame["figure"] is None] == ["2022"]
    visitor.choose("m_method", "equal")
    assert visitor.address["method"] == "equal"
    assert visitor.payload["cards"][0]["legend"] != card["legend"]


def test_bounds_that_are_no_numbers_are_refused_aloud():
    visitor = Visitor("map", mark="fill", method="stated", bounds="100;many")
    assert len(visitor.notices) == 1
    assert visitor.notices[0]["level"] == "warn"


@pytest.mark.parametrize(
    ("said", "lang", "expected"),
    [
        ("100; 200", "vi", [100.0, 200.0]),
        ("1.200; 3,5", "vi", [3.5, 1200.0]),
        ("1,200 3.5", "en", [3.5, 1200.0]),
        ("ten", "vi", None),
    ],
)
def test_bounds_are_read_as_the_language_writes_them(said: str, lang: str, expected: object):
    assert read_bounds(said, lang) == expected  # type: ignore[arg-type]
