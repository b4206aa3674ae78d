"""Bars of places and sectors: the national line crosses no label, and long names stand on two lines."""

from __future__ import annotations

import re
from typing import Any

import pytest

from coopstats import catalog
from coopstats.charts.answers import ranking_answer
from coopstats.charts.growth_answers import province_growth, province_series, sector_growth
from coopstats.charts.national_line import LETTER_PX, PHONE_PX, national_line
from coopstats.charts.scope import Scope
from coopstats.charts.style import label_room, two_lines
from coopstats.charts.year_on_year import labels_apart, year_on_year_answer


def test_the_line_leaves_out_the_rows_whose_label_it_would_cross():
    names, labels = ["A", "B", "C", "D"], ["<b>30</b>", "<b>9</b>  up 12", "", "<b>-5</b>"]
    pieces = national_line(10, names, [30, 9, 0, -5], labels, 40, {"dash": "dot"})
    assert [(p["y0"], p["y1"]) for p in pieces] == [(-0.5, 0.5), (1.5, 3.5)]
    assert {(p["x0"], p["x1"]) for p in pieces} == {(10, 10)}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_label_of_the_ranking_is_crossed_on_a_phone(ask: Any, lang: catalog.Lang):
    figure = ranking_answer(ask, Scope(lang=lang), "workers_per_cooperative", 9, 4).figure
    assert figure is not None
    bars, layout = figure["data"][0], figure["layout"]
    line = layout["shapes"][0]["x0"]
    low, high = layout["xaxis"]["range"]
    unit_px = (PHONE_PX - label_room(bars["y"])) / (high - low)
    drawn = [(piece["y0"], piece["y1"]) for piece in layout["shapes"]]
    crossed = 0
    for row, (value, label) in enumerate(zip(bars["x"], bars["text"], strict=True)):
        end = value + LETTER_PX * len(re.sub("<[^>]*>", "", label)) / unit_px
        if value < line < end:
            crossed += 1
            assert not any(first < row < last for first, last in drawn), bars["y"][row]
    assert crossed > 0
    assert drawn


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_sector_name_fits_in_front_of_its_bar(ask: Any, lang: catalog.Lang):
    exhibit = sector_growth(ask, Scope(lang=lang), "cooperatives", "x")
    assert exhibit.figure is not None
    bars, layout = exhibit.figure["data"][0], exhibit.figure["layout"]
    longest = max(len(line) for name in bars["y"] for line in name.split("<br>"))
    assert layout["margin"]["l"] >= 6.9 * longest
    whole = {re.sub("<br>", " ", name) for name in bars["y"]}
    assert whole <= {sector.name.say(lang) for sector in catalog.SECTORS.values()}


def test_a_long_name_keeps_every_word():
    for sector in catalog.SECTORS.values():
        assert two_lines(sector.name.vi).replace("<br>", " ") == sector.name.vi


def test_the_growth_of_provinces_has_its_line(ask: Any):
    series = province_series(ask, Scope(), ["cooperatives"])[0]
    chart = province_growth(ask, Scope(), series, series.years[0], series.years[-1], "x")
    assert chart.figure is not None
    assert len(chart.figure["layout"]["shapes"]) >= 2
    assert "cả nước" in chart.figure["layout"]["annotations"][0]["text"]


def test_of_labels_in_each_others_way_the_newest_and_the_largest_are_written():
    # Two beside each other and alike, one far below them, one far away, and the newest.
    years, rates = [2010, 2011, 2012, 2020, 2030], [0.10, 0.11, -0.5, 0.02, 0.01]
    told = labels_apart(years, rates, [f"{100 * rate:+.1f}" for rate in rates], 1.5, 250)
    assert told == [False, True, True, True, True]
    # The newest stays beside a larger one.
    assert labels_apart([2000, 2019, 2020], [0.1, 0.11, 0.1], ["+10.0"] * 3, 0.2, 250) == [
        True, False, True,
    ]  # fmt: skip


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_label_of_yearly_change_stands_on_another_on_a_phone(ask: Any, lang: catalog.Lang):
    shown = year_on_year_answer(ask, Scope(lang=lang), "cooperatives", "x")
    assert shown.figure is not None
    bars, layout = shown.figure["data"][0], shown.figure["layout"]
    low, high = layout["yaxis"]["range"]
    first, last = layout["xaxis"]["range"]
    room = shown.height - layout["margin"]["t"] - layout["margin"]["b"]
    boxes: list[tuple[float, float, float]] = []
    for year, value, label in zip(bars["x"], bars["y"], bars["text"], strict=True):
        if label:
            half = 6 * len(re.sub("<[^>]*>", "", label)) / 2
            end = value / (high - low) * room
            # Labels of bars that hang are below their ends.
            at_foot = end if value >= 0 else end - 11
            boxes.append((year / (last - first) * PHONE_PX, half, at_foot))
    # Some are left out, none of them the newest.
    assert 3 < len(boxes) < len(bars["x"])
    assert bars["text"][-1]
    for at, (x, half, y) in enumerate(boxes):
        for other_x, other_half, other_y in boxes[at + 1 :]:
            assert abs(x - other_x) >= half + other_half or abs(y - other_y) >= 11
