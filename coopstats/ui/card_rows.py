"""Cards in full rows: however many exhibits there are, no row of the board is left half empty."""

from __future__ import annotations

from collections.abc import Sequence

from coopstats.charts.exhibit import Exhibit
from coopstats.ui.page import Card

COLUMNS = 12


def in_rows(exhibits: Sequence[Exhibit], most: int = 3) -> list[Card]:
    """The exhibits as cards, at most `most` in a row; the rows are filled and as even as can be.

    Messages stand in rows of their own after the rest, where they need be no higher than a sentence.
    """
    messages = [exhibit for exhibit in exhibits if exhibit.kind == "message"]
    shown = [exhibit for exhibit in exhibits if exhibit.kind != "message"]
    return [*_rows(shown, most), *_rows(messages, most)]


def _rows(exhibits: Sequence[Exhibit], most: int) -> list[Card]:
    n = len(exhibits)
    if n == 0:
        return []
    n_rows = -(-n // most)
    cards: list[Card] = []
    for row in range(n_rows):
        start, end = row * n // n_rows, (row + 1) * n // n_rows
        cards += [Card(exhibit, COLUMNS // (end - start)) for exhibit in exhibits[start:end]]
    return cards
