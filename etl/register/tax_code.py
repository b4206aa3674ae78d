"""The Vietnamese tax code (mã số thuế, MST): ten digits, of which the last checks the first nine.

With N1…N9 the first nine digits and W = 31, 29, 23, 19, 17, 13, 7, 5, 3, the tenth digit is
10 − (ΣNi·Wi mod 11). Source of the formula: the structure of the code set by Circular
105/2020/TT-BTC on tax registration, with the weights as implemented by the `stdnum.vn.mst` module
of python-stdnum; it holds for published codes such as 0100109106 and 0100233488. Nine digits whose
sum is divisible by 11 have no check digit, so no code begins with them. Branches carry three more
digits; a cooperative reports under its own ten.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)


def check_digit(nine: str) -> int | None:
    """The tenth digit of a code that begins with `nine` digits, or None where there is none."""
    rest = sum(int(digit) * weight for digit, weight in zip(nine, WEIGHTS, strict=True)) % 11
    return 10 - rest if rest else None


def is_tax_code(text: str) -> bool:
    """Whether a text is a ten-digit tax code with the right check digit."""
    plain = len(text) == 10 and text.isascii() and text.isdigit()
    return plain and check_digit(text[:9]) == int(text[9])


def wrong_codes(codes: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Those of the codes, numbers of at most ten digits, whose last digit does not check the others."""
    nine, last = np.divmod(codes, 10)
    return codes[_rests(nine) + last != 10]


def whole_codes(nine: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Ten-digit codes, as numbers, of those of `nine` that have a check digit, in their order."""
    rest = _rests(nine)
    kept = rest != 0
    return nine[kept] * 10 + (10 - rest[kept])


def _rests(nine: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The weighted sums of nine digits, mod 11."""
    total = np.zeros_like(nine)
    for place, weight in enumerate(reversed(WEIGHTS)):
        total += nine // 10**place % 10 * weight
    return total % 11
