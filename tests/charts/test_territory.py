"""Old and new provinces beside each other: sums, coverage, what is printed, older changes."""

from __future__ import annotations

from typing import Any

import pytest

from coopstats.analysis.choice import PanelChoice
from coopstats.catalog import indicator
from coopstats.charts import style
from coopstats.charts.answers import map_answer, panel_choice, ranking_answer, trend_answer
from coopstats.charts.panel import caption
from coopstats.charts.province_map import Boundaries, province_map
from coopstats.charts.ranking import ranking
from coopstats.charts.scope import Scope
from coopstats.charts.territory import printed_for_new, territory_answer


def test_a_new_province_stands_beside_the_former_ones_and_their_sum(ask: Any):
    old, new = (territory_answer(ask, Scope("66", era)) for era in ("63", "34"))
    # Đắk Lắk 253 and Phú Yên 122 with business results at the end of 2022.
    for made in (old, new):
        assert made.figure["data"][0]["x"] == [253, 122, 375]
        assert "202/2025/QH15" in made.caveats[0]
        assert made.table.rows[0][-1] == "2/2"
    assert old.figure["data"][0]["marker"]["color"][0] == style.STRONG
    assert new.figure["data"][0]["marker"]["color"][2] == style.STRONG
    # Workers a cooperative: (1502 + 923) / (253 + 122), not the mean of 5.9 and 7.6.
    assert new.table.rows[2][4].startswith("6,5 ")


def test_an_unchanged_province_has_nothing_to_add_and_hanoi_shows_ha_tay(ask: Any):
    assert territory_answer(ask, Scope("11", "63")).kind == "message"
    hanoi = territory_answer(ask, Scope("01", "63"))
    assert hanoi.figure["data"][0]["x"] == [538, 285, 823]
    assert any("15/2008/QH12" in caveat for caveat in hanoi.caveats)


def test_a_line_breaks_where_the_territory_changed(ask: Any):
    scope = Scope("01", "63", sector="agriculture_chapter")
    made = trend_answer(ask, scope, "cooperatives")
    (line,) = [trace for trace in made.figure["data"] if 2007 in trace["x"]]
    at = [i for i, year in enumerate(line["x"]) if year == 2008]
    assert [line["y"][i] for i in at] == [None, 832]
    assert any("15/2008/QH12" in caveat for caveat in made.caveats)
    new = trend_answer(ask, scope.of(era="34"), "cooperatives")
    (whole,) = [trace for trace in new.figure["data"] if 2007 in trace["x"]]
    assert whole["y"][whole["x"].index(2007)] == 823
    assert whole["x"].count(2008) == 1
    assert not any("15/2008/QH12" in caveat for caveat in new.caveats)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_figures_printed_for_new_provinces_are_never_called_a_gap_of_another_print(
    ask: Any, lang: Any
):
    everything = printed_for_new(ask, Scope(era="34", lang=lang))
    names = {str(row[0]) for row in everything.table.rows}
    assert len(names) == 7
    gap = [c.format for c in everything.table.columns].index("percent")
    same = {"vi": "cùng cơ quan, cùng năm", "en": "same publisher and year"}[lang]
    for row in everything.table.rows:
        assert (row[gap] is None) == (row[gap + 1] != same)
    ca_mau = printed_for_new(ask, Scope("96", "34", lang=lang))
    assert {row[0] for row in ca_mau.table.rows} == {"Cà Mau" if lang == "vi" else "Ca Mau"}
    assert printed_for_new(ask, Scope("66", "34", lang=lang)).kind == "message"


def test_partly_reported_provinces_are_marked_in_words_bars_and_map(ask: Any):
    of = indicator("cooperatives")
    scope = Scope(era="34", sector="agriculture_chapter", first_year=2000, last_year=2000)
    choice = panel_choice(ask, scope, of)
    partial = choice.frame[choice.frame["n_reported"] < choice.frame["n_parts"]]
    assert choice.kind == "panel"
    assert 0 < len(partial) < len(choice.frame)
    words = caption(of, choice, "34", scope.sector, "vi", 34)
    assert f"{len(partial)} tỉnh chưa đủ tỉnh cũ" in words.coverage
    made = ranking(of, choice, "34", "vi", 34, scope.sector, most=34)
    bars = made.figure["data"][0]
    hatched = [c for c, shape in zip(bars["customdata"], bars["marker"]["pattern"]["shape"],
                                     strict=True) if shape == style.PARTIAL_PATTERN]  # fmt: skip
    assert set(hatched) == set(partial["geo_code"])
    assert sum("/" in text.split("</b>")[1] for text in bars["text"]) == len(partial)
    assert any("tỉnh cũ có số" in text for text in bars["hovertext"])
    boundaries = Boundaries("34", ask("boundaries", era="34"), ask("islands"))
    drawn = province_map(of, choice, boundaries, "vi", scope.sector)
    stripes = [trace for trace in drawn.figure["data"] if "fillpattern" in trace]
    assert len(stripes) == 1
    full = tuple(row for row in choice.rows if row.n_reported == row.n_parts)
    whole = PanelChoice("panel", full, choice.definition, choice.publisher_id, choice.year)
    plain = province_map(of, whole, boundaries, "vi", scope.sector)
    assert not any("fillpattern" in trace for trace in plain.figure["data"])


def test_printed_averages_show_unchanged_and_printed_provinces_only_and_say_so(ask: Any):
    boundaries = Boundaries("34", ask("boundaries", era="34"), ask("islands"))
    for id_ in ("revenue_per_cooperative", "income_per_worker"):
        choice = panel_choice(ask, Scope(era="34"), indicator(id_))
        assert len(choice.frame)
        for row in choice.frame.itertuples():
            assert not row.is_rebased or row.n_parts == 1
        for made in (
            ranking_answer(ask, Scope(era="34"), id_),
            map_answer(ask, Scope(era="34"), id_, boundaries),
        ):
            assert any("không đổi địa giới" in caveat for caveat in made.caveats)
            assert not any("202/2025/QH15" in caveat for caveat in made.caveats)
    assert not any(
        "không đổi địa giới" in caveat
        for caveat in ranking_answer(ask, Scope(era="34"), "cooperatives").caveats
    )
