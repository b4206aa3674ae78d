"""Colours: words can be read on every ground, lines are told apart with any colour vision."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest

from coopstats.charts import style

THEMES = ("light", "dark")
GROUNDS = (style.PAPER, style.CARD)
# WCAG 2.2: 4.5:1 for words, 3:1 for marks that carry meaning.
WORDS_AT_LEAST, MARKS_AT_LEAST = 4.5, 3.0
# CIEDE2000; about 2 is the smallest difference that a person sees at a glance.
LINES_APART, STEPS_APART = 13.0, 5.0

# Simulation of full dichromacy, linear RGB: Machado, Oliveira and Fernandes (2009), severity 1.0.
VISION = {
    "full": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
# sRGB to CIE XYZ, D65 (IEC 61966-2-1).
_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)


def in_theme(color: str, theme: str) -> str:
    """The colour that the visitor sees: the dark theme replaces each light one it knows."""
    return color if theme == "light" else style.DARK[color]


def linear(color: str) -> np.ndarray:
    srgb = np.array([int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio, 1 to 21."""
    dark, light = sorted(float(linear(color) @ _XYZ[1]) for color in (one, other))
    return (light + 0.05) / (dark + 0.05)


def lab(color: str, vision: str) -> np.ndarray:
    seen = np.clip(VISION[vision] @ linear(color), 0, 1)
    ratio = (_XYZ @ seen) / (_XYZ @ np.ones(3))
    x, y, z = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def ciede2000(one: np.ndarray, other: np.ndarray) -> float:
    """Difference of two Lab colours (Sharma, Wu and Dalal 2005)."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    grow = 1.5 - 0.5 * np.sqrt(mean**7 / (mean**7 + 25.0**7))
    c1, c2 = np.hypot(grow * a1, b1), np.hypot(grow * a2, b2)
    h1, h2 = (np.degrees(np.arctan2(b, grow * a)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    d_hue = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2))
    light, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    hue = h1 + h2 if c1 * c2 == 0 else (h1 + turn / 2) % 360
    t = 1 + sum(
        k * np.cos(np.radians(n * hue + at))
        for k, n, at in ((-0.17, 1, -30), (0.24, 2, 0), (0.32, 3, 6), (-0.2, 4, -63))
    )
    s_light = 1 + 0.015 * (light - 50) ** 2 / np.sqrt(20 + (light - 50) ** 2)
    s_chroma, s_hue = 1 + 0.045 * chroma, 1 + 0.015 * chroma * t
    bend = 60 * np.exp(-(((hue - 275) / 25) ** 2))
    r = -2 * np.sqrt(chroma**7 / (chroma**7 + 25.0**7)) * np.sin(np.radians(bend))
    x, y, z = (l2 - l1) / s_light, (c2 - c1) / s_chroma, d_hue / s_hue
    return float(np.sqrt(x * x + y * y + z * z + r * y * z))


def apart(one: str, other: str, vision: str) -> float:
    return ciede2000(lab(one, vision), lab(other, vision))


@pytest.mark.parametrize(
    ("one", "other", "difference"),
    # Pairs 1, 7, 17 and 20 of the test data that Sharma, Wu and Dalal publish with the formula.
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 0, 0), (50, -1, 2), 2.3669),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((50, 2.5, 0), (58, 24, 15), 19.4535),
    ],
)
def test_the_measure_is_the_published_one(one, other, difference):
    assert ciede2000(np.array(one), np.array(other)) == pytest.approx(difference, abs=1e-4)


def test_contrast_is_the_published_one():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", ["INK", "QUIET", "BRAND", "STRONG", "WARNING", "ALARM"])
def test_words_can_be_read(name, theme):
    color = in_theme(getattr(style, name), theme)
    for ground in GROUNDS:
        assert contrast(color, in_theme(ground, theme)) >= WORDS_AT_LEAST


@pytest.mark.parametrize("theme", THEMES)
def test_lines_stand_out_from_the_ground(theme):
    for color in (*style.CATEGORICAL, style.BEHIND):
        for ground in GROUNDS:
            assert contrast(in_theme(color, theme), in_theme(ground, theme)) >= MARKS_AT_LEAST


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("vision", VISION)
def test_lines_are_told_apart(vision, theme):
    colors = [in_theme(color, theme) for color in style.CATEGORICAL]
    assert min(apart(a, b, vision) for a, b in combinations(colors, 2)) >= LINES_APART


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize("scale", ["SEQUENTIAL", "DIVERGING"])
def test_neighbouring_classes_are_told_apart(scale, vision, theme):
    colors = [in_theme(color, theme) for color in getattr(style, scale)]
    assert min(apart(a, b, vision) for a, b in pairwise(colors)) >= STEPS_APART


@pytest.mark.parametrize("theme", THEMES)
def test_a_darker_class_is_a_higher_one(theme):
    light = [float(linear(in_theme(c, theme)) @ _XYZ[1]) for c in style.SEQUENTIAL]
    assert light == sorted(light, reverse=theme == "light")


def test_every_colour_has_a_dark_partner():
    single = {
        value
        for name, value in vars(style).items()
        if name.isupper() and isinstance(value, str) and value.startswith("#")
    }
    several = {*style.SEQUENTIAL, *style.DIVERGING, *style.CATEGORICAL}
    assert (single | several) - set(style.DARK) == set()
    assert all(color == color.upper() for color in style.DARK)
