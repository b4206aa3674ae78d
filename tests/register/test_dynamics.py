"""Births, deaths, survival, age, transitions and spreads, against counting single rows by hand."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from coopstats.catalog import Lang
from coopstats.catalog.phrases import PHRASES
from coopstats.charts.births_and_deaths import birth_death_answer, dynamics_lead
from coopstats.charts.cohorts import age_answer, survival_answer
from coopstats.charts.distribution import distribution_answer
from coopstats.charts.exhibit import Exhibit
from coopstats.charts.scope import Scope
from coopstats.charts.style import unmarked
from coopstats.charts.transitions import transition_answer

NATION = Scope(workspace="simulated")
WITHHELD = PHRASES["reg_withheld"]


def _one(rows: Any, sql: str) -> Any:
    return rows.execute(sql).fetchone()[0]


def test_births_and_deaths_of_a_year_are_those_counted_by_hand(ask_register: Any, rows: Any):
    shown = birth_death_answer(ask_register, NATION)
    newest = shown.table.rows[0]
    new = _one(
        rows,
        "SELECT count(*) FROM core.cooperative_year WHERE year = 2025 AND year(founded_on) = 2025",
    )
    dissolved = _one(
        rows,
        "SELECT count(*) FROM core.cooperative_year WHERE year = 2025 AND status = 'dissolved'",
    )
    start = _one(
        rows,
        "SELECT count(*) FROM core.cooperative_year WHERE year = 2024 AND status <> 'dissolved'",
    )
    assert newest[:3] == ("2025", str(new), str(dissolved))
    assert newest[4] == pytest.approx(new / start)
    assert newest[5] == pytest.approx(dissolved / start)
    lead = "".join(text for text, _ in dynamics_lead(ask_register, NATION))
    assert str(new) in lead
    assert str(dissolved) in lead


def test_the_first_year_has_counts_and_no_rates(ask_register: Any):
    oldest = birth_death_answer(ask_register, NATION).table.rows[-1]
    assert oldest[0] == "2021"
    assert oldest[4:] == (None, None)


def test_a_rate_withheld_for_another_count_is_not_called_a_small_one(ask_register: Any):
    def ask(name: str, **values: Any) -> Any:
        frame = ask_register(name, **values)
        if name == "register_birth_death":
            frame = frame.copy()
            frame.loc[frame.index[-1], ["n_dissolved", "birth_rate", "death_rate"]] = None
            frame.loc[frame.index[-1], "is_suppressed"] = True
        return frame

    births, deaths = birth_death_answer(ask, NATION).figure["data"]
    assert births["text"][-1] == "–"
    assert births["hovertext"][-1].split(": ")[1].isdigit()
    assert "3" in deaths["text"][-1]


def _small(ask: Any) -> Scope:
    """A province and sector of which some figures rest on one or two units."""
    for code in ("38", "01", "79", "40", "31", "48", "66", "27", "35", "91"):
        scope = NATION.of(place=code, sector="transport")
        frame = ask(
            "register_birth_death",
            geo_era="63",
            place=code,
            sector="transport",
            first_year=2022,
            last_year=2025,
        )
        if frame[["n_new", "n_dissolved"]].isna().any(axis=None) and len(frame) > 2:
            return scope
    raise LookupError("no small cell")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_small_cell_is_withheld_in_words_and_never_zero(ask_register: Any, lang: str):
    scope = _small(ask_register).of(lang=lang)
    frame = ask_register(
        "register_birth_death",
        geo_era="63",
        place=scope.place,
        sector="transport",
        first_year=2021,
        last_year=2025,
    )
    shown = birth_death_answer(ask_register, scope)
    words = WITHHELD.say(scope.lang)
    by_year = {row[0]: row for row in shown.table.rows}
    seen = 0
    for record in frame.to_dict("records"):
        row = by_year[str(record["year"])]
        for value, cell in zip((record["n_new"], record["n_dissolved"]), row[1:3], strict=True):
            if pd.isna(value):
                assert cell == words
                seen += 1
            else:
                assert cell == str(int(value))
    assert seen
    assert shown.caveats


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_labels_of_ten_years_do_not_touch_on_a_phone(ask_register: Any, lang: Lang):
    """Thirty pixels a year: the unit line says per cent, so the bars need not."""
    shown = birth_death_answer(ask_register, NATION.of(lang=lang))
    assert shown.subtitle.startswith("% ")
    labels = [label for bars in (shown.figure or {})["data"] for label in bars["text"]]
    assert all(len(unmarked(label)) <= 4 for label in labels), labels


def test_survival_follows_a_cohort(ask_register: Any, rows: Any):
    shown = survival_answer(ask_register, NATION)
    at_first = _one(
        rows,
        "SELECT count(*) FROM core.cooperative_year WHERE year = 2021 AND year(founded_on) = 2021 "
        "AND status <> 'dissolved'",
    )
    left = _one(
        rows,
        "SELECT count(*) FROM core.cooperative_year WHERE year = 2024 AND year(founded_on) = 2021 "
        "AND status <> 'dissolved'",
    )
    row = next(r for r in shown.table.rows if r[:2] == ("2021", 2024))
    assert row[2:5] == (3, str(at_first), str(left))
    assert row[5] == pytest.approx(left / at_first)
    first_line = (shown.figure or {})["data"][0]
    assert first_line["y"][0] == 100
    assert first_line["y"][3] == pytest.approx(100 * left / at_first, abs=0.001)


def test_a_province_is_shown_its_region_s_survival_and_told_so(ask_register: Any):
    scope = NATION.of(place="38")
    shown = survival_answer(ask_register, scope)
    region = scope.of(place=scope.parent_region).place_name
    assert region in shown.title
    assert region in shown.caveats[0]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_one_year_is_too_short_for_a_cohort_and_not_called_empty(ask_register: Any, lang: str):
    scope = NATION.of(place="38", era="34", lang=lang)
    shown = survival_answer(ask_register, scope)
    assert shown.kind == "message"
    assert shown.message
    region = scope.of(place=scope.parent_region).place_name
    words = PHRASES["reg_survival_short"].say(scope.lang).format(where=region, years="2000–2030")
    assert shown.message.text == words
    assert "2025" in shown.message.hint
    assert (
        PHRASES["reg_survival_region"].say(scope.lang).format(region=region) in shown.message.hint
    )


def test_the_pyramid_adds_up(ask_register: Any, rows: Any):
    shown = age_answer(ask_register, NATION)
    newest = [int(str(row[1]).replace(".", "")) for row in shown.table.rows]
    assert sum(newest) == _one(
        rows,
        "SELECT count(*) FROM core.cooperative_year WHERE year = 2025 AND status <> 'dissolved'",
    )
    left, right = (shown.figure or {})["data"]
    assert sum(right["x"]) == pytest.approx(100, abs=0.05)
    assert sum(left["x"]) == pytest.approx(-100, abs=0.05)


@pytest.mark.parametrize("kind", ["member_size_class", "rating", "size_class"])
def test_rows_of_transitions_are_shares_of_what_is_shown(ask_register: Any, kind: str):
    shown = transition_answer(ask_register, NATION, kind, "moves")
    by_class: dict[str, float] = {}
    for before, _, n, share in shown.table.rows:
        if share is None:
            assert n == WITHHELD.vi
        by_class[str(before)] = by_class.get(str(before), 0.0) + float(share or 0)
    assert all(total == pytest.approx(1) or total == 0 for total in by_class.values())
    assert any(by_class.values())


def test_a_transition_is_counted_as_by_hand(ask_register: Any, rows: Any):
    shown = transition_answer(ask_register, NATION, "rating", "moves")
    by_hand = _one(
        rows,
        "SELECT count(*) FROM core.cooperative_year AS b JOIN core.cooperative_year AS a "
        "USING (unit_id) WHERE b.year = 2024 AND a.year = 2025 AND b.rating = 'good' "
        "AND a.rating = 'good' AND a.status <> 'dissolved'",
    )
    assert ("tốt", "tốt", str(by_hand)) in [row[:3] for row in shown.table.rows]


def _total(exhibit: Exhibit) -> int:
    return sum(int(row[1]) for row in exhibit.table.rows if row[1] is not None)


@pytest.mark.parametrize("of", ["revenue", "members", "workers", "assets"])
def test_a_spread_holds_every_report_and_marks_the_median(ask_register: Any, rows: Any, of: str):
    shown = distribution_answer(ask_register, NATION, of, "spread")
    column = {"revenue": "revenue_vnd", "assets": "assets_vnd"}.get(of, of)
    where = "year = 2025 AND status <> 'dissolved'"
    if of == "revenue":
        where += " AND status = 'operating'"
    reported = _one(rows, f"SELECT count({column}) FROM core.cooperative_year WHERE {where}")
    n_withheld = sum(row[3] == WITHHELD.vi for row in shown.table.rows)
    assert reported - 2 * n_withheld <= _total(shown) <= reported
    if of == "assets":
        return
    bars = (shown.figure or {})["data"][0]["y"]
    at = (shown.figure or {})["layout"]["shapes"][0]["x0"]
    below = sum(bars[: round(at)])
    # The median's bin holds the middle of all reports.
    assert below <= reported / 2 <= below + bars[round(at)] + 3 * n_withheld
    assert (shown.figure or {})["layout"]["annotations"][0]["text"].startswith("trung vị ")


def test_bins_stand_side_by_side_without_gaps(ask_register: Any):
    shown = distribution_answer(ask_register, NATION.of(place="38"), "revenue", "spread")
    frame = ask_register(
        "register_distribution",
        indicator="revenue",
        geo_era="63",
        place="38",
        sector="all",
        first_year=2000,
        last_year=2030,
    )
    assert shown.title.endswith("2024")
    assert len(shown.table.rows) >= len(frame)
    withheld = {row[0] for row in shown.table.rows if row[3] == WITHHELD.vi}
    assert len(withheld) == int(frame["is_suppressed"].sum()) > 0
    assert all(row[1] is None for row in shown.table.rows if row[0] in withheld)


def test_a_chapter_of_the_yearbook_is_not_in_a_register(ask_register: Any):
    scope = NATION.of(sector="agriculture_chapter")
    for shown in (
        birth_death_answer(ask_register, scope),
        age_answer(ask_register, scope),
        distribution_answer(ask_register, scope, "revenue", "spread"),
        transition_answer(ask_register, scope, "size_class", "moves"),
    ):
        assert shown.kind == "message"
        assert shown.message is not None
        assert "Nông nghiệp" in shown.message.hint
