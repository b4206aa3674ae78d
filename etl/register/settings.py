"""What may be set about the register, read once from `settings.toml` and the environment."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("settings.toml")
VARIABLE = "HOPLUC_SMALLEST_CELL"


@dataclass(frozen=True, slots=True)
class Settings:
    """`smallest_cell` is the least number of units a published figure may rest on; 1 hides none."""

    smallest_cell: int


@cache
def settings() -> Settings:
    """The settings of this process. Raises ValueError for a size below 1."""
    with _FILE.open("rb") as file:
        smallest = int(tomllib.load(file)["smallest_cell"])
    smallest = int(os.environ.get(VARIABLE, smallest))
    if smallest < 1:
        raise ValueError(f"{VARIABLE} must be 1 or more")
    return Settings(smallest)
