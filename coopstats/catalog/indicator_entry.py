"""How an indicator is entered, and the reasons why a printed average or share refuses grouping."""

from __future__ import annotations

from typing import Literal

from coopstats.catalog.model import (
    Aggregation,
    AsPublished,
    Indicator,
    Nature,
    RatioParts,
    Text,
)

NATIONAL_PREFERENCE = ("nso", "mof", "mpi", "steering", "vca", "mard")

AVERAGE = AsPublished(
    Text(
        "Số bình quân in sẵn, không có tử số và mẫu số để tính lại.",
        "A printed average without the parts needed to recompute it.",
    )
)
SHARE = AsPublished(
    Text(
        "Tỷ lệ in sẵn, không có tử số và mẫu số để tính lại.",
        "A printed share without the parts needed to recompute it.",
    )
)
RATE = AsPublished(
    Text("Tốc độ tăng in sẵn.", "A printed rate of change."),
)


def with_results(over: str, by: str) -> RatioParts:
    """Parts of a ratio of two totals of the statistics office's survey."""
    return RatioParts("computed_with_results", over, by)


def entry(
    id_: str,
    title: tuple[str, str],
    short: tuple[str, str],
    description: tuple[str, str],
    unit: str,
    nature: Nature,
    aggregation: Aggregation,
    definitions: tuple[str, ...],
    theme: Literal["units", "people", "money", "quality"],
    caveats: tuple[str, ...] = ("publishers_differ",),
    direction: Literal[-1, 0, 1] = 1,
) -> Indicator:
    """An indicator with the national order of preference; pairs are (Vietnamese, English)."""
    return Indicator(
        id_,
        Text(*title),
        Text(*short),
        Text(*description),
        unit,
        nature,
        aggregation,
        definitions,
        theme,
        NATIONAL_PREFERENCE,
        caveats,
        direction,
    )
