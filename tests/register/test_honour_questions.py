"""The questions about who leads, held against plain SQL that scores and sorts everyone."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopstats.analysis.scoring import list_order, score_of, weighted_score
from coopstats.catalog.criteria import (
    CRITERIA,
    MOST_HONOURED,
    MOST_WEIGHT,
    REPORTED,
    WHOLE,
    least_weight,
)
from coopstats.charts.honours import DEFAULT_WEIGHTS, Weights, best_answer, honours_answer
from coopstats.charts.numbers import number
from coopstats.charts.scope import Scope

EVERYWHERE = Scope(workspace="simulated")
SOUTH = EVERYWHERE.of(era="34", place="southeast", sector="agriculture")

PLAIN = """
    WITH summed AS (
        SELECT s.*, {total} AS total, s.province_{era} AS province, p.region_id
        FROM marts.peer_standing AS s
        LEFT JOIN core.place AS p
            ON p.geo_era = '{era}' AND p.geo_level = 'province' AND p.geo_code = s.province_{era}
    )

    SELECT
        s.unit_id, s.province, s.region_id, s.sector_class, c.name, total // {reported} AS weight,
        (total % {reported}) / (total // {reported}) AS points
    FROM summed AS s
    JOIN marts.cooperative_search AS c USING (unit_id)
    WHERE total >= {least} * {reported}
    ORDER BY points DESC, weight DESC, unit_id
"""


def _everyone(rows: Any, weights: Weights, era: str) -> list[Any]:
    """All who are ranked, the first one first."""
    total = " + ".join(f"{id_}_standing * {w}" for id_, w in zip(CRITERIA, weights, strict=True))
    sql = PLAIN.format(
        total=f"({total})", era=era, reported=REPORTED, least=least_weight(sum(weights))
    )
    return rows.execute(sql).fetchall()


def _some_weights() -> list[Weights]:
    chosen = random.Random(20)
    some: list[Weights] = [DEFAULT_WEIGHTS]
    some += [tuple(chosen.randint(0, MOST_WEIGHT) for _ in CRITERIA) for _ in range(8)]
    some += [tuple(chosen.choice((0, 0, 0, 1, 5)) for _ in CRITERIA) for _ in range(8)]
    # One criterion at a time: many equal scores, and sets that others would not rank.
    some += [tuple(int(i == one) for i in range(len(CRITERIA))) for one in range(len(CRITERIA))]
    return [weights for weights in some if sum(weights)]


def _coverage(rows: Any, ranked: list[Any], scope: Scope) -> str:
    """The words that begin the coverage of a scope: how many are ranked, of how many."""
    everyone = rows.execute(f"SELECT province_{scope.era}, sector_class FROM marts.peer_standing")
    several = ([(row[1], row[3]) for row in ranked], everyone.fetchall())
    n, of = (
        sum(
            (scope.level == "nation" or province in scope.chosen)
            and scope.sector in ("all", sector)
            for province, sector in some
        )
        for some in several
    )
    return f"{number(n, 'vi')}/{number(of, 'vi')} "


@pytest.mark.parametrize("weights", _some_weights(), ids=str)
def test_the_lists_are_those_of_plain_sorting(ask_register: Any, rows: Any, weights: Weights):
    for scope in (EVERYWHERE, SOUTH, EVERYWHERE.of(place="38")):
        ranked = _everyone(rows, weights, scope.era)
        expected = [
            (f"unit:{id_}", name, round(100 * (points / WHOLE), 2), weight / sum(weights))
            for id_, province, _, sector, name, weight, points in ranked
            if (scope.level == "nation" or province in scope.chosen)
            and scope.sector in ("all", sector)
        ][:MOST_HONOURED]
        shown = honours_answer(ask_register, scope, weights)
        if expected:
            assert shown.coverage.startswith(_coverage(rows, ranked, scope))
        got = (
            []
            if shown.table is None
            else list(zip(shown.table.keys, shown.table.rows, strict=True))
        )
        assert [(key, row[0], row[2], row[6]) for key, row in got] == expected


@pytest.mark.parametrize("weights", _some_weights(), ids=str)
@pytest.mark.parametrize("era", ["63", "34"])
def test_the_best_are_those_of_plain_sorting(
    ask_register: Any, rows: Any, weights: Weights, era: Any
):
    first: dict[Any, Any] = {}
    counts: dict[Any, int] = {}
    for id_, _, region, sector, name, _, points in _everyone(rows, weights, era):
        if region is not None:
            first.setdefault(
                (region, sector), (f"unit:{id_}", name, round(100 * (points / WHOLE), 2))
            )
            counts[region, sector] = counts.get((region, sector), 0) + 1
    shown = best_answer(ask_register, EVERYWHERE.of(era=era), weights)
    got = [] if shown.table is None else list(zip(shown.table.keys, shown.table.rows, strict=True))
    assert sorted((key, row[0], row[3], row[4]) for key, row in got) == sorted(
        (*first[where], n) for where, n in counts.items()
    )


_MOST = MOST_WEIGHT * len(CRITERIA)
_one = st.integers(1, _MOST).flatmap(
    lambda weight: st.tuples(
        st.just(weight), st.integers(0, weight * WHOLE), st.integers(1, 2**26 - 1)
    )
)


@given(st.lists(_one, min_size=2, max_size=40))
def test_lists_are_in_the_order_of_score_weight_and_id(several: list[tuple[int, int, int]]):
    sums = [(weight * REPORTED + points, id_) for weight, points, id_ in several]
    by_hand = sorted(
        sums,
        key=lambda one: (
            -Fraction(one[0] % REPORTED, one[0] // REPORTED), -(one[0] // REPORTED), one[1],
        ),
    )  # fmt: skip
    # Weights from 1, and again without the lower half of them.
    for least in (1, _MOST // 2):
        places = list_order(*zip(*sums, strict=True), least)
        assert [sums[place] for place in places] == [
            one for one in by_hand if one[0] // REPORTED >= least
        ]
    for weight, points, _ in several:
        score, told = score_of(weight * REPORTED + points)
        assert told == weight
        assert score == pytest.approx(points / weight / WHOLE)


def test_the_score_of_whole_numbers_is_the_formula():
    held = [REPORTED + 90_000, 0, REPORTED + 30_000, 0]
    score, weight = score_of(sum(s * w for s, w in zip(held, [3, 4, 1, 0], strict=True)))
    expected, share = weighted_score(
        {"a": 0.9, "b": None, "c": 0.3, "d": None}, {"a": 3, "b": 4, "c": 1, "d": 0}
    )
    assert score == pytest.approx(expected)
    assert weight / 8 == share
