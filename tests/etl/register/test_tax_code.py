from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.register.tax_code import check_digit, is_tax_code, whole_codes


@pytest.mark.parametrize("code", ["0100109106", "0100233488", "0314409058"])
def test_codes_in_use_are_sound(code: str):
    assert is_tax_code(code)


@pytest.mark.parametrize(
    "code", ["", "010010910", "01001091060", "0100109106-001", "010010910x", "０100109106"]
)
def test_other_shapes_are_refused(code: str):
    assert not is_tax_code(code)


@given(st.integers(0, 999_999_999), st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_is_always_seen(number: int, place: int, step: int):
    nine = f"{number:09d}"
    digit = check_digit(nine)
    if digit is None:
        assert not any(is_tax_code(f"{nine}{last}") for last in range(10))
        return
    wrong = f"{nine[:place]}{(int(nine[place]) + step) % 10}{nine[place + 1 :]}{digit}"
    assert is_tax_code(f"{nine}{digit}")
    assert not is_tax_code(wrong)


def test_whole_codes_are_those_of_the_single_ones():
    nine = np.arange(990_000_001, 990_002_000)
    expected = [
        int(f"{n}{digit}") for n in nine.tolist() if (digit := check_digit(str(n))) is not None
    ]
    assert whole_codes(nine).tolist() == expected
    assert len(expected) < len(nine)
