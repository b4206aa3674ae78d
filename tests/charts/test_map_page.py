"""The map page's picture: one scale for all years and both eras, rings lent to its steps."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd
import pytest

from coopstats.catalog import indicator
from coopstats.charts.answers import panel_choice, ranking_answer
from coopstats.charts.choropleth import centres, round_down, scale_of_values
from coopstats.charts.map_answers import MapAsked, half_of, map_page_answer
from coopstats.charts.province_map import Boundaries
from coopstats.charts.rank_moves import rank_moves
from coopstats.charts.scope import Scope

NATION = Scope(last_year=2025)


@pytest.fixture(scope="module")
def picture(ask: Any) -> Any:
    held = {e: Boundaries(e, ask("boundaries", era=e), ask("islands")) for e in ("63", "34")}  # type: ignore[arg-type]

    def make(asked: MapAsked, scope: Scope = NATION) -> Any:
        return map_page_answer(ask, scope, asked, held[scope.era])

    return make


def _labels(exhibit: Any) -> list[str]:
    return [item.label for item in exhibit.legend]


def test_counts_are_circles_and_ratios_are_fills(picture: Any):
    counts, ratio = picture(MapAsked()), picture(MapAsked("workers_per_cooperative"))
    assert "circle" in {item.shape for item in counts.legend}
    assert {item.shape for item in ratio.legend} == {"square"}
    assert len(ratio.legend) == 6


def test_every_year_is_a_step_on_one_scale(picture: Any):
    exhibit = picture(MapAsked(mark="fill", method="natural"))
    assert [frame.label for frame in exhibit.frames] == ["2015", "2016", "2017", "2022"]
    colours = {
        code: trace["fillcolor"]
        for trace in exhibit.frames[0].figure["data"]
        for code in trace.get("meta", {}).get("fill", [])
    }
    assert len(colours) == 63
    # Only the step that is the card's own figure carries rings.
    assert all("x" in t for t in exhibit.figure["data"])
    assert exhibit.frames[-1].figure is exhibit.figure


@pytest.mark.parametrize("asked", [MapAsked(), MapAsked(mark="fill"), MapAsked("members")])
def test_a_picture_is_small_enough_to_send(picture: Any, asked: MapAsked):
    for era in ("63", "34"):
        exhibit = picture(asked, NATION.of(era=era))
        assert len(json.dumps(exhibit.figure)) <= 250_000


def test_kept_classes_are_the_same_in_both_eras(picture: Any):
    kept = MapAsked(mark="fill", keep=True)
    old, new = picture(kept), picture(kept, NATION.of(era="34"))
    assert [t for t in _labels(old) if t[0] in "≤>"] == [t for t in _labels(new) if t[0] in "≤>"]
    free = MapAsked(mark="fill")
    assert _labels(picture(free)) != _labels(picture(free, NATION.of(era="34")))
    for axis in ("xaxis", "yaxis"):
        assert old.figure["layout"][axis]["range"] == new.figure["layout"][axis]["range"]


def test_both_archipelagos_are_named_on_every_step(picture: Any):
    for frame in picture(MapAsked()).frames:
        texts = " ".join(a["text"] for a in frame.figure["layout"]["annotations"])
        assert "Hoàng Sa" in texts
        assert "Trường Sa" in texts


def test_each_step_has_its_own_coverage(picture: Any):
    exhibit = picture(MapAsked(), NATION.of(sector="agriculture_chapter", era="34"))
    said = {frame.label: frame.coverage for frame in exhibit.frames}
    assert said["2008"].startswith("34/34 ")
    assert said["2000"].startswith("31/34 ")
    # A year with holes is explained in the legend, even where the year shown first has none.
    assert "hatch" in {item.shape for item in exhibit.legend}
    assert exhibit.coverage == said["2008"]


def test_stated_bounds_are_the_classes(picture: Any):
    exhibit = picture(MapAsked(mark="fill", method="stated", bounds=(100.0, 400.0)))
    assert _labels(exhibit) == ["≤ 100", "> 100 – 400", "> 400"]
    assert "ngưỡng tự đặt" in exhibit.source


def test_the_table_holds_every_year_of_every_province(picture: Any):
    table = picture(MapAsked()).table
    assert len(table.rows) == 63
    assert table.rows[0] == ("Hà Nội", 1, 1187.0, 1295.0, 1329.0, 1435.0)


def test_the_area_of_a_circle_is_in_proportion():
    scale = scale_of_values([25.0, 100.0], "quantile")
    assert scale.diameter(25.0) == pytest.approx(scale.diameter(100.0) / 2, abs=0.1)
    assert scale.diameter(0.0) == 0.0


def test_keys_are_round_numbers():
    assert [round_down(v) for v in (1187.0, 356.0, 71.0, 0.0)] == [1000.0, 350.0, 70.0, 0.0]


def test_the_centre_is_that_of_the_largest_ring():
    rings = pd.DataFrame(
        {
            "geo_code": ["01", "01"],
            "lon": [[0.0, 4.0, 4.0, 0.0], [9.0, 10.0, 10.0, 9.0]],
            "lat": [[0.0, 0.0, 2.0, 2.0], [9.0, 9.0, 10.0, 10.0]],
        }
    )
    islands = pd.DataFrame({"kind": [], "lon": [], "lat": [], "archipelago": []})
    assert centres(Boundaries("63", rings, islands)) == {"01": (2.0, 1.0)}


def test_half_of_a_total():
    assert half_of([10.0, 50.0, 20.0, 20.0]) == 1
    assert half_of([1.0, 1.0, 1.0, 1.0]) == 2


def test_ranking_marks_moves_since_the_earlier_year_of_the_same_series(ask: Any):
    of = indicator("cooperatives")
    moves = rank_moves(ask, NATION, of, panel_choice(ask, NATION, of))
    assert moves is not None
    assert moves.year == 2017
    # Hà Nội led in both years; Thanh Hóa and Hà Tĩnh changed places.
    assert [moves.text(code) for code in ("01", "38", "42")] == ["=", "▲1", "▼1"]
    exhibit = ranking_answer(ask, NATION, "cooperatives")
    assert exhibit.table.columns[1].label == "Đổi hạng so với 2017"
    assert exhibit.table.rows[1][1] == "▲1"
    assert "▲1" in exhibit.figure["data"][0]["text"][1]  # type: ignore[index]
    assert "đồng hạng" in exhibit.coverage


def test_scattered_figures_have_no_moves(ask: Any):
    of = indicator("members")
    assert rank_moves(ask, NATION, of, panel_choice(ask, NATION, of)) is None
