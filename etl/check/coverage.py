"""A table that should hold every province says which ones it lacks."""

from __future__ import annotations

from collections.abc import Sequence

from coopstats import catalog
from etl.check.findings import Where, make_finding
from etl.observation import Finding, Observation


def check_coverage(
    file: str, observations: Sequence[Observation], era: catalog.Era
) -> list[Finding]:
    """W-COV-01 where a table has no figure at all for some province of its era."""
    present = {one.geo_code for one in observations if one.geo_level == "province"}
    expected = catalog.provinces_of(era)
    missing = [province.name.vi for province in expected if province.code not in present]
    if not missing:
        return []
    return [
        make_finding(
            "W-COV-01",
            Where(file),
            "loaded",
            found=str(len(present)),
            expected=str(len(expected)),
            found_count=len(expected) - len(missing),
            expected_count=len(expected),
            missing=", ".join(missing),
        )
    ]
