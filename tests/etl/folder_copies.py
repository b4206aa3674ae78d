"""Copies of the real published folder that a test may break."""

from __future__ import annotations

import shutil
from pathlib import Path

from etl.observation import Finding, Intake

PUBLISHED = Path(__file__).resolve().parents[2] / "data" / "published"
WORKERS = "tables/nso_cooperative_workers_2015_2017.csv"
COUNTS = "tables/nso_active_cooperatives_2015_2017.csv"


def copy_published(target: Path) -> Path:
    """The whole published folder under `target`."""
    return Path(shutil.copytree(PUBLISHED, target / "published"))


def replace(folder: Path, file: str, old: str, new: str) -> None:
    """Change one passage of a file; the passage must stand there exactly once."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, (file, old, text.count(old))
    path.write_text(text.replace(old, new), encoding="utf-8")


def of_code(intake: Intake, code: str) -> list[Finding]:
    """The findings of one code."""
    return [finding for finding in intake.findings if finding.code == code]


def blocking_codes(intake: Intake) -> set[str]:
    """Codes of what forbids publishing."""
    return {finding.code for finding in intake.findings if finding.severity == "blocking"}
