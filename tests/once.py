"""What is slow to build is built once a run, by the worker that asks first, and read by all."""

from __future__ import annotations

import fcntl
import os
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

Built = TypeVar("Built")


def built_once(factory: pytest.TempPathFactory, name: str, build: Callable[[Path], Built]) -> Built:
    """What `build` returned when it filled an empty folder, of this run, called `name`.

    Workers that ask meanwhile wait. What is returned must pass through pickle; neither it nor the
    folder is to be changed by a test. Where building fails each worker tries for itself, and fails.
    """
    shared = factory.getbasetemp()
    # pytest-xdist gives each worker a folder within that of the run.
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder, returned = shared / name, shared / f"{name}.pickle"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not returned.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            built = build(folder)
            half = returned.with_suffix(".half")
            half.write_bytes(pickle.dumps(built))
            half.rename(returned)
        return pickle.loads(returned.read_bytes())
