"""The national figure as a dotted line down horizontal bars; rows whose label it would cross stay free."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from coopstats.charts.style import label_room, plain, unmarked

# What a card leaves for bars and their labels on a phone 390 px wide.
PHONE_PX = 318
LETTER_PX, STANDOFF_PX = 7.2, 10


def national_line(
    x: float,
    names: list[str],
    values: Sequence[float],
    labels: Sequence[str],
    extent: float,
    line: dict[str, Any],
    taken_px: float | None = None,
) -> list[dict[str, Any]]:
    """Shapes that draw a line at `x` through the bars `values`, one piece a run of free rows.

    `labels` stand outside the bars' ends; `extent` is the length of the value axis. Letters are
    measured as on a phone, where they take the most of it, so a wide screen may show a gap more.
    `taken_px` is what stands beside the bars where it is not the room of their names.
    """
    per_px = extent / (PHONE_PX - (label_room(names) if taken_px is None else taken_px))

    def is_free(row: int) -> bool:
        letters = max(len(unmarked(part)) for part in labels[row].split("<br>"))
        room = (STANDOFF_PX + LETTER_PX * letters) * per_px if letters else 0.0
        value = values[row]
        low, high = (value, value + room) if value >= 0 else (value - room, value)
        return not low < x < high

    pieces: list[dict[str, Any]] = []
    for free, run in groupby(range(len(values)), key=is_free):
        rows = list(run)
        if free:
            piece = {"type": "line", "x0": x, "x1": x, "y0": rows[0] - 0.5, "y1": rows[-1] + 0.5}
            pieces.append({**piece, "line": line})
    return pieces


def national_words(x: float, text: str, color: str, xanchor: str = "left") -> dict[str, Any]:
    """The annotation that names the line, above the bars."""
    return {
        "x": x,
        "yref": "paper",
        "y": 1,
        "yanchor": "bottom",
        "xanchor": xanchor,
        "text": plain(text),
        "showarrow": False,
        "font": {"size": 11, "color": color},
    }
