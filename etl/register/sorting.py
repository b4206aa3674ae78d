"""The order of rows by a key, found by sorting whole numbers that hold the key in front and the row behind.

numpy sorts whole numbers in a fifth of the time that it takes to say which order that is (`argsort`).
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[Any]

_BITS = 63


def order_of(keys: Numbers) -> Numbers:
    """The rows in the rising order of their keys, whole numbers from 0; those of one key as they stand."""
    if not len(keys):
        return np.zeros(0, np.int64)
    row_bits = (len(keys) - 1).bit_length()
    if int(keys.max()).bit_length() + row_bits > _BITS:
        return np.argsort(keys, kind="stable")
    packed = keys.astype(np.int64) << row_bits
    packed |= np.arange(len(keys))
    packed.sort()
    packed &= (1 << row_bits) - 1
    return packed


def order_of_figures(values: Numbers) -> Numbers:
    """The rows in the rising order of their figures, none of them missing; any order among the same."""
    if values.dtype != np.float64 or len(values) < 2:
        return np.argsort(values)
    row_bits = (len(values) - 1).bit_length()
    # Floats are in the order of their bits read as a whole number; below zero in the opposite one.
    packed = values.view(np.int64).copy()
    packed ^= (packed >> 63) & np.int64(0x7FFF_FFFF_FFFF_FFFF)
    packed &= np.int64(-1 << row_bits)
    packed |= np.arange(len(values))
    packed.sort()
    packed &= (1 << row_bits) - 1
    in_order = values.take(packed)
    # The row stands where the last bits of the figure did: few that differ only there are told apart again.
    if (in_order[1:] < in_order[:-1]).any():
        return np.argsort(values)
    return packed
