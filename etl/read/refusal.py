"""Why a file could not be read at all."""

from __future__ import annotations

from collections.abc import Mapping

from coopstats.catalog import Text


class ReadRefusal(Exception):
    """A file that cannot become cells: `code` names the message, `values` fill it."""

    def __init__(
        self,
        code: str,
        *,
        line: int | None = None,
        found: str = "",
        expected: str = "",
        values: Mapping[str, str | int | Text] | None = None,
        sheet: str = "",
    ) -> None:
        super().__init__(code)
        self.code = code
        self.line = line
        self.sheet = sheet
        self.found = found
        self.expected = expected
        self.values: dict[str, str | int | Text] = dict(values or {})
