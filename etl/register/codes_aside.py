"""Whose rows were set aside: their codes, and the rows that do not tell theirs."""

from __future__ import annotations

from collections.abc import Hashable

from etl.register.schema import RECORDS
from etl.register.tax_code import is_tax_code


class CodesAside:
    """Codes of units whose rows were set aside, as far as they can be told."""

    def __init__(self) -> None:
        self.codes: set[str] = set()
        self._without: set[Hashable] = set()

    @property
    def n_without(self) -> int:
        """How many rows were set aside whose code is missing, or can be no unit's."""
        return len(self._without)

    def note(self, record: str, code: str | None, row: Hashable) -> None:
        """Notes a row; `row` tells it from others, for several cells of one may be wrong."""
        told = (code or "").strip()
        if told:
            self.codes.add(told)
        if not (is_tax_code(told) if "tax_code" in code_column(record) else told):
            self._without.add(row)


def code_column(record: str) -> str:
    """The column of a form that tells its units apart; of events, the kind of event."""
    return RECORDS[record][1].name
