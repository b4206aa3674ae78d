"""Publishers: who stands behind a figure, read from `publishers.csv` beside this file."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Any, cast

from coopstats.catalog.model import Publisher, Text

_FILE = Path(__file__).with_name("publishers.csv")


@cache
def publishers() -> dict[str, Publisher]:
    """Publishers by id, in order of general preference (statistics first, press last)."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        row["publisher_id"]: Publisher(
            row["publisher_id"],
            Text(row["name_vi"], row["name_en"]),
            Text(row["short_vi"], row["short_en"]),
            cast(Any, row["kind"]),
            int(row["rank"]),
        )
        for row in rows
    }


@cache
def publisher_by_name() -> dict[str, str]:
    """Publisher id by the Vietnamese name that `sources.csv` prints."""
    return {publisher.name.vi: publisher.id for publisher in publishers().values()}
