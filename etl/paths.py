"""Where things are. One file of paths, which imports nothing of the house."""

from __future__ import annotations

import os
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
DATA_DIR = REPOSITORY / "data"
PUBLISHED_DIR = DATA_DIR / "published"
REFERENCE_DIR = DATA_DIR / "reference"
SQL_DIR = Path(__file__).resolve().parent / "build" / "sql"


def warehouse_dir() -> Path:
    """Where built databases go: `data/warehouse`, or the folder in HOPLUC_WAREHOUSE."""
    named = os.environ.get("HOPLUC_WAREHOUSE")
    return Path(named) if named else DATA_DIR / "warehouse"
