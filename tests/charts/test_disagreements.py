"""Publishers side by side, on everything published: all that is known appears, each with why."""

from __future__ import annotations

import csv
from typing import Any

import pytest

from coopstats.catalog import INDICATORS
from coopstats.catalog.phrases import say
from coopstats.charts.disagreements import disagreement_chart, disagreement_table
from coopstats.charts.rivals import all_disagreements, in_scope, offered_indicators
from coopstats.charts.scope import Scope
from etl.paths import PUBLISHED_DIR


def listed() -> list[dict[str, str]]:
    with (PUBLISHED_DIR / "conflicts.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_known_disagreement_appears_with_its_words(ask: Any):
    found = in_scope(all_disagreements(ask), Scope())
    shown = {
        (d.indicator, d.place, d.sector, d.period, d.a.words, d.a.value, d.b.words, d.b.value)
        for d in found
    }
    rows = listed()
    assert len(rows) == 66
    for row in rows:
        key = (
            row["indicator"], row["geo_code"], row["sector"], row["period"],
            row["publisher_a"], float(row["value_a"]), row["publisher_b"], float(row["value_b"]),
        )  # fmt: skip
        assert key in shown, key
    assert all(d.known for d in found if d.a.words)
    table = disagreement_table(ask, Scope(), "").table
    assert len(table.rows) == len(found)
    assert all(len(row) == len(table.columns) for row in table.rows)
    implied = [d for d in found if "implied" in d.reasons]
    assert len(implied) == sum(not row["obs_id_b"] for row in rows) == 4
    assert all(d.shown.obs_id for d in found)


def test_figures_disagree_that_no_list_names(ask: Any):
    found = all_disagreements(ask)
    own = [d for d in found if not d.known]
    assert len(own) > 20
    # 2015: 12,866 with results (statistics office) against 19,663 registered (alliance).
    (pair,) = [
        d
        for d in own
        if (d.indicator, d.place, d.period, d.b.value) == ("cooperatives", "VN", "2015", 19663)
    ]
    assert (pair.a.value, pair.why, pair.reasons) == (12866, "publisher", ("definition",))
    # No pair stands twice, in whichever order.
    pairs = [frozenset((d.a.obs_id, d.b.obs_id)) for d in found if d.a.obs_id and d.b.obs_id]
    assert len(pairs) == len(set(pairs))


def test_a_scope_narrows_to_its_place_indicator_sector_years_and_publisher(ask: Any):
    found = all_disagreements(ask)
    lao_cai = in_scope(found, Scope("10", "63"))
    assert {d.place for d in lao_cai} == {"10"}
    assert {d.indicator for d in lao_cai} == {"cooperatives", "workers"}
    assert {d.indicator for d in in_scope(found, Scope("10", "63"), "workers")} == {"workers"}
    # Code 82 of the 34 is another province than code 82 of the 63.
    assert in_scope(found, Scope("82", "63"))
    assert in_scope(found, Scope("82", "34")) == []
    assert {d.sector for d in in_scope(found, Scope(sector="agriculture"))} == {"agriculture"}
    old = in_scope(found, Scope(first_year=2005, last_year=2008))
    assert {d.period for d in old} == {"2005", "2007", "2008"}
    for d in in_scope(found, Scope(publisher="mof")):
        assert "mof" in (d.a.publisher_id, d.b.publisher_id)
    gaps = [abs(d.gap_rate) for d in in_scope(found, Scope()) if d.gap_rate is not None]
    assert gaps == sorted(gaps, reverse=True)


def test_the_chart_draws_the_widest_gaps_and_says_how_many_there_are(ask: Any):
    made = disagreement_chart(ask, Scope(), "workers")
    # Tiền Giang 2022: 30,634 by the news agency, 1,921 by the survey.
    b = made.figure["data"][2]
    assert b["x"][0] == pytest.approx(100 * 1921 / 30634, abs=0.01)
    assert "30.634" in b["hovertext"][0]
    assert made.figure["data"][1]["x"] == [100] * len(b["x"])
    everything = disagreement_chart(ask, Scope(lang="en"), "")
    assert len(everything.figure["data"][2]["x"]) == 15
    assert "15 widest" in everything.subtitle


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_place_without_a_second_voice_gets_a_sentence(ask: Any, lang: Any):
    scope = Scope("08", "63", lang=lang)
    for made in (disagreement_chart(ask, scope, ""), disagreement_table(ask, scope, "")):
        assert made.kind == "message"
        assert made.message.text == say("dis_nothing", lang, place=scope.place_in_sentence)
    assert offered_indicators(ask, scope) == ()
    assert set(offered_indicators(ask, Scope())) <= set(INDICATORS)
