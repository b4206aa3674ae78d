"""Every figure that a page can ask for is one that Plotly accepts, with words that can be read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest

from coopstats.charts import style
from coopstats.charts.answers import (
    map_answer,
    ranking_answer,
    sector_answer,
    table_answer,
    trend_answer,
)
from coopstats.charts.exhibit import Exhibit
from coopstats.charts.growth_answers import (
    province_growth,
    province_index,
    province_series,
    sector_growth,
)
from coopstats.charts.headlines import resolution_goal, resolution_progress
from coopstats.charts.provenance import coverage_chart
from coopstats.charts.province_map import Boundaries
from coopstats.charts.scope import Scope
from coopstats.charts.year_on_year import year_on_year_answer
from tests.charts.test_style import WORDS_AT_LEAST, contrast, in_theme

SCOPES = {
    "nation": Scope(),
    "nation_in_34": Scope(era="34"),
    "province": Scope("66"),
    "province_of_34": Scope("66", "34"),
    "region": Scope("mekong_river_delta"),
    "region_of_34": Scope("north_central", "34"),
    "sector": Scope(sector="agriculture_chapter"),
    "publisher": Scope(publisher="vca"),
    "few_years": Scope("52", first_year=2015, last_year=2017),
}
# A count, a survey, money, an average, a ratio, a share: one of each kind that pages show.
ASKED = (
    "cooperatives",
    "workers",
    "revenue",
    "revenue_per_cooperative",
    "workers_per_cooperative",
    "rated_good_or_fair_share",
)
TARGETS = ("cooperatives", "members", "unions", "cooperative_groups", "high_tech_cooperatives")

Make = Callable[[Any, Scope], Iterator[Exhibit]]


def _of_indicator(ask: Any, scope: Scope) -> Iterator[Exhibit]:
    boundaries = Boundaries(scope.era, ask("boundaries", era=scope.era), ask("islands"))
    for id_ in ASKED:
        yield trend_answer(ask, scope, id_, (), resolution_goal(ask, scope, id_), "trend")
        yield map_answer(ask, scope, id_, boundaries)
        yield ranking_answer(ask, scope, id_, 8, 4, "ranking", 320)
        yield sector_answer(ask, scope, id_)
        yield table_answer(ask, scope, id_)


def _of_growth(ask: Any, scope: Scope) -> Iterator[Exhibit]:
    yield year_on_year_answer(ask, scope, "cooperatives", "year-on-year")
    yield sector_growth(ask, scope, "cooperatives", "sector-growth")
    for series in province_series(ask, scope, ("cooperatives", "workers_per_cooperative"))[:2]:
        first, last = series.years[0], series.years[-1]
        yield province_growth(ask, scope, series, first, last, "growth-bars", 560)
        yield province_index(ask, scope, series, first, "growth-index")


def _of_page(ask: Any, scope: Scope) -> Iterator[Exhibit]:
    yield resolution_progress(ask, scope, TARGETS, "Tiến độ")
    for level in ("nation", "region", "province"):
        yield coverage_chart(ask, scope.lang, level)


@pytest.fixture(scope="module", params=SCOPES)
def exhibits(request: pytest.FixtureRequest, ask: Any) -> list[Exhibit]:
    """Everything that the pages ask of one scope; the scopes take turns in the two languages."""
    langs = dict(zip(SCOPES, cycle(["vi", "en"]), strict=False))
    scope = SCOPES[request.param].of(lang=langs[request.param])
    makers: tuple[Make, ...] = (_of_indicator, _of_growth, _of_page)
    return [exhibit for make in makers for exhibit in make(ask, scope)]


def _text_colors(part: Any, of_words: bool = False) -> Iterator[str]:
    """Colours of fonts anywhere in a figure."""
    if isinstance(part, dict):
        for name, value in part.items():
            if of_words and name == "color":
                yield from value if isinstance(value, list) else [value]
            else:
                yield from _text_colors(value, name.endswith("font"))
    elif isinstance(part, list):
        for item in part:
            yield from _text_colors(item)


def test_plotly_accepts_every_figure(exhibits: list[Exhibit]):
    charts = [exhibit for exhibit in exhibits if exhibit.figure is not None]
    for exhibit in charts:
        figure = go.Figure(exhibit.figure)
        assert len(figure.data) == len(exhibit.figure["data"])
    assert charts


def test_an_exhibit_is_a_chart_a_table_or_a_sentence(exhibits: list[Exhibit]):
    for exhibit in exhibits:
        assert (exhibit.figure is not None) == (exhibit.kind == "chart"), exhibit.id
        assert (exhibit.message is not None) == (exhibit.kind == "message"), exhibit.id
        assert exhibit.title, exhibit.id
        if exhibit.kind == "chart":
            assert exhibit.alt, exhibit.id
            assert exhibit.source, exhibit.id
            assert exhibit.table.rows, exhibit.id
        for row in exhibit.table.rows:
            assert len(row) == len(exhibit.table.columns), exhibit.id


def test_figures_travel_as_json(exhibits: list[Exhibit]):
    for exhibit in exhibits:
        text = json.dumps(exhibit.figure, allow_nan=False)
        assert json.loads(text) == exhibit.figure, exhibit.id


def test_figures_keep_to_what_the_board_updates_fast(exhibits: list[Exhibit]):
    for exhibit in exhibits:
        if exhibit.figure is not None:
            layout = exhibit.figure["layout"]
            assert not {"template", "width", "autosize", "transition"} & set(layout), exhibit.id


def test_words_in_figures_can_be_read(exhibits: list[Exhibit]):
    colors = {(exhibit.id, color) for exhibit in exhibits for color in _text_colors(exhibit.figure)}
    assert colors
    for name, color in sorted(colors):
        for theme in ("light", "dark"):
            ground = in_theme(style.CARD, theme)
            assert contrast(in_theme(color, theme), ground) >= WORDS_AT_LEAST, (name, color, theme)


def test_plotly_refuses_what_is_no_figure():
    with pytest.raises(ValueError, match="Invalid"):
        go.Figure({"data": [{"type": "scatter", "colour": "red"}], "layout": {}})


def test_colours_of_words_are_found_wherever_they_stand():
    figure = {
        "data": [{"textfont": {"color": ["#111111", "#222222"]}, "marker": {"color": "#333333"}}],
        "layout": {"annotations": [{"font": {"size": 9, "color": "#444444"}}]},
    }
    assert list(_text_colors(figure)) == ["#111111", "#222222", "#444444"]


def test_every_answer_of_the_pages_is_tried_here():
    folder = Path(__file__).resolve().parents[2] / "coopstats" / "charts"
    here = Path(__file__).read_text(encoding="utf-8")
    named = {
        line.split("(")[0].removeprefix("def ")
        for path in (folder / "answers.py", folder / "growth_answers.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("def ") and "_answer(" in line
    }
    assert named
    assert {name for name in named if f"{name}(" not in here} == set()
