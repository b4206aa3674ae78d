"""Colours and the shared look of figures. Light values; `DARK` maps each to its dark twin."""

from __future__ import annotations

import re
from typing import Any

PAPER, CARD, LINE, INK, QUIET = "#FAF9F6", "#FFFFFF", "#E7E4DB", "#1C2B2A", "#6B7280"
BRAND = "#0B5A48"
SEQUENTIAL = ("#EAF3EF", "#C5E0D4", "#94C7B3", "#5BA88E", "#2C836A", "#0B5A48")
DIVERGING = ("#A14A1F", "#C2693D", "#E3B299", "#F1EFE8", "#A9D0C1", "#4E9C84", "#0B5A48")
CALM, STRONG, BEHIND, WARNING, ALARM = "#5BA88E", "#0B5A48", "#C2693D", "#B45309", "#9F1239"
# Clay for words: BEHIND is light enough for a line, too light for letters (3.9:1 on a card).
BEHIND_WORDS = DIVERGING[0]
NO_DATA = "#F1EFE9"
NO_DATA_LINE = "#CFCABD"
GRID = "#EFEDE6"
# Eight hues told apart with any of the three kinds of colour blindness: CIEDE2000 13 or more on
# light, 14 on dark (tests/charts/test_style.py).
CATEGORICAL = (
    "#0B5A48",
    "#95680B",
    "#3C28C4",
    "#B20A4E",
    "#137CA0",
    "#5D0A58",
    "#263504",
    "#737373",
)
FONT = "Be Vietnam Pro, Segoe UI, Roboto, Noto Sans, Arial, sans-serif"

DARK: dict[str, str] = {
    PAPER: "#0F1715",
    CARD: "#16211E",
    LINE: "#2A3834",
    INK: "#E8EFEC",
    QUIET: "#9DB0AA",
    "#EAF3EF": "#1D2F2A",
    "#C5E0D4": "#234A3F",
    "#94C7B3": "#2E6B59",
    "#5BA88E": "#479A80",
    "#2C836A": "#74C3A8",
    "#0B5A48": "#A9E3CF",
    "#C2693D": "#E39A73",
    "#B45309": "#F0A354",
    "#9F1239": "#FB7190",
    "#95680B": "#DEAB40",
    "#3C28C4": "#969BFE",
    "#B20A4E": "#D8605D",
    "#137CA0": "#1193A5",
    "#5D0A58": "#F0CAFE",
    "#263504": "#E1FAA9",
    "#737373": "#A19A94",
    NO_DATA: "#1B2623",
    NO_DATA_LINE: "#3A4A45",
    GRID: "#22302C",
    "#A14A1F": "#F3B08D",
    "#E3B299": "#7A4A33",
    "#F1EFE8": "#2A3330",
    "#A9D0C1": "#2B5E4F",
    "#4E9C84": "#63B79C",
}


def layout(lang: str, height: int, **more: Any) -> dict[str, Any]:
    """The layout every figure starts from: no template, no frame, type and separators set."""
    base: dict[str, Any] = {
        "height": height,
        "separators": ",." if lang == "vi" else ".,",
        "font": {"family": FONT, "size": 12, "color": INK},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "hoverlabel": {
            "bgcolor": CARD,
            "bordercolor": LINE,
            "align": "left",
            "font": {"family": FONT, "size": 12, "color": INK},
        },
    }
    base.update(more)
    return base


def axis(**more: Any) -> dict[str, Any]:
    """An axis without frame or zero line; grid only where the caller asks."""
    base: dict[str, Any] = {
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "fixedrange": True,
        "ticks": "",
        "tickfont": {"size": 11.5, "color": QUIET},
        "gridcolor": GRID,
    }
    base.update(more)
    return base


# Bars of preliminary, estimated or rounded figures are hatched; final ones are solid.
NOT_FINAL_PATTERN = "/"
# Sums of which not every former province reported: paler, and hatched the other way.
PARTIAL, PARTIAL_PATTERN = SEQUENTIAL[2], "\\"


def patterns(shapes: list[str]) -> dict[str, Any]:
    """The hatching of bars, one shape a bar; an empty dict where every figure is final."""
    if not any(shapes):
        return {}
    return {"shape": shapes, "fillmode": "overlay", "fgcolor": CARD, "size": 5, "solidity": 0.28}


def plain(text: str) -> str:
    """Text for a Plotly label: its pseudo-HTML would otherwise obey tags found in data."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unmarked(label: str) -> str:
    """The letters of a Plotly label, without its pseudo-HTML."""
    return re.sub(r"<[^>]*>", "", label)


def two_lines(name: str, most: int = 22) -> str:
    """A label on at most two lines, ready for a figure, so that bars keep their room."""
    if len(name) <= most:
        return plain(name)
    words, first = name.split(" "), ""
    while words and len(first) + len(words[0]) < len(name) * 0.6:
        first = f"{first} {words.pop(0)}".strip()
    return plain(first) + "<br>" + plain(" ".join(words))


def label_room(names: list[str]) -> int:
    """Pixels that the longest line of these axis labels takes, their standoff included."""
    widest = max(len(line) for name in names for line in name.split("<br>"))
    return 16 + round(6.9 * min(widest, 24))
