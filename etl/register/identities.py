"""Units through changes of tax code: which codes are one unit."""

from __future__ import annotations

from collections.abc import Iterable


def unit_ids(changes: Iterable[tuple[int, str, str]]) -> dict[str, int]:
    """The unit of each tax code that was given up or taken on, by code.

    `changes` are re-registrations (year, code before, code after). A unit is known by its first
    code, read as a number; codes that never changed are not in the answer. A circle (A to B to A)
    ends at the code that began it.
    """
    before: dict[str, str] = {}
    for _, old, new in sorted(changes):
        if old != new:
            before.setdefault(new, old)
    found: dict[str, int] = {}
    for code in {*before, *before.values()}:
        seen = {code}
        first = code
        while first in before and before[first] not in seen:
            first = before[first]
            seen.add(first)
        if first.isascii() and first.isdigit():
            found[code] = int(first)
    return found
