"""Medians and quartiles over single cooperatives, for every place and sector that a register knows.

A median cannot be added up from cells: each grouping of places and sectors needs every value. Sorting
numbers that hold the group in front and the value behind does it in a third of the time that
grouping sets of quantiles take.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from etl.register.reports import Grouping, Whole

_SHARES = (0.25, 0.5, 0.75)
# A key is a number of 63 bits, or of 31 where that is enough: those sort in half the time.
_KEY_BITS, _SHORT_KEY_BITS = 63, 31

Shares = npt.NDArray[np.float64]


class Measure:
    """One measure of single cooperatives: `values`, each in its cell (`cells`, from 0), none missing."""

    def __init__(self, cells: Whole, values: Whole, n_cells: int) -> None:
        self.cells: Whole = cells
        self.n_of_cell: Whole = np.bincount(cells, minlength=n_cells).astype(np.int64)
        self.least = int(values.min()) if len(values) else 0
        self.bits = (int(values.max()) - self.least).bit_length() if len(values) else 0
        # The values in their order, where their ranks take their place in the keys.
        self.in_order: Whole | None = None
        # There are never more groups than cells, but for one more that holds those in no group.
        group_bits = (n_cells + 1).bit_length()
        if self.bits + group_bits > _SHORT_KEY_BITS:
            # Ranks are short: one sorting of long numbers spares one for each grouping.
            self._put_in_order(values, group_bits)
        else:
            self.parts = (values - self.least).astype(np.int32)

    def _put_in_order(self, values: Whole, cell_bits: int) -> None:
        if self.bits + cell_bits <= _KEY_BITS:
            keys: Any = ((values - self.least) << cell_bits) | self.cells
            keys.sort()
            self.cells = keys & ((1 << cell_bits) - 1)
            self.in_order = (keys >> cell_bits) + self.least
        else:
            order = np.argsort(values)
            self.cells, self.in_order = self.cells.take(order), values.take(order)
        self.bits = len(values).bit_length()
        is_short = self.bits + cell_bits <= _SHORT_KEY_BITS
        self.parts = np.arange(len(values), dtype=np.int32 if is_short else np.int64)

    def quartiles(self, grouping: Grouping) -> tuple[Whole, Shares]:
        """Per group how many values it has, and their lower quartile, median and upper quartile.

        Between two values it is interpolated linearly, as `quantile_cont` of SQL does; the line of
        a group without values is not a number.
        """
        n_groups = len(grouping.numbers)
        counts = np.bincount(grouping.group_of_cell, self.n_of_cell, n_groups + 1)
        counts = counts.astype(np.int64)[:n_groups]
        cells, parts = self.cells, self.parts
        is_in_a_group = grouping.group_of_cell < n_groups
        if not is_in_a_group.all():
            # Sectors without a parent are in no group of parents. Where a file is added, the places of one
            # province are asked for and most cells lie elsewhere.
            kept = np.flatnonzero(is_in_a_group.take(cells))
            cells, parts = cells.take(kept), parts.take(kept)
        keys: Any = (grouping.group_of_cell << self.bits).astype(parts.dtype).take(cells)
        keys += parts
        if n_groups > 1 or self.in_order is None:
            keys.sort()
        first = np.cumsum(counts) - counts
        filled = counts > 0
        found = np.full((n_groups, len(_SHARES)), np.nan)
        for position, share in enumerate(_SHARES):
            place = (counts[filled] - 1) * share
            below = np.floor(place).astype(np.int64)
            low = self._values(keys[first[filled] + below])
            high = self._values(keys[first[filled] + np.ceil(place).astype(np.int64)])
            found[filled, position] = low + (high - low) * (place - below)
        return counts, found

    def _values(self, keys: Whole) -> Shares:
        parts = keys.astype(np.int64) & ((1 << self.bits) - 1)
        whole = parts + self.least if self.in_order is None else self.in_order[parts]
        return whole.astype(np.float64)
