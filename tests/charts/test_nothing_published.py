"""Where nothing is published: one plain sentence and the nearest thing there is, no figure made."""

from __future__ import annotations

import re
from typing import Any

import pytest

from coopstats import catalog
from coopstats.analysis.growth import at_year_end
from coopstats.charts.answers import (
    map_answer,
    place_series,
    ranking_answer,
    sector_answer,
    table_answer,
    trend_answer,
)
from coopstats.charts.growth_answers import province_growth, province_index, sector_growth
from coopstats.charts.province_map import Boundaries
from coopstats.charts.scope import Scope
from coopstats.charts.year_on_year import year_on_year_answer

EMPTY = Scope(place="10", sector="environment", first_year=2003, last_year=2004)


def _answers(ask: Any, scope: Scope) -> list[Any]:
    boundaries = Boundaries(scope.era, ask("boundaries", era=scope.era), ask("islands"))
    return [
        trend_answer(ask, scope, "profit"),
        map_answer(ask, scope, "profit", boundaries),
        ranking_answer(ask, scope, "profit"),
        table_answer(ask, scope, "profit"),
        sector_answer(ask, scope, "profit"),
        province_growth(ask, scope, None, 2015, 2022, "x"),
        province_index(ask, scope, None, 2015, "x"),
        sector_growth(ask, scope, "profit", "x"),
        year_on_year_answer(ask, scope, "profit", "x"),
    ]


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("era", ["63", "34"])
def test_every_question_without_an_answer_is_one_sentence(
    ask: Any, lang: catalog.Lang, era: catalog.Era
):
    place = "10" if era == "63" else "15"
    for exhibit in _answers(ask, EMPTY.of(lang=lang, era=era, place=place)):
        assert exhibit.kind == "message"
        assert exhibit.figure is None
        assert exhibit.table.rows == ()
        assert exhibit.message.text.endswith(".")
        assert exhibit.alt == exhibit.message.text
        assert "Lào Cai" in exhibit.title or "Lao Cai" in exhibit.title
        begins = "Chưa có" if lang == "vi" else "No publisher"
        assert exhibit.message.text.startswith((begins, "Không gộp", "Cannot be"))


def test_the_nearest_answer_is_named_with_place_years_and_publisher(ask: Any):
    exhibit = trend_answer(ask, Scope(place="10", first_year=2001, last_year=2002), "cooperatives")
    assert exhibit.message is not None
    hint = exhibit.message.hint
    assert hint.startswith("Gần nhất có: ")
    assert "Lào Cai" in hint
    assert "2022" in hint
    assert "(" in hint


def test_what_the_hint_names_is_there(ask: Any):
    """Following the hint to the whole country really shows a chart."""
    exhibit = trend_answer(ask, Scope(place="10"), "assets")
    assert exhibit.kind == "message"
    assert exhibit.message is not None
    assert "cả nước" in exhibit.message.hint
    assert trend_answer(ask, Scope(), "assets").kind == "chart"


def test_a_printed_average_is_not_grouped_into_new_provinces(ask: Any):
    average = catalog.indicator("income_per_worker")
    assert isinstance(average.aggregation, catalog.AsPublished)
    scope = Scope(era="34", sector="transport")
    exhibit = ranking_answer(ask, scope, average.id)
    assert exhibit.kind == "message"
    assert exhibit.message is not None
    assert average.aggregation.reason.vi in exhibit.message.text


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_years_apart_are_named_where_no_change_can_be_told(ask: Any, lang: catalog.Lang):
    """Figures without two years in a row: the sentence says which years there are, and whose."""
    said: dict[str, Any] = {}
    for indicator in catalog.INDICATORS:
        for place in ("VN", "01", "38"):
            scope = Scope(place=place, lang=lang)
            exhibit = year_on_year_answer(ask, scope, indicator, "x")
            published = place_series(ask, scope, catalog.indicator(indicator))
            frame = at_year_end(published)
            frame = published if frame.empty else frame
            years: dict[tuple[str, str], set[int]] = {}
            for row in frame.itertuples():
                years.setdefault((row.definition, row.publisher_id), set()).add(int(row.year))
            in_a_row = any(year + 1 in own for own in years.values() for year in own)
            if frame.empty or in_a_row:
                continue
            assert exhibit.kind == "message"
            text = exhibit.message.text
            assert text.endswith(".")
            assert not text.startswith(("Chưa có", "No publisher"))
            longest = max(map(len, years.values()))
            named = {int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", text)}
            assert named in [own for own in years.values() if len(own) == longest], text
            assert exhibit.source
            said[indicator, place] = exhibit
    assert len(said) >= 3
