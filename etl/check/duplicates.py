"""Publishers print a figure twice, sometimes differently: said, never resolved."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from etl.check.findings import Where, describe, make_finding
from etl.observation import Finding, Observation


def check_duplicates(
    observations: Sequence[Observation], publisher_of: Mapping[str, str]
) -> list[Finding]:
    """W-DUP-01 for each figure that disagrees with an earlier one, N-DUP-02 for equal repeats.

    `publisher_of` maps a source id to its publisher. Figures of two editions of one yearbook are
    two figures on purpose and are not compared. Equal repeats are counted by pair of files.
    """
    groups: defaultdict[tuple[str, ...], list[Observation]] = defaultdict(list)
    for one in observations:
        groups[
            publisher_of.get(one.source_id, one.source_id),
            one.indicator,
            one.definition,
            one.sector,
            one.breakdown_kind,
            one.breakdown,
            one.geo_level,
            one.geo_code,
            one.geo_era,
            one.period,
            one.edition,
        ].append(one)
    findings: list[Finding] = []
    repeats: Counter[tuple[str, str]] = Counter()
    for first, *later in groups.values():
        for one in later:
            if math.isclose(one.value, first.value, rel_tol=1e-9):
                repeats[one.file, first.file] += 1
                continue
            findings.append(
                make_finding(
                    "W-DUP-01",
                    Where(one.file, one.row, one.column, one.cell),
                    "loaded",
                    found=one.value_as_printed,
                    expected=first.value_as_printed,
                    what=describe(one),
                    value=one.value,
                    other=first.value,
                    place=f"{first.file}, {first.cell or first.row}",
                )
            )
    findings += [
        make_finding("N-DUP-02", Where(file), "loaded", count=count, place=other)
        for (file, other), count in sorted(repeats.items())
    ]
    return findings
