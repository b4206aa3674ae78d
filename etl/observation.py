"""The values that pass from reading to building: observations, findings, accounts of files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["blocking", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Observation:
    """One printed figure with its publisher, definition, place, period and cell.

    `value` is in the base unit of the catalog; `value_as_printed` is what the cell shows.
    `file` is relative to the published folder; `row` is the 1-based line of the file as a person
    sees it in a text editor (or sheet row), `column` its heading.
    """

    obs_id: str
    indicator: str
    definition: str
    sector: str
    breakdown_kind: Literal["none", "labour_size"]
    breakdown: str
    geo_level: Literal["nation", "region", "province", "former_province"]
    geo_code: str
    geo_era: Literal["all", "63", "34", "former"]
    geo_as_printed: str
    year: int
    period: str
    period_type: str
    as_of: str | None
    value: float
    unit: str
    value_as_printed: str
    unit_as_printed: str
    qualifier: str
    status: Literal["final", "preliminary", "estimate", "approximate"]
    source_id: str
    edition: str
    file: str
    row: int
    column: str
    cell: str
    is_corrected: bool = False
    printed_value: float | None = None
    correction_reason: str = ""
    is_suspect: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a check has to say: where, what was found, expected, done, and what to do next."""

    code: str
    severity: Severity
    file: str
    sheet: str
    row: int | None
    column: str
    cell: str
    found: str
    expected: str
    action: Literal["loaded", "corrected", "quarantined", "skipped", "refused"]
    message_vi: str
    message_en: str
    next_step_vi: str
    next_step_en: str


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that is no figure: title, header, blank, note or subtotal; listed, never silent."""

    file: str
    row: int
    reason: Literal["title", "header", "blank", "note", "subtotal", "repeated"]
    text: str


@dataclass(frozen=True, slots=True)
class QuarantinedCell:
    """A row or cell that could not be loaded, kept as it was sent."""

    file: str
    row: int
    column: str
    code: str
    raw: str


@dataclass(frozen=True, slots=True)
class FileAccount:
    """rows_read = rows_loaded + rows_quarantined + rows_skipped, for one file; cells beside it.

    A row counts as loaded when all of its filled cells became observations, as quarantined when
    any could not; cells count the figures themselves.
    """

    file: str
    sha256: str
    bytes: int
    rows_read: int
    rows_loaded: int
    rows_quarantined: int
    rows_skipped: int
    observations: int
    cells_blank: int


@dataclass(slots=True)
class Intake:
    """Everything read from a published folder, before building."""

    observations: list[Observation] = field(default_factory=list[Observation])
    sources: list[dict[str, str]] = field(default_factory=list[dict[str, str]])
    targets: list[dict[str, str]] = field(default_factory=list[dict[str, str]])
    conflicts: list[dict[str, str]] = field(default_factory=list[dict[str, str]])
    corrections: list[dict[str, str]] = field(default_factory=list[dict[str, str]])
    tables: list[dict[str, str]] = field(default_factory=list[dict[str, str]])
    findings: list[Finding] = field(default_factory=list[Finding])
    skipped: list[SkippedRow] = field(default_factory=list[SkippedRow])
    quarantined: list[QuarantinedCell] = field(default_factory=list[QuarantinedCell])
    accounts: list[FileAccount] = field(default_factory=list[FileAccount])

    @property
    def is_blocked(self) -> bool:
        """Whether any finding forbids publishing."""
        return any(finding.severity == "blocking" for finding in self.findings)
