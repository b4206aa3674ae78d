"""How figures are written in each language."""

from __future__ import annotations

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from coopstats.catalog import UNITS, Lang
from coopstats.charts.numbers import (
    BILLION,
    MILLION,
    axis_scale_of,
    decimals_of,
    figure_text,
    number,
    percent,
    scale_of,
    unit_label,
    value_text,
)

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("value", "decimals", "vi", "en"),
    [
        (35041, 0, "35.041", "35,041"),
        (1234567.89, 2, "1.234.567,89", "1,234,567.89"),
        (1234.5, 1, "1.234,5", "1,234.5"),
        (2.0, 2, "2", "2"),
        (0, 0, "0", "0"),
        (-1500.4, 0, "-1.500", "-1,500"),
        (None, 0, "–", "–"),
        (float("nan"), 1, "–", "–"),
    ],
)
def test_separators_follow_the_language(value: float | None, decimals: int, vi: str, en: str):
    assert (number(value, "vi", decimals), number(value, "en", decimals)) == (vi, en)


@pytest.mark.parametrize(
    ("share", "decimals", "signed", "vi", "en"),
    [
        (0.1234, 1, False, f"12,3{NBSP}%", "12.3%"),
        (0.7787, 0, False, f"78{NBSP}%", "78%"),
        (0.05, 1, True, f"+5{NBSP}%", "+5%"),
        (-0.051, 1, True, f"−5,1{NBSP}%", "−5.1%"),
        # What rounds to nothing has no sign.
        (-0.0001, 1, True, f"0{NBSP}%", "0%"),
        (0.0001, 1, True, f"0{NBSP}%", "0%"),
        (None, 1, False, "–", "–"),
        (float("nan"), 1, True, "–", "–"),
    ],
)
def test_per_cent(share: float | None, decimals: int, signed: bool, vi: str, en: str):
    assert percent(share, "vi", decimals, signed) == vi
    assert percent(share, "en", decimals, signed) == en


@pytest.mark.parametrize(
    ("value", "unit", "vi", "en"),
    [
        (4_560_000_000, "vnd_per_cooperative", "4,56 tỷ đồng/HTX", "VND 4.56 bn per cooperative"),
        (366_000_000, "vnd_per_cooperative", "366 triệu đồng/HTX", "VND 366 m per cooperative"),
        (1_234_500_000_000, "vnd", "1.234 tỷ đồng", "VND 1,234 bn"),
        (150_250_000_000, "vnd", "150,2 tỷ đồng", "VND 150.2 bn"),
        (999_999_999, "vnd", "1.000 triệu đồng", "VND 1,000 m"),
        (35041, "cooperatives", "35.041 hợp tác xã", "35,041 cooperatives"),
        (6_400_000, "persons", "6,4 triệu người", "6.4 million persons"),
        (10.26, "persons_per_cooperative", "10,3 người/HTX", "10.3 persons per cooperative"),
        (0.124, "share", f"12,4{NBSP}%", "12.4%"),
        (0.124, "rate", f"+12,4{NBSP}%", "+12.4%"),
        (-0.124, "rate", f"−12,4{NBSP}%", "−12.4%"),
        (None, "vnd", "–", "–"),
        (float("nan"), "cooperatives", "–", "–"),
    ],
)
def test_a_figure_with_its_unit(value: float | None, unit: str, vi: str, en: str):
    assert figure_text(value, unit, "vi") == vi
    assert figure_text(value, unit, "en") == en


def test_a_missing_figure_has_no_unit():
    assert value_text(None, "vnd", "vi") == ("–", "")


@pytest.mark.parametrize(
    ("unit", "scale", "vi", "en"),
    [
        ("vnd", BILLION, "tỷ đồng", "VND bn"),
        ("vnd", MILLION, "triệu đồng", "VND m"),
        ("vnd_per_worker", MILLION, "triệu đồng/người/năm", "VND m per worker a year"),
        ("persons", MILLION, "triệu người", "million persons"),
        ("persons", 1, "người", "persons"),
        ("share", 0.01, "%", "%"),
        ("rate", 0.01, "%", "%"),
    ],
)
def test_the_unit_of_an_axis_says_its_scale(unit: str, scale: float, vi: str, en: str):
    assert unit_label(UNITS[unit], "vi", scale) == vi
    assert unit_label(UNITS[unit], "en", scale) == en


def test_scales_and_places():
    vnd, persons, share = UNITS["vnd"], UNITS["persons"], UNITS["share"]
    assert (scale_of(vnd, 2e9), scale_of(vnd, 9.9e8)) == (BILLION, MILLION)
    assert (scale_of(share, 1), scale_of(persons, 5e6)) == (0.01, 1)
    assert (axis_scale_of(persons, 5e6), axis_scale_of(persons, 9e5)) == (MILLION, 1)
    assert [decimals_of(vnd, size) for size in (4.56, 150, 1234)] == [2, 1, 0]
    assert (decimals_of(persons, 3), decimals_of(share, 40)) == (0, 1)


@given(st.floats(-1e12, 1e12), st.integers(0, 3), st.sampled_from(["vi", "en"]))
def test_what_is_written_is_the_figure(value: float, decimals: int, lang: Lang):
    text = number(value, lang, decimals)
    group, point = (".", ",") if lang == "vi" else (",", ".")
    read = float(text.replace(group, "").replace(point, "."))
    assert abs(read - value) <= 0.5000001 * 10**-decimals + 1e-4


@given(
    value=st.one_of(
        st.integers(-(10**15), 10**15), st.floats(-1e15, 1e15).filter(lambda v: v != 0)
    ),
    decimals=st.integers(0, 4),
    lang=st.sampled_from(["vi", "en"]),
)
def test_numbers_are_written_as_cldr_writes_them(value: float, decimals: int, lang: Lang):
    pattern = "#,##0" if decimals == 0 else "#,##0." + "#" * decimals
    assert number(value, lang, decimals) == format_decimal(value, format=pattern, locale=lang)


def test_english_names_one_of_a_unit_as_one():
    assert figure_text(1, "unions", "en") == "1 cooperative union"
    assert figure_text(1.04, "persons_per_cooperative", "en") == "1 person per cooperative"
    assert figure_text(2, "unions", "en") == "2 cooperative unions"
    assert figure_text(1, "unions", "vi") == "1 liên hiệp hợp tác xã"
    # Whole millions are many.
    assert figure_text(1_000_000, "persons", "en") == "1 million persons"
