"""Begins to revise a version: holds the workspace and copies what is in service.

Needs the standard library only. Importing what computes takes a third of a second of one core; in that time
the other copies half of a large version.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from etl.build.copying import HashedCopy
from etl.build.versions import (
    ASIDE_PREFIX,
    NoVersionError,
    VersionCard,
    clear_aside,
    current_card,
    hold_lock,
    version_path,
    versions_folder,
    write_ahead_log,
)


@dataclass(frozen=True, slots=True)
class Begun:
    """A workspace that is held, and the copy of the version in service that is being made.

    `card` and `base` are that version's; `aside` is the hidden file that `copying` fills.
    """

    folder: Path
    card: VersionCard
    base: Path
    aside: Path
    copying: HashedCopy


@contextmanager
def begin(folder: Path) -> Generator[Begun, None, None]:
    """Holds a workspace folder and begins to copy its current version into a hidden file.

    In the end no hidden file is left. Raises NoVersionError or WarehouseLockedError.
    """
    with hold_lock(folder):
        card = current_card(folder)
        if card is None:
            raise NoVersionError("")
        clear_aside(folder)
        base = version_path(folder, card)
        aside = versions_folder(folder) / f"{ASIDE_PREFIX}{os.getpid()}.duckdb"
        copying = HashedCopy(base, aside)
        copying.start()
        try:
            yield Begun(folder, card, base, aside, copying)
        finally:
            copying.stop()
            aside.unlink(missing_ok=True)
            write_ahead_log(aside).unlink(missing_ok=True)
