"""What a build or an addition may end with instead of a new version.

Apart from what they come from, so that whoever turns them into sentences need not import DuckDB.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from etl.observation import Intake


class WarehouseLockedError(Exception):
    """Another builder holds the workspace."""


class BuildBlockedError(Exception):
    """Findings forbid publishing. Carries the Intake with its findings."""

    def __init__(self, intake: Intake) -> None:
        super().__init__("blocking findings")
        self.intake = intake


class UnknownPublisherError(ValueError):
    """A source names a publisher that the catalog does not hold."""

    def __init__(self, source_id: str, publisher: str) -> None:
        super().__init__(f"{source_id}: {publisher}")
        self.source_id = source_id
        self.publisher = publisher


class CheckFailedError(Exception):
    """A check of the built database returned rows, so it must not be published."""

    def __init__(self, check: str, rule: str, n_rows: int, first_row: str) -> None:
        super().__init__(f"{check}: {n_rows} rows, first {first_row}")
        self.check = check
        self.rule = rule
        self.n_rows = n_rows
        self.first_row = first_row


class HalfWrittenError(Exception):
    """The finished file does not read back as it was written."""


class NeedsBuildError(Exception):
    """The current version was made by other software: everything must be built once."""
