"""Standings among peers and the score made of them: by hand, and in the built database."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from coopstats.analysis.scoring import LEAST_REPORTED, strongest, weighted_score
from coopstats.catalog.criteria import CRITERIA
from coopstats.charts.honours import (
    DEFAULT_WEIGHTS,
    MOST,
    Weights,
    best_answer,
    criteria_answer,
    honours_answer,
)
from coopstats.charts.scope import Scope

EVERYWHERE = Scope(workspace="simulated")
QUERIES = Path(__file__).parents[2] / "coopstats" / "warehouse" / "queries"
MART = Path(__file__).parents[2] / "etl" / "register" / "sql" / "marts" / "peer_standing.sql"


@pytest.fixture
def tiny(tmp_path: Path) -> Any:
    """Fourteen cooperatives of one kind, the last two without a figure, and two of another."""
    connection = duckdb.connect(str(tmp_path / "tiny.duckdb"))
    connection.execute("CREATE SCHEMA core; CREATE SCHEMA marts")
    money = [10, 20, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, None, None, 5, 6]
    frame = pd.DataFrame(
        {
            "unit_id": range(1, 17),
            "year": 2025,
            "status": "operating",
            "sector_class": ["transport"] * 14 + ["other"] * 2,
            "member_size_class": "small",
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
    connection.execute("CREATE TABLE core.cooperative_year AS FROM whole")
    connection.execute("CREATE TABLE marts.cooperative_search AS FROM search")
    connection.execute(MART.read_text(encoding="utf-8"))
    yield connection.execute("FROM marts.peer_standing ORDER BY unit_id").df().set_index("unit_id")
    connection.close()


def test_a_standing_is_the_share_below_and_half_of_the_equal(tiny: pd.DataFrame):
    standing = tiny["revenue_per_member_standing"]
    # Twelve report: 10, 20, 20, 30, … 110 a member.
    assert standing[1] == pytest.approx((0 + 0.5) / 12)
    assert standing[2] == standing[3] == pytest.approx((1 + 1) / 12)
    assert standing[12] == pytest.approx((11 + 0.5) / 12)
    assert standing.loc[1:12].mean() == pytest.approx(0.5)
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
    assert tiny.loc[1, "value_chain_standing"] == pytest.approx((11 + 1.5) / 14)
    assert tiny.loc[14, "value_chain_standing"] == pytest.approx(5.5 / 14)


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
    columns = {name for name, *_ in rows.execute("DESCRIBE marts.peer_standing").fetchall()}
    assert {f"{id_}{end}" for id_ in CRITERIA for end in ("", "_standing")} <= columns
    for name in ("honours", "best", "scored"):
        sql = (QUERIES / f"register_{name}.sql").read_text(encoding="utf-8")
        assert set(re.findall(r"\$w_(\w+)", sql)) == set(CRITERIA)
        for bit, id_ in enumerate(CRITERIA):
            if name == "scored":
                assert f"(criteria_reported >> {bit} & 1) * $w_{id_}" in sql
                continue
            assert f"coalesce(s.{id_}_standing, 0) * $w_{id_}" in sql
            assert f"(s.{id_}_standing IS NOT NULL)::INTEGER * $w_{id_}" in sql


def test_the_bits_say_which_standings_there_are(rows: Any):
    frame = rows.execute("FROM marts.peer_standing").df()
    assert len(set(frame["criteria_reported"])) > 2
    for bit, id_ in enumerate(CRITERIA):
        said = frame["criteria_reported"].to_numpy() >> bit & 1
        assert (said == frame[f"{id_}_standing"].notna().to_numpy()).all(), id_


def _by_hand(rows: Any, weights: Weights) -> list[float]:
    named = dict(zip(CRITERIA, map(float, weights), strict=True))
    frame = rows.execute("FROM marts.peer_standing").df()
    scores: list[float] = []
    for record in frame.to_dict("records"):
        standings = {
            id_: None if pd.isna(record[f"{id_}_standing"]) else float(record[f"{id_}_standing"])
            for id_ in CRITERIA
        }
        score, reported = weighted_score(standings, named)
        if score is not None and reported >= LEAST_REPORTED:
            scores.append(round(100 * score, 2))
    return sorted(scores, reverse=True)


@pytest.mark.parametrize("weights", [DEFAULT_WEIGHTS, (0, 0, 0, 5, 0, 0, 1, 0, 0, 0, 0, 0, 0)])
def test_the_honour_list_is_the_formula_in_python(ask_register: Any, rows: Any, weights: Weights):
    shown = honours_answer(ask_register, EVERYWHERE, weights)
    by_hand = _by_hand(rows, weights)
    assert [row[2] for row in shown.table.rows] == pytest.approx(by_hand[:MOST], abs=0.011)
    assert len(by_hand) > MOST
    assert f"{len(by_hand):,}".replace(",", ".") in shown.coverage
    assert all(str(row[-1]).endswith(".") for row in shown.table.rows)


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


def test_weights_add_up(ask_register: Any):
    shares = [
        row[2] for row in criteria_answer(ask_register, EVERYWHERE, DEFAULT_WEIGHTS).table.rows
    ]
    assert sum(shares) == pytest.approx(1)
    assert shares[0] == pytest.approx(3 / 23)


def test_each_standing_follows_its_own_criterion(rows: Any):
    frame = rows.execute("FROM marts.peer_standing").df()
    own = frame[(frame["sector_class"] == "agriculture") & (frame["member_size_class"] == "small")]
    assert len(own) > 100
    for id_ in CRITERIA:
        known = own.dropna(subset=[id_])
        middle = (known[id_].rank(method="average") - 0.5) / len(known)
        assert known[f"{id_}_standing"].to_numpy() == pytest.approx(middle.to_numpy(), abs=1e-6)
        assert known[id_].nunique() > 1
