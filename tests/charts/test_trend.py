"""A trend keeps publishers and definitions apart, its gaps open and its doubts visible."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pandas as pd
import pytest

from coopstats import catalog
from coopstats.analysis.rows import rows_of
from coopstats.charts import style
from coopstats.charts.answers import trend_answer
from coopstats.charts.captions import publisher_name
from coopstats.charts.exhibit import Exhibit
from coopstats.charts.scope import Scope
from coopstats.charts.trend import MAX_LINES, Goal, trend

COOPERATIVES = catalog.indicator("cooperatives")


def _figures(*figures: tuple[Any, ...]) -> pd.DataFrame:
    """(publisher, definition, year, value[, status])"""
    full = [(*row, "final")[:5] for row in figures]
    frame = pd.DataFrame(full, columns=["publisher_id", "definition", "year", "value", "status"])
    frame["as_of"] = [f"{year}-12-31" for year in frame["year"]]
    frame["obs_id"] = [f"id-{i}" for i in range(len(frame))]
    frame["published"] = "2020"
    return frame


def _drawn(frame: pd.DataFrame, **more: Any) -> Exhibit:
    return trend(COOPERATIVES, rows_of(frame), "vi", "cả nước", **more)


def _lines(exhibit: Exhibit) -> list[dict[str, Any]]:
    assert exhibit.figure is not None
    return exhibit.figure["data"]


def test_a_year_without_a_figure_breaks_the_line():
    line = _lines(
        _drawn(_figures(*(("nso", "registered", year, 10.0) for year in (2015, 2016, 2019, 2020))))
    )[0]
    assert line["x"] == [2015, 2016, 2017, 2019, 2020]
    assert line["y"] == [10, 10, None, 10, 10]
    assert line["connectgaps"] is False


@pytest.mark.parametrize("second", [("simulation", "operating"), ("nso", "registered")])
def test_a_line_that_another_would_hide_is_drawn_once_under_both_names(second: tuple[str, str]):
    first = ("simulation", "registered")
    frame = _figures(*((*of, year, 10.0) for of in (first, second) for year in (2020, 2021)))
    exhibit = _drawn(frame)
    assert len(_lines(exhibit)) == 1
    (item,) = exhibit.legend
    one, other = item.label.split(" = ")
    names = {publisher_name(id_, "vi") for id_, _ in (first, second)}
    assert {name for name in names if name in one or name in other} == names
    if first[1] != second[1]:
        ways = {catalog.DEFINITIONS[way].name.vi for _, way in (first, second)}
        assert {one.split(" – ")[1], other} == ways
    assert _lines(exhibit)[0]["text"][0].count(" = ") == 1
    assert len(exhibit.table.rows) == 4


@pytest.mark.parametrize("changed", [("value", 10.5), ("status", "estimate")])
def test_lines_that_part_in_one_point_are_two(changed: tuple[str, Any]):
    frame = _figures(
        *(("nso", way, year, 10.0) for way in COOPERATIVES.definitions[:2] for year in (2020, 2021))
    )
    frame.loc[3, changed[0]] = changed[1]
    assert len(_lines(_drawn(frame))) == 2


def test_of_lines_as_long_the_preferred_definitions_are_drawn():
    """A register counts in every way each year; the alphabet would draw "suspended" before "registered"."""
    counted = COOPERATIVES.definitions[: MAX_LINES + 2]
    exhibit = _drawn(
        _figures(
            *(
                ("simulation", way, year, 10.0 + i)
                for i, way in enumerate(counted)
                for year in (2020, 2021)
            )
        )
    )
    names = [catalog.DEFINITIONS[way].name.vi for way in counted[:MAX_LINES]]
    assert [item.label.split(" – ")[1] for item in exhibit.legend] == names


def test_figures_that_are_not_final_have_hollow_marks():
    exhibit = _drawn(
        _figures(
            ("nso", "registered", 2019, 1.0),
            ("nso", "registered", 2020, 2.0, "preliminary"),
            ("nso", "registered", 2021, 3.0, "estimate"),
            ("nso", "registered", 2022, 4.0, "approximate"),
        )
    )
    line = _lines(exhibit)[0]
    color = line["line"]["color"]
    assert line["marker"]["color"] == [color, *[style.CARD] * 3]
    assert line["marker"]["line"]["color"] == color
    assert [item.shape for item in exhibit.legend] == ["line", "hollow"]
    assert ", sơ bộ" in line["text"][1]


def test_final_figures_need_no_word_about_hollow_marks():
    exhibit = _drawn(_figures(("nso", "registered", 2019, 1.0)))
    assert [item.shape for item in exhibit.legend] == ["line"]


def test_each_line_is_one_publisher_and_one_definition():
    frame = _figures(
        ("nso", "registered", 2018, 1.0),
        ("vca", "registered", 2019, 2.0),
        ("nso", "with_results", 2019, 3.0),
        ("nso", "registered", 2020, 4.0),
    )
    lines = _lines(_drawn(frame))
    points = sorted(
        (line["name"], x, y)
        for line in lines
        for x, y in zip(line["x"], line["y"], strict=True)
        if y is not None
    )
    assert len(lines) == 3
    assert len({name for name, _, _ in points}) == 3
    assert [p[1:] for p in points if "results" in p[0] or "kết quả" in p[0]] == [(2019, 3.0)]
    assert len({line["line"]["color"] for line in lines}) == 3


def test_more_lines_than_can_be_told_apart_stay_in_the_table():
    publishers = list(catalog.publishers())[: MAX_LINES + 2]
    frame = _figures(*((p, "registered", 2020, float(i)) for i, p in enumerate(publishers)))
    exhibit = _drawn(frame)
    assert len(_lines(exhibit)) == MAX_LINES
    names = {row[2] for row in exhibit.table.rows}
    assert names == {publisher_name(p, "vi") for p in publishers}
    assert "2 chuỗi khác trong bảng" in exhibit.subtitle
    assert "2 series" not in exhibit.subtitle


def test_offices_are_drawn_before_the_press():
    press = [p.id for p in catalog.publishers().values() if p.kind == "press"][:MAX_LINES]
    frame = _figures(
        *((p, "registered", year, 1.0) for p in press for year in range(2015, 2022)),
        ("nso", "registered", 2020, 5.0),
    )
    names = [line["name"] for line in _lines(_drawn(frame))]
    assert names[0] == publisher_name("nso", "vi")


def test_the_target_is_a_mark_and_not_a_figure():
    frame = _figures(("nso", "registered", 2020, 30_000.0))
    plain, aimed = _drawn(frame), _drawn(frame, goal=Goal(2030, 45_000, "Mục tiêu"))
    assert len(_lines(aimed)) == len(_lines(plain)) + 1
    assert aimed.table == plain.table
    assert aimed.title == plain.title


def test_names_from_data_are_not_markup():
    nasty = "<b>x</b><script>"
    line = _lines(_drawn(_figures((nasty, "registered", 2020, 1.0))))[0]
    assert "<script>" not in line["name"]
    assert "<script>" not in line["text"][0]


@pytest.mark.parametrize("indicator", sorted(catalog.INDICATORS))
@pytest.mark.parametrize("place", ["VN", "01"])
def test_published_lines_are_each_one_series_of_the_warehouse(ask: Any, indicator: str, place: str):
    """Every point drawn is a figure of the warehouse, under its own publisher's line."""
    exhibit = trend_answer(ask, Scope(place=place), indicator)
    if exhibit.kind == "message":
        assert exhibit.message is not None
        assert exhibit.message.text
        return
    rows = [(row[2], row[3], row[0]) for row in exhibit.table.rows]
    assert len(rows) == len(set(rows)), "a publisher and definition printed one figure a year"
    for line in _lines(exhibit):
        years = [x for x, y in zip(line["x"], line["y"], strict=True) if y is not None]
        assert years == sorted(set(years)), "two figures of a year in one line"
        for before, after in pairwise(years):
            between = line["y"][line["x"].index(before) + 1]
            assert (after - before == 1) == (between is not None)
