"""Charts made for published figures, asked of a register: it counts in every way, in every sector."""

from __future__ import annotations

from typing import Any

import pytest

from coopstats.catalog import DEFINITIONS, Lang
from coopstats.catalog.phrases import say
from coopstats.charts.answers import sector_answer
from coopstats.charts.compare_answers import compare_answer
from coopstats.charts.comparison import Comparison
from coopstats.charts.figure_trace import figure_trace
from coopstats.charts.growth_answers import sector_growth
from coopstats.charts.known import latest_table
from coopstats.charts.national_line import LETTER_PX, PHONE_PX
from coopstats.charts.provenance import coverage_chart, sources_table
from coopstats.charts.province_map import Boundaries
from coopstats.charts.scope import Scope
from coopstats.charts.style import unmarked

NATION = Scope(workspace="simulated")


def test_the_growth_of_sectors_is_that_of_the_registered(ask_register: Any):
    """Not of those that do not operate: their growth in green would be good news."""
    title = sector_growth(ask_register, NATION, "cooperatives", "x").title
    assert f"({DEFINITIONS['registered'].name.vi})" in title


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("of", ["members", "cooperatives"])
def test_every_label_of_the_sectors_has_its_room_on_a_phone(ask_register: Any, of: str, lang: Lang):
    """Also in a card that is low for the sentence it holds where nothing is published."""
    shown = sector_answer(ask_register, NATION.of(lang=lang), of, "x", 160)
    assert shown.figure
    bars, layout = shown.figure["data"][0], shown.figure["layout"]
    names, right = layout["margin"]["l"], layout["margin"]["r"]
    per_unit = (PHONE_PX - names) / layout["xaxis"]["range"][1]
    for value, label in zip(bars["x"], bars["text"], strict=True):
        widest = max(len(unmarked(line)) for line in label.split("<br>"))
        assert per_unit * value + LETTER_PX * widest <= PHONE_PX - names + right + 1, label
        assert "%" in label
    assert shown.height >= 32 * len(bars["x"])
    # Plotly would shrink two lines to the thickness of their bar.
    assert bars["constraintext"] == "none"


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("level", ["nation", "province"])
def test_every_name_fits_in_front_of_its_squares(ask_register: Any, level: Any, lang: Lang):
    figure = coverage_chart(ask_register, lang, level).figure or {}
    longest = max(figure["data"][0]["y"], key=len)
    assert figure["layout"]["margin"]["l"] >= 5.9 * len(longest) + 8
    # The squares keep half of a phone's card.
    assert figure["layout"]["margin"]["l"] <= PHONE_PX - 110


@pytest.mark.parametrize("first_year", [2015, 2021, 2023])
def test_years_of_compared_lines_stand_upright_on_a_phone(ask_register: Any, first_year: int):
    asked = Comparison(places="01,38,79,27")
    scope = NATION.of(first_year=first_year)
    shown = compare_answer(
        ask_register, scope, asked, "line", "workers", "",
        Boundaries("63", ask_register("boundaries", era="63"), ask_register("islands")),
    )  # fmt: skip
    layout = (shown.figure or {})["layout"]
    years, margin = layout["xaxis"], layout["margin"]
    low, high = years["range"]
    per_label = (PHONE_PX - margin["l"] - margin["r"]) * years["dtick"] / (high - low)
    assert years["tickangle"] == 0
    assert per_label >= 4 * 6.6, layout


def test_the_simulated_source_is_named_in_the_language_of_the_page(ask_register: Any):
    english, vietnamese = (
        [str(cell) for row in sources_table(ask_register, lang).table.rows for cell in row]
        for lang in ("en", "vi")
    )
    assert english.count("Simulated register, not published figures") == 1
    assert vietnamese.count("Sổ đăng ký mô phỏng, không phải số công bố") == 1
    assert not any("mô phỏng" in cell for cell in english)
    assert not any("Simulated" in cell for cell in vietnamese)


def test_the_table_of_sources_has_no_column_that_nobody_fills(ask_register: Any):
    table = sources_table(ask_register, "en").table
    assert say("outlet", "en") not in [column.label for column in table.columns]
    assert all(any(cells) for cells in zip(*table.rows, strict=True))
    assert {len(row) for row in table.rows} == {len(table.columns)}


def test_a_figure_is_traced_to_the_source_in_the_language_of_the_page(ask_register: Any):
    table = latest_table(ask_register, NATION.of(lang="en")).table
    at = [column.label for column in table.columns].index(say("prv_document", "en"))
    assert {str(row[at])[:18] for row in table.rows} == {"Simulated register"}
    at = [column.label for column in table.columns].index(say("figure_id", "en"))
    traced = figure_trace(ask_register, "en", str(table.rows[0][at]))
    assert ("Document", "Simulated register, not published figures") in traced.table.rows
