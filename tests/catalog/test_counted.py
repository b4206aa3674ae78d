"""English says "1 source" and "2 sources"; nothing that counts says one where it means the other."""

from __future__ import annotations

import re

import pytest

from coopstats.catalog import Text
from coopstats.catalog.counted import filled, in_number
from coopstats.catalog.phrases import PHRASES, say
from coopstats.ui.words import WORDS
from etl import console
from etl.check.findings import Where, make_finding
from etl.check.messages import MESSAGES
from etl.register.add.messages import OF_ADDING
from etl.register.messages import REGISTER_MESSAGES

# A hole that counts, and a noun of many behind it, with a word between them or none.
MANY = re.compile(
    r"\{(?:n|m|of|agree|figures|publishers|\w*count|units|others|added|withdrawn)\} "
    r"(?!is |has |was |series )(?:(?!of )[a-z]+ )?(?!series)[a-z]+s\b"
)
# Never one: how many a list shows, the criteria of the score, those who share, provinces of a file of
# several, units of whom most report the same.
ALWAYS_MANY = {
    "E-ADD-01",
    "W-RES-02",
    "cmp_top",
    "cmp_bottom",
    "cmp_cut",
    "cmp_ties",
    "prv_peers_size",
    "prv_printed_newest",
    "reg_score_how",
}


def _english() -> dict[str, str]:
    texts: dict[str, Text] = {**PHRASES, **WORDS}
    said = {id_: text.en for id_, text in texts.items()}
    said |= {id_: message.en for id_, message in {**MESSAGES, **REGISTER_MESSAGES}.items()}
    said |= {id_: message.en for id_, message in OF_ADDING.items()}
    return said | {name: text.en for name, text in vars(console).items() if isinstance(text, Text)}


def test_no_count_stands_before_a_noun_of_many():
    found = {id_: text for id_, text in _english().items() if MANY.search(text)}
    assert {id_: text for id_, text in found.items() if id_ not in ALWAYS_MANY} == {}
    assert MANY.search("{n} sources")
    assert MANY.search("{count} printed figures")


def test_each_form_is_for_a_hole_that_the_sentence_has():
    forms = {id_: set(re.findall(r"\{(\w+):", text)) for id_, text in _english().items()}
    holes = {id_: set(re.findall(r"\{(\w+)\}", text)) for id_, text in _english().items()}
    assert {id_: names for id_, names in forms.items() if not names <= holes[id_]} == {}
    assert sum(map(len, forms.values())) > 30


@pytest.mark.parametrize(
    ("phrase", "values", "one", "many"),
    [
        ("sources_title", {}, "1 source", "2 sources"),
        ("coverage", {"of": 63}, "1 of 63 provinces reported", "2 of 63 provinces reported"),
        (
            "findings_title",
            {},
            "1 finding of the build of this version",
            "2 findings of the build of this version",
        ),
        ("reg_list_title", {"where": "Hue"}, "1 cooperative – Hue", "2 cooperatives – Hue"),
        (
            "prv_missing_title",
            {"of": 35, "place": "Hue"},
            "Missing: 1 of 35 indicators is not published for Hue",
            "Missing: 2 of 35 indicators are not published for Hue",
        ),
    ],
)
def test_one_is_told_as_one(phrase, values, one, many):
    # Whether the number comes as such or already written.
    assert (say(phrase, "en", n=1, **values), say(phrase, "en", n="1", **values)) == (one, one)
    assert say(phrase, "en", n=2, **values) == many
    assert say(phrase, "vi", n=1, **values) == say(phrase, "vi", n=2, **values).replace("2", "1", 1)


def test_findings_count_in_both_languages():
    one, two = (
        make_finding("N-DUP-02", Where("a.csv"), "loaded", count=n, place="b") for n in (1, 2)
    )
    assert "1 figure is printed again, equal to that in b" in one.message_en
    assert "2 figures are printed again, equal to those in b" in two.message_en
    assert one.message_vi == two.message_vi.replace("2 số", "1 số")


def test_a_sentence_without_counts_is_filled_as_ever():
    assert filled("{a} – {b:.1f} | {a}", {"a": 1, "b": 2}) == "1 – 2.0 | 1"
    assert in_number("{n} {n:row|rows}", {}) == "{n} rows"
    with pytest.raises(KeyError):
        filled("{n} {n:row|rows}", {"m": 1})
