"""Disagreements by hand: which figure is shown, by which rule, and what differs beside it."""

from __future__ import annotations

import pytest

from coopstats.analysis.disagreements import (
    Claim,
    reasons_between,
    rule_between,
    side_by_side,
    widest_first,
)
from coopstats.catalog import indicator

COUNT = indicator("cooperatives")
HEADLINE = ("registered", "operating", "with_results")
KEY = ("cooperatives", "63", "66", "all", "2020")


def claim(obs_id: str, value: float, publisher: str = "nso", **other: object) -> Claim:
    fields = {"definition": "registered", "year": 2020, "as_of": "2020-12-31"}
    return Claim(obs_id, publisher, value, **{**fields, **other})  # type: ignore[arg-type]


def test_every_other_figure_stands_beside_the_one_shown():
    said = [claim("b", 90, "vca"), claim("a", 100), claim("c", 95, "mpi")]
    found = side_by_side(COUNT, KEY, said, HEADLINE)
    assert [(d.a.obs_id, d.b.obs_id, d.gap) for d in found] == [("a", "c", -5), ("a", "b", -10)]
    assert {d.shown.obs_id for d in found} == {"a"}
    assert found[1].gap_rate == pytest.approx(-0.1)
    assert [d.b.obs_id for d in widest_first(found)] == ["b", "c"]


def test_parts_rival_nothing_and_a_repeated_print_is_no_second_figure():
    parts = [claim("a", 100), claim("b", 20, definition="suspended")]
    assert side_by_side(COUNT, KEY, parts, HEADLINE) == []
    assert side_by_side(COUNT, KEY, [claim("a", 100), claim("b", 100)], HEADLINE) == []
    agreeing = side_by_side(COUNT, KEY, [claim("a", 100), claim("b", 100, "vca")], HEADLINE)
    assert [d.gap for d in agreeing] == [0]


@pytest.mark.parametrize(
    ("shown", "other", "rule"),
    [
        (claim("a", 1), claim("b", 2, is_suspect=True), "suspect"),
        (claim("a", 1, "paper_hoa_binh"), claim("b", 2, definition="new"), "part"),
        (claim("a", 1), claim("b", 2, "vca"), "publisher"),
        (claim("b", 1), claim("a", 2, definition="operating"), "definition"),
        (claim("b", 1, edition="2011"), claim("a", 2, edition="2008"), "edition"),
        (
            claim("b", 1, period_type="year_end"),
            claim("a", 2, period_type="month"),
            "whole_year",
        ),
        (claim("b", 1), claim("a", 2, as_of="2020-06-30"), "later"),
        (claim("b", 1, published="2021-05"), claim("a", 2, published="2021-04"), "later"),
        (claim("a", 1), claim("b", 2), "by_id"),
        (claim("a", 1, "paper_hoa_binh"), Claim("", "nso", 2), "not_printed"),
    ],
)
def test_the_rule_that_decides(shown: Claim, other: Claim, rule: str):
    assert rule_between(COUNT, shown, other, HEADLINE) == rule
    if other.obs_id:
        (found,) = side_by_side(COUNT, KEY, [other, shown], HEADLINE)
        assert found.shown == shown
        assert found.why == rule


def test_reasons_are_what_the_texts_tell():
    plain = claim("a", 1)
    assert reasons_between(plain, claim("b", 2, "vca")) == ("publisher",)
    assert reasons_between(plain, claim("b", 2, definition="operating")) == ("definition",)
    assert reasons_between(plain, claim("b", 2, as_of="2020-06-30", qualifier="about")) == (
        "date",
        "rounded",
    )
    assert reasons_between(plain, claim("b", 2, status="preliminary")) == ("status",)
    assert reasons_between(claim("a", 1, edition="2008"), claim("b", 2, edition="2011")) == (
        "edition",
    )
    assert reasons_between(plain, Claim("", "mof", 2)) == ("implied",)
    assert reasons_between(plain, claim("b", 2)) == ()
