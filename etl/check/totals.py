"""Parts add up to their total: provinces to regions to the nation, classes to their sum.

A rule that compares nothing is itself a finding, so that the check cannot pass by being empty.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from coopstats import catalog
from etl.check.findings import Where, describe, make_finding
from etl.observation import Finding, Observation

Group = list[Observation]


@dataclass(frozen=True, slots=True)
class TotalRule:
    """What a layout declares about its sums.

    `places`: provinces = regions = nation, and provinces of a region = region.
    `sum`: the parts (ids of `over`) add up to `total`. `at_most`: they do not exceed it.
    `elsewhere`: the total stands in another file of the same source.
    """

    kind: Literal["places", "sum", "at_most"]
    over: Literal["place", "sector", "breakdown"] = "place"
    total: str = "all"
    parts: tuple[str, ...] = ()
    elsewhere: bool = False

    @property
    def name(self) -> str:
        """The rule in a few words, for messages."""
        if self.kind == "places":
            return "provinces = regions = nation"
        sign = "=" if self.kind == "sum" else "<="
        return f"{self.over}: {' + '.join(self.parts)} {sign} {self.total}"


def check_totals(
    file: str,
    rules: Iterable[TotalRule],
    observations: Sequence[Observation],
    elsewhere: Sequence[Observation] = (),
) -> list[Finding]:
    """E-TOT-01/02 for each sum of a file that does not hold, E-TOT-00 for a rule that met nothing.

    `observations` are those of the file after corrections; `elsewhere` those of all other files.
    """
    findings: list[Finding] = []
    for rule in rules:
        if rule.kind == "places":
            compared, found = _check_places(observations)
        else:
            compared, found = _check_parts(rule, observations, elsewhere)
        findings += found
        if compared == 0:
            findings.append(
                make_finding("E-TOT-00", Where(file), "refused", found="0", rule=rule.name)
            )
    return findings


def _check_places(observations: Sequence[Observation]) -> tuple[int, list[Finding]]:
    groups: defaultdict[tuple[object, ...], Group] = defaultdict(list)
    for one in observations:
        groups[
            one.indicator, one.definition, one.sector, one.breakdown, one.period, one.edition
        ].append(one)
    compared = 0
    findings: list[Finding] = []
    for group in groups.values():
        nations = [one for one in group if one.geo_level == "nation"]
        regions = [one for one in group if one.geo_level == "region"]
        places = [one for one in group if one.geo_level in ("province", "former_province")]
        pairs = [(nation, parts) for nation in nations for parts in (regions, places)]
        pairs += [
            (region, [one for one in places if _region_of(one) == region.geo_code])
            for region in regions
        ]
        filled = [(total, parts) for total, parts in pairs if parts]
        compared += len(filled)
        for total, parts in filled:
            findings += _compare("E-TOT-01", total, parts, is_ceiling=False)
        if group and not filled:
            one = group[0]
            findings.append(
                make_finding(
                    "E-TOT-00",
                    Where(one.file, column=one.column),
                    "refused",
                    found="0",
                    rule=f"provinces = regions = nation, {one.period}",
                )
            )
    return compared, findings


def _region_of(place: Observation) -> str:
    if place.geo_level == "former_province":
        code = catalog.FORMER_PROVINCES[place.geo_code][1][0]
        return catalog.provinces()["63", code].region
    era: catalog.Era = "34" if place.geo_era == "34" else "63"
    return catalog.provinces()[era, place.geo_code].region


def _check_parts(
    rule: TotalRule, observations: Sequence[Observation], elsewhere: Sequence[Observation]
) -> tuple[int, list[Finding]]:
    totals: dict[tuple[object, ...], Observation] = {}
    for one in elsewhere if rule.elsewhere else observations:
        if _part_id(rule, one) == rule.total:
            totals.setdefault(_group_key(rule, one), one)
    parts: defaultdict[tuple[object, ...], Group] = defaultdict(list)
    for one in observations:
        if _part_id(rule, one) in rule.parts:
            parts[_group_key(rule, one)].append(one)
    matched = [(totals[key], group) for key, group in parts.items() if key in totals]
    code = "E-TOT-01" if rule.kind == "sum" else "E-TOT-02"
    findings = [
        finding
        for total, group in matched
        for finding in _compare(code, total, group, is_ceiling=rule.kind == "at_most")
    ]
    return len(matched), findings


def _part_id(rule: TotalRule, one: Observation) -> str:
    if rule.over == "sector":
        return one.sector if one.breakdown == "all" else ""
    return one.breakdown


def _group_key(rule: TotalRule, one: Observation) -> tuple[object, ...]:
    shared = (one.source_id, one.indicator, one.definition, one.geo_era, one.geo_code, one.year)
    return (*shared, "" if rule.over == "sector" else one.sector)


def _compare(code: str, total: Observation, parts: Group, *, is_ceiling: bool) -> list[Finding]:
    added = math.fsum(part.value for part in parts)
    gap = total.value - added
    if math.isclose(total.value, added, rel_tol=1e-9) or (is_ceiling and gap > 0):
        return []
    return [
        make_finding(
            code,
            Where(total.file, total.row, total.column, total.cell),
            "refused",
            found=total.value_as_printed,
            expected=f"{added:.15g}",
            what=describe(total),
            total=total.value,
            count=len(parts),
            sum=added,
            gap=abs(gap),
        )
    ]
