"""Standings among peers and the score made of them: by hand, and in the built database."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import pytest

from coopstats.analysis.scoring import standing_of, strongest, weighted_score
from coopstats.catalog.criteria import (
    CRITERIA,
    LEAST_REPORTED,
    MOST_HONOURED,
    MOST_WEIGHT,
    REPORTED,
    WHOLE,
    least_weight,
)
from coopstats.charts.honours import (
    DEFAULT_WEIGHTS,
    Weights,
    best_answer,
    criteria_answer,
    honours_answer,
)
from coopstats.charts.scope import Scope
from coopstats.charts.unit_profile import standing_text
from coopstats.warehouse.store import sql_of
from etl.register.build import MARTS_OF_STANDINGS
from etl.register.closed_lists import make_lists
from etl.register.size_classes import make_macros
from etl.register.standings import add_standings
from etl.register.standings import standing_of as standing_of_peers

EVERYWHERE = Scope(workspace="simulated")
# A standing is held in hundred-thousandths.
HELD = 1 / WHOLE + 1e-9
OTHER_WEIGHTS: Weights = (0, 0, 0, 5, 0, 0, 1, 0, 0, 0, 0, 0, 0)
# Of standings that many share, so that ties are settled too.
FLAGS_ONLY: Weights = (0, 0, 0, 0, 0, 0, 0, 0, 5, 3, 0, 1, 0)


@pytest.fixture
def tiny(tmp_path: Path) -> Any:
    """Fourteen cooperatives of one kind, the last two without a figure, and two of another."""
    connection = duckdb.connect(str(tmp_path / "tiny.duckdb"))
    connection.execute("CREATE SCHEMA core; CREATE SCHEMA marts")
    make_macros(connection)
    money = [10, 20, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, None, None, 5, 6]
    frame = pd.DataFrame(
        {
            "unit_id": range(1, 17),
            "name": [f"HTX {i}" for i in range(1, 17)],
            "year": 2025,
            "status": "operating",
            "sector_class": ["transport"] * 14 + ["other"] * 2,
            "members": 100,
            "revenue_vnd": pd.array([None if m is None else m * 100 for m in money], "Int64"),
            "in_value_chain": [True] * 3 + [False] * 13,
            "rating": ["good"] * 4 + ["weak"] * 4 + ["unrated"] * 8,
        }
    )
    before = frame.assign(year=2024, revenue_vnd=1000, members=80)
    whole = pd.concat([frame, before])
    for column in ("profit_vnd", "income_per_worker_vnd", "revenue_members_vnd", "members_women",
                   "managers", "managers_degree", "ocop_products"):  # fmt: skip
        whole[column] = pd.array([None] * len(whole), "Int64")
    for column in ("is_high_tech", "is_digital"):
        whole[column] = pd.array([None] * len(whole), "boolean")
    search = frame[["unit_id"]].assign(province_34="01", province_63="01")
    connection.register("whole", whole)
    connection.register("search", search)
    make_lists(connection)
    connection.execute("""
        CREATE TABLE core.cooperative_year AS
        SELECT * REPLACE (sector_class::core.sector_class_list AS sector_class) FROM whole""")
    connection.execute("""
        CREATE TABLE marts.cooperative_search AS
        SELECT
            unit_id, province_34::core.province_code_list AS province_34,
            province_63::core.province_code_list AS province_63
        FROM search""")
    connection.execute("""
        CREATE TABLE core.place AS
        FROM (VALUES ('34', 'province', '01', 'r34'), ('63', 'province', '01', 'r63'))
            AS place (geo_era, geo_level, geo_code, region_id)""")
    # Where nobody operates there are no standings, and nothing fails.
    connection.execute("UPDATE core.cooperative_year SET status = 'suspended'")
    add_standings(connection)
    for name in ("peer_reached", *MARTS_OF_STANDINGS):
        assert bool(connection.table(f"marts.{name}").fetchall()) == (name == "first_weight")
        connection.execute(f"DROP TABLE marts.{name}")
    connection.execute("UPDATE core.cooperative_year SET status = 'operating'")
    add_standings(connection)
    yield _decoded(connection).sort_values("unit_id").set_index("unit_id")
    connection.close()


def _decoded(connection: Any) -> pd.DataFrame:
    """What was reached and standings from 0 to 1, empty where there is none, in the order of standings."""
    frame = connection.execute("""
        SELECT r.*, s.* EXCLUDE (unit_id, sector_class, province_34, province_63)
        FROM marts.peer_standing AS s
        JOIN marts.peer_reached AS r USING (unit_id)
        ORDER BY s.rowid""").df()
    for id_ in CRITERIA:
        name = f"{id_}_standing"
        frame[name] = [float("nan") if s is None else s for s in map(standing_of, frame[name])]
    return frame


def test_a_standing_is_the_share_below_and_half_of_the_equal(tiny: pd.DataFrame):
    standing = tiny["revenue_per_member_standing"]
    # Twelve report: 10, 20, 20, 30, … 110 a member.
    assert standing[1] == pytest.approx((0 + 0.5) / 12, abs=HELD)
    assert standing[2] == standing[3] == pytest.approx((1 + 1) / 12, abs=HELD)
    assert standing[12] == pytest.approx((11 + 0.5) / 12, abs=HELD)
    assert standing.loc[1:12].mean() == pytest.approx(0.5, abs=HELD)
    assert tiny["n_peers"].tolist() == [14] * 14 + [2] * 2


def test_what_is_not_reported_has_no_standing_and_lowers_nobody(tiny: pd.DataFrame):
    assert tiny.loc[[13, 14], "revenue_per_member_standing"].isna().all()
    assert tiny["profit_per_member_standing"].isna().all()


def test_fewer_than_ten_peers_give_no_standing(tiny: pd.DataFrame):
    assert tiny.loc[[15, 16], "revenue_per_member"].notna().all()
    assert tiny.loc[[15, 16], "revenue_per_member_standing"].isna().all()
    # Only eight are rated.
    assert tiny["rating"].notna().sum() == 8
    assert tiny["rating_standing"].isna().all()


def test_yes_and_no_stand_around_the_middle(tiny: pd.DataFrame):
    # Three of fourteen say yes.
    assert tiny.loc[1, "value_chain_standing"] == pytest.approx((11 + 1.5) / 14, abs=HELD)
    assert tiny.loc[14, "value_chain_standing"] == pytest.approx(5.5 / 14, abs=HELD)


def test_a_standing_is_said_rounded_down():
    assert [standing_text(s, "en") for s in (0.0, 0.29, 0.28999, 0.99999)] == [
        "0%", "29%", "28%", "99%"
    ]  # fmt: skip


def test_a_standing_is_never_rounded_up_to_a_whole_per_cent():
    # 299,999 report less than the last one: 0.9999983 would be 100,000 parts.
    last = standing_of_peers(np.arange(300_000.0), np.ones(300_000, np.bool_), [slice(0, 300_000)])
    assert last.max() - REPORTED == 99_999
    assert last.min() - REPORTED == 0
    assert last[150_000] - REPORTED == 50_000


def test_growth_is_on_the_year_before(tiny: pd.DataFrame):
    assert tiny.loc[1, "revenue_growth"] == pytest.approx(0.0)
    assert tiny.loc[2, "revenue_growth"] == pytest.approx(1.0)
    assert tiny.loc[1, "members_growth"] == pytest.approx(0.25)


def test_the_score_is_over_what_is_reported():
    score, reported = weighted_score({"a": 0.9, "b": None, "c": 0.3}, {"a": 3, "b": 4, "c": 1})
    assert score == pytest.approx((3 * 0.9 + 0.3) / 4)
    assert reported == pytest.approx(0.5)
    assert weighted_score({"a": None}, {"a": 2}) == (None, 0.0)
    assert weighted_score({"a": 0.9}, {"a": 0}) == (None, 0.0)


def test_reasons_are_the_largest_leads_and_none_below_the_middle():
    standings = {"a": 0.9, "b": 0.99, "c": 0.4, "d": 0.7, "e": None, "f": 1.0}
    weights = {"a": 3, "b": 1, "c": 5, "d": 1, "e": 5, "f": 0}
    assert strongest(standings, weights) == ["a", "b", "d"]
    assert strongest({"c": 0.4}, weights) == []


def test_every_criterion_stands_in_the_mart_and_in_the_questions(rows: Any):
    for mart, end in (("peer_reached", ""), ("peer_standing", "_standing")):
        columns = {name for name, *_ in rows.execute(f"DESCRIBE marts.{mart}").fetchall()}
        assert {f"{id_}{end}" for id_ in CRITERIA} <= columns
    for name in ("honours", "best"):
        sql = sql_of(f"register_{name}")
        assert set(re.findall(r"\$w_(\w+)", sql)) == set(CRITERIA)
        for id_ in CRITERIA:
            assert f"CASE WHEN $w_{id_} = 0 THEN 0 ELSE {id_}_standing * $w_{id_} END" in sql


def test_the_bits_say_which_standings_there_are(rows: Any):
    frame = _decoded(rows)
    assert len(set(frame["criteria_reported"])) > 2
    for bit, id_ in enumerate(CRITERIA):
        said = frame["criteria_reported"].to_numpy() >> bit & 1
        assert (said == frame[f"{id_}_standing"].notna().to_numpy()).all(), id_


def _by_hand(rows: Any, weights: Weights) -> pd.DataFrame:
    """Everyone who is ranked, in order: score, share of the weight, and where."""
    named = dict(zip(CRITERIA, map(float, weights), strict=True))
    frame = _decoded(rows)
    scored = [
        weighted_score(
            {
                id_: None if pd.isna(record[f"{id_}_standing"]) else record[f"{id_}_standing"]
                for id_ in CRITERIA
            },
            named,
        )
        for record in frame.to_dict("records")
    ]
    # Equal scores of equal cooperatives must not differ in the last digit of a sum.
    frame["score"] = [None if score is None else round(score, 9) for score, _ in scored]
    frame["reported"] = [round(reported, 9) for _, reported in scored]
    ranked = frame[frame["score"].notna() & (frame["reported"] >= LEAST_REPORTED)]
    return ranked.sort_values(["score", "reported", "unit_id"], ascending=[False, False, True])


every_weights = pytest.mark.parametrize("weights", [DEFAULT_WEIGHTS, OTHER_WEIGHTS, FLAGS_ONLY])


@every_weights
@pytest.mark.parametrize(
    "scope", [EVERYWHERE, EVERYWHERE.of(era="34", place="southeast", sector="agriculture")]
)
def test_the_honour_list_is_the_formula_in_python(
    ask_register: Any, rows: Any, weights: Weights, scope: Scope
):
    shown = honours_answer(ask_register, scope, weights)
    by_hand = _by_hand(rows, weights)
    if scope.level != "nation":
        own = by_hand["province_34"].isin(scope.chosen)
        by_hand = by_hand[own & (by_hand["sector_class"] == scope.sector)]
    assert shown.table.keys == tuple(f"unit:{id_}" for id_ in by_hand["unit_id"][:MOST_HONOURED])
    assert [row[2] for row in shown.table.rows] == pytest.approx(
        [100 * score for score in by_hand["score"][:MOST_HONOURED]], abs=0.0051
    )
    assert len(by_hand) > MOST_HONOURED or scope.level != "nation"
    assert f"{len(by_hand):,}".replace(",", ".") in shown.coverage
    if scope.level == "nation":
        assert all(str(row[-1]).endswith(".") for row in shown.table.rows)


@every_weights
@pytest.mark.parametrize("era", ["63", "34"])
def test_the_best_of_each_region_and_sector_are_the_formula_in_python(
    ask_register: Any, rows: Any, weights: Weights, era: Any
):
    shown = best_answer(ask_register, EVERYWHERE.of(era=era), weights).table
    regions = dict(
        rows.execute(
            "SELECT geo_code, region_id FROM core.place "
            "WHERE geo_era = ? AND geo_level = 'province'",
            [era],
        ).fetchall()
    )
    by_hand = _by_hand(rows, weights)
    by_hand["region"] = by_hand[f"province_{era}"].map(regions)
    groups = by_hand.dropna(subset=["region"]).groupby(["region", "sector_class"])
    first = groups.head(1)
    assert set(shown.keys) == {f"unit:{id_}" for id_ in first["unit_id"]}
    assert len(shown.keys) == len(first)
    assert sum(row[4] for row in shown.rows) == groups.size().sum()


def test_leaders_are_asked_for_at_the_weights_of_the_build_only(ask_register: Any):
    asked: list[bool] = []

    def ask(question: str, **values: Any) -> Any:
        if "are_first" in values:
            asked.append(values["are_first"])
        return ask_register(question, **values)

    for weights in (DEFAULT_WEIGHTS, OTHER_WEIGHTS):
        honours_answer(ask, EVERYWHERE, weights)
    assert asked == [True, False]


def test_sums_of_any_weights_hold_both_points_and_weight():
    most = MOST_WEIGHT * len(CRITERIA)
    assert most * WHOLE < REPORTED
    assert most * (REPORTED + WHOLE) < 2**31
    # Two scores differ by 1 / most² or more; 8192 parts, 7 bits of weight: see etl/register/standings.py.
    assert most**2 < 8192
    assert WHOLE * 8192 * 128 * 2**26 < 2**63
    assert most < 128
    for all_weight in range(1, most + 1):
        least = least_weight(all_weight)
        assert least / all_weight >= LEAST_REPORTED > (least - 1) / all_weight


def test_other_weights_give_other_reasons(ask_register: Any):
    only_women = tuple(5 if id_ == "women_share" else 0 for id_ in CRITERIA)
    shown = honours_answer(ask_register, EVERYWHERE.of(lang="en"), only_women)
    assert all("of members are women" in str(row[-1]) for row in shown.table.rows)
    assert all(row[6] == 1.0 for row in shown.table.rows)


def test_no_weight_is_no_score(ask_register: Any):
    shown = honours_answer(ask_register, EVERYWHERE, (0,) * len(CRITERIA))
    assert shown.kind == "message"


def test_the_best_of_a_region_and_sector_leads_its_own_list(ask_register: Any):
    best = best_answer(ask_register, EVERYWHERE.of(era="34"), DEFAULT_WEIGHTS)
    top = max(best.table.rows, key=lambda row: row[3])
    first = honours_answer(ask_register, EVERYWHERE.of(era="34"), DEFAULT_WEIGHTS).table
    assert first.rows[0][0] == top[0]
    assert first.keys[0] == best.table.keys[best.table.rows.index(top)]
    south = EVERYWHERE.of(era="34", place="southeast", sector="agriculture")
    own = honours_answer(ask_register, south, DEFAULT_WEIGHTS)
    place = south.place_name
    assert [row[0] for row in best.table.rows if row[1] == place and row[2] == "Nông nghiệp"] == [
        own.table.rows[0][0]
    ]


def test_one_row_a_cooperative_and_one_a_stratum(rows: Any):
    for mart, grain in (
        ("peer_reached", "unit_id"),
        ("peer_standing", "unit_id"),
        ("peer_standing", "unit_order"),
        ("peer_stratum", "stratum"),
        ("peer_stratum", "sector_class, province_34, province_63, criteria_reported"),
        ("first_weight", "criterion"),
    ):
        sql = f"FROM (SELECT count(*) AS n FROM marts.{mart} GROUP BY {grain}) SELECT max(n)"
        assert rows.execute(sql).fetchone() == (1,), grain
    # Every cooperative is counted in its own stratum: that of its class, provinces and what it reports.
    lost = rows.execute("""
        SELECT f.n, count(s.unit_id)
        FROM marts.peer_stratum AS f
        LEFT JOIN marts.peer_standing AS s
            ON s.stratum = f.stratum AND s.criteria_reported = f.criteria_reported
            AND s.sector_class = f.sector_class AND s.province_34 = f.province_34
            AND s.province_63 IS NOT DISTINCT FROM f.province_63
        GROUP BY f.stratum, f.n
        HAVING f.n <> count(s.unit_id)""").fetchall()
    assert lost == []


def test_leaders_stand_at_the_beginning_and_are_ranked_in_their_field(rows: Any):
    ranks = rows.execute(
        "SELECT stratum, first_rank, criteria_reported FROM marts.peer_standing"
    ).fetchall()
    are_leaders = [rank is not None and rank <= MOST_HONOURED for _, rank, _ in ranks]
    assert are_leaders == sorted(are_leaders, reverse=True)
    # Then by what is reported, so that whoever reports too little to be ranked is left out unread.
    rest = [(-reported, stratum) for stratum, _, reported in ranks[sum(are_leaders) :]]
    assert rest == sorted(rest)
    assert [stratum for _, stratum in rest] == sorted(stratum for _, stratum in rest)
    assert len({reported for reported, _ in rest}) > 2
    by_hand = _by_hand(rows, DEFAULT_WEIGHTS)
    field = ["sector_class", "province_34", "province_63"]
    by_hand["rank"] = by_hand.groupby(field, dropna=False, observed=True).cumcount() + 1
    assert len(by_hand) == sum(rank is not None for _, rank, _ in ranks)
    assert (by_hand["rank"] == by_hand["first_rank"]).all()


def test_weights_add_up(ask_register: Any):
    shares = [
        row[2] for row in criteria_answer(ask_register, EVERYWHERE, DEFAULT_WEIGHTS).table.rows
    ]
    assert sum(shares) == pytest.approx(1)
    assert shares[0] == pytest.approx(3 / 23)


def test_each_standing_follows_its_own_criterion(rows: Any):
    frame = _decoded(rows)
    own = frame[(frame["sector_class"] == "agriculture") & (frame["member_size_class"] == "small")]
    assert len(own) > 100
    for id_ in CRITERIA:
        known = own.dropna(subset=[id_])
        middle = (known[id_].rank(method="average") - 0.5) / len(known)
        assert known[f"{id_}_standing"].to_numpy() == pytest.approx(middle.to_numpy(), abs=HELD)
        assert known[id_].nunique() > 1
