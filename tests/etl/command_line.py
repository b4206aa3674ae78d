"""`python -m etl` as a person runs it, and the same commands within the process of a test."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from typer.testing import CliRunner

from etl.cli import app
from etl.paths import REPOSITORY


@dataclass(frozen=True)
class Said:
    """What a command came to."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Said]


def as_process(warehouse: Path) -> Run:
    """Runs `python -m etl` in a process of its own, which takes 0.9 s before it does anything."""

    def command(*arguments: str) -> Said:
        done = subprocess.run(
            [sys.executable, "-m", "etl", *arguments],
            cwd=REPOSITORY,
            env={**os.environ, "HOPLUC_WAREHOUSE": str(warehouse)},
            capture_output=True,
            text=True,
            check=False,
        )
        return Said(done.returncode, done.stdout, done.stderr)

    return command


def within(warehouse: Path) -> Run:
    """Runs the command in this process; what it does not catch is raised here."""

    def command(*arguments: str) -> Said:
        done = CliRunner().invoke(
            app, arguments, env={"HOPLUC_WAREHOUSE": str(warehouse)}, catch_exceptions=False
        )
        return Said(done.exit_code, done.stdout, done.stderr)

    return command
