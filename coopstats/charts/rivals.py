"""Pairs of printed figures of one thing, read from the warehouse: the known list and the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from coopstats.analysis.disagreements import (
    Claim,
    Disagreement,
    Key,
    is_whole,
    preference,
    reasons_between,
    rule_between,
    side_by_side,
    widest_first,
)
from coopstats.analysis.rows import rows_of
from coopstats.catalog import INDICATORS, NATION_CODE, indicator, publisher_by_name
from coopstats.charts.headlines import HEADLINE_DEFINITIONS
from coopstats.charts.scope import Ask, Scope, remembered


class Figures:
    """The printed figures that do not stand alone, to be found by id, by file, by what they say."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self.by_id: dict[str, tuple[Key, Claim]] = {}
        self.by_file: dict[tuple[str, ...], list[tuple[Key, Claim]]] = defaultdict(list)
        self.by_key: dict[Key, list[Claim]] = defaultdict(list)
        for row in rows_of(frame):
            key, claim = _key(row), _claim(row)
            self.by_id[claim.obs_id] = (key, claim)
            self.by_file[(str(row.file), *key[:4])].append((key, claim))
            self.by_key[key].append(claim)

    def named(self, name: str, thing: tuple[str, ...], value: float) -> tuple[Key, Claim] | None:
        """The figure of this id; where a file is named, the one of that thing and value in it."""
        if name in self.by_id:
            return self.by_id[name]
        said = self.by_file.get((name, *thing), [])
        return next((found for found in said if found[1].value == value), None)


def all_disagreements(ask: Ask) -> tuple[Disagreement, ...]:
    """Every pair of figures of one thing: the list of known disagreements first, then what the
    figures themselves show and the list does not hold."""
    return remembered(ask, _read_disagreements)


def _read_disagreements(ask: Ask) -> tuple[Disagreement, ...]:
    figures = Figures(ask("rival_figures"))
    found = [_known(row, figures) for row in rows_of(ask("conflicts"))]
    listed = {frozenset((d.a.obs_id, d.b.obs_id)) for d in found}
    for key, claims in figures.by_key.items():
        pairs = side_by_side(INDICATORS[key[0]], key, claims, _headline(key[0]))
        found += [p for p in pairs if frozenset((p.a.obs_id, p.b.obs_id)) not in listed]
    return tuple(found)


def _headline(id_: str) -> tuple[str, ...]:
    return HEADLINE_DEFINITIONS.get(id_, ())


def in_scope(found: Sequence[Disagreement], scope: Scope, id_: str = "") -> list[Disagreement]:
    """Those of the scope's place (the country: every place), sector, years, publisher; widest first."""
    places = {scope.place, *scope.chosen}
    kept: list[Disagreement] = []
    for d in found:
        years = {int(part[:4]) for part in d.period.split("|")}
        if id_ and d.indicator != id_:
            continue
        if scope.level != "nation" and (d.place not in places or d.era != scope.era):
            continue
        if scope.sector not in ("all", d.sector):
            continue
        if max(years) < scope.first_year or min(years) > scope.last_year:
            continue
        if scope.publisher and scope.publisher not in (d.a.publisher_id, d.b.publisher_id):
            continue
        kept.append(d)
    return widest_first(kept)


def offered_indicators(ask: Ask, scope: Scope) -> tuple[str, ...]:
    """Indicators with a pair of figures in the scope, in the catalog's order."""
    present = {d.indicator for d in in_scope(all_disagreements(ask), scope)}
    return tuple(id_ for id_ in INDICATORS if id_ in present)


def _key(row: Any) -> Key:
    """Stocks and averages are set side by side by year, flows by the period that they cover."""
    period = str(row.period) if row.nature == "flow" else str(row.year)
    return (
        str(row.indicator),
        str(row.geo_era),
        str(row.geo_code),
        str(row.sector),
        period,
    )


def _claim(row: Any) -> Claim:
    return Claim(
        str(row.obs_id),
        str(row.publisher_id),
        float(row.value),
        str(row.definition),
        int(row.year),
        str(row.period),
        str(row.period_type),
        "" if pd.isna(row.as_of) else str(row.as_of)[:10],
        str(row.status),
        str(row.qualifier),
        str(row.edition),
        "" if pd.isna(row.published) else str(row.published),
        bool(row.is_suspect),
    )


def _known(row: Any, figures: Figures) -> Disagreement:
    """A row of the list of known disagreements, tied to the printed figures where it names them."""
    of = indicator(str(row.indicator))
    era = "all" if row.geo_code == NATION_CODE else str(row.geo_era)
    thing = (of.id, era, str(row.geo_code), str(row.sector))
    key_a, a = _side(row, "a", thing, figures)
    key_b, b = _side(row, "b", thing, figures)
    shown, why = a if a.obs_id else b, "own_year"
    if key_a is None or key_b is None or key_a == key_b:
        rivals = [c for c in figures.by_key[key_a or key_b or (*thing, "")] if is_whole(c)]
        if rivals:
            shown = min(rivals, key=lambda claim: preference(of, claim, _headline(of.id)))
        other = b if shown.obs_id == a.obs_id else a
        why = rule_between(of, shown, other, _headline(of.id))
    known = str(row.reason_if_known)
    return Disagreement(*thing, str(row.period), a, b, shown, why, reasons_between(a, b), known)


def _side(
    row: Any, side: str, thing: tuple[str, str, str, str], figures: Figures
) -> tuple[Key | None, Claim]:
    """One side of a known disagreement: the printed figure that it names, or an implied one."""
    words, value = str(getattr(row, f"publisher_{side}")), float(getattr(row, f"value_{side}"))
    name = getattr(row, f"obs_id_{side}")
    found = None if pd.isna(name) else figures.named(str(name), thing, value)
    if found is not None:
        return found[0], replace(found[1], words=words)
    publisher = publisher_by_name().get(words.split(" (", maxsplit=1)[0], "")
    return None, Claim("", publisher, value, words=words)
