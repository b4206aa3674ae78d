from __future__ import annotations

from decimal import Decimal

import pytest

from etl.recognise.lists import read_factors
from etl.recognise.periods import read_period
from etl.recognise.printed_numbers import (
    Separators,
    read_plain,
    read_printed,
    read_word,
    unit_factor,
    unit_language,
)


@pytest.mark.parametrize(
    ("text", "separators", "value"),
    [
        ("5.998.378", "vi", "5998378"),
        ("8,58", "vi", "8.58"),
        ("178.941,775", "vi", "178941.775"),
        ("01", "vi", "1"),
        ("15,000", "en", "15000"),
        ("1.65", "en", "1.65"),
        ("\u22122,0", "vi", "-2.0"),
        ("31\u00a0700", "vi", "31700"),
    ],
)
def test_printed_numbers_are_read(text: str, separators: Separators, value: str) -> None:
    assert read_printed(text, separators) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["abc", "", "12.86", "1.2345", "1,2,3", "12 HTX", "nan", "1e5", "١٢", "--1", "1.234.5"]
)
def test_what_is_no_vietnamese_number_is_not_read(text: str) -> None:
    assert read_printed(text, "vi") is None


@pytest.mark.parametrize("text", ["nan", "inf", "1e9", "1,5", "", " 1", "0x10", "1_000"])
def test_only_plain_numbers_are_values(text: str) -> None:
    assert read_plain(text) is None


def test_words_are_numbers_too() -> None:
    assert read_word("không có") == 0
    assert read_word("three") == 3
    assert read_word("nhiều") is None


@pytest.mark.parametrize(
    ("unit", "factor", "language"),
    [
        ("tỷ đồng/HTX", "1e9", "vi"),
        ("tỉ đồng", "1e9", "vi"),
        ("triệu/năm", "1e6", "vi"),
        ("nghìn thành viên", "1e3", "vi"),
        ("nghìn tỷ đồng", "1e12", "vi"),
        ("trillion VND", "1e12", "en"),
        ("million members", "1e6", "en"),
        ("%", "0.01", "vi"),
        ("per cent", "0.01", "en"),
        ("HTX", "1", "vi"),
    ],
)
def test_a_printed_unit_gives_factor_and_language(unit: str, factor: str, language: str) -> None:
    assert unit_factor(unit) == Decimal(factor)
    assert unit_language(unit) == language


def test_factors_of_a_table_are_read_by_unit() -> None:
    assert read_factors("1") == {"": 1}
    text = "doanh nghiệp 1; người 1; tỷ đồng 1000000000; % 0.01 (decimal comma)"
    assert read_factors(text) == {
        "doanh nghiệp": 1, "người": 1, "tỷ đồng": 10**9, "%": Decimal("0.01"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("period", "period_type", "indicator", "expected"),
    [
        ("2024-12-31", "year_end", "cooperatives", (2024, "2024-12-31")),
        ("2024-02", "month", "cooperatives", (2024, "2024-02-29")),
        ("2023-10", "year_to_date", "cooperatives_new", (2023, "2023-10-31")),
        ("2022-06-30", "half_year", "members", (2022, "2022-06-30")),
        ("2019-09-30", "nine_months", "members", (2019, "2019-09-30")),
        ("2020", "year", "cooperatives", (2020, "2020-12-31")),
        ("2020", "year", "cooperatives_new", (2020, None)),
        ("2020", "year", "revenue_per_cooperative", (2020, None)),
        ("2024-12-30", "year_end", "cooperatives", None),
        ("2024-06", "half_year", "cooperatives", None),
        ("2023-02-29", "date", "cooperatives", None),
        ("2024-13", "month", "cooperatives", None),
        ("2024", "decade", "cooperatives", None),
        ("năm 2024", "year", "cooperatives", None),
    ],
)
def test_periods_give_year_and_day(
    period: str, period_type: str, indicator: str, expected: tuple[int, str | None] | None
) -> None:
    assert read_period(period, period_type, indicator) == expected
