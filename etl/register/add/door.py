"""The door of adding: the copy of the version in service begins before what computes is imported."""

# ruff: noqa: PLC0415

from __future__ import annotations

import gc
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from etl.build.begun import begin
from etl.build.versions import KEEP

if TYPE_CHECKING:
    from etl.build.publish import Outcome


@contextmanager
def _uncollected() -> Generator[None]:
    """Leaves out Python's searches for objects that hold each other, a tenth of the time of adding.

    Importing sets most of them off, each through everything that was imported before. What would be
    found in the few seconds of an addition is little.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def add_file(
    path: Path,
    folder: Path,
    *,
    keep: int = KEEP,
    progress: Callable[[str], None] = lambda _: None,
) -> Outcome:
    """Publishes the current version of a workspace folder with a file's province and year swapped.

    Raises what `etl.build.begun.begin` and `etl.build.revise.revise_and_publish` raise; CURRENT and the
    versions are then as they were.
    """
    with _uncollected(), begin(folder) as begun:
        from etl.build.revise import revise_and_publish
        from etl.register.add.revision import AddedFile

        return revise_and_publish(AddedFile(path, progress), begun, keep=keep, progress=progress)
