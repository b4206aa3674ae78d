"""Tables of the sources page: in Vietnamese no English remark is left, and periods are dates."""

from __future__ import annotations

import re
from typing import Any

import pytest

from coopstats.catalog import Lang
from coopstats.catalog.phrases import say
from coopstats.catalog.translations import translations
from coopstats.charts.disagreements import disagreement_table
from coopstats.charts.exhibit import Exhibit
from coopstats.charts.provenance import (
    corrections_table,
    coverage_chart,
    coverage_summary,
    findings_table,
    sources_table,
)
from coopstats.charts.scope import Scope


def disagreements(ask: Any, lang: Lang) -> Exhibit:
    return disagreement_table(ask, Scope(lang=lang), "")


TABLES = [disagreements, corrections_table, findings_table, sources_table]


def _cells(exhibit: Exhibit) -> list[str]:
    return [cell for row in exhibit.table.rows for cell in row if isinstance(cell, str)]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_no_english_remark_is_left_in_vietnamese(table, ask):
    cells = _cells(table(ask, "vi"))
    # Short remarks are ordinary words that may stand inside a title; long ones are sentences.
    remarks = [en for en in translations() if len(en) > 30]
    assert [(en, cell) for en in remarks for cell in cells if en in cell] == []
    assert cells


@pytest.mark.parametrize(
    "table", [disagreements, corrections_table, sources_table], ids=lambda table: table.__name__
)
def test_the_remarks_stand_there_in_each_language(table, ask):
    said = {lang: "\n".join(_cells(table(ask, lang))) for lang in ("vi", "en")}
    remarks = {en: vi for en, vi in translations().items() if len(en) > 20 and en in said["en"]}
    assert remarks
    assert [vi for vi in remarks.values() if vi not in said["vi"]] == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_no_period_is_left_as_the_files_write_it(table, ask):
    for lang in ("vi", "en"):
        cells = _cells(table(ask, lang))
        assert [c for c in cells if re.fullmatch(r"\d{4}-\d\d(-\d\d)?(\|.*)?", c)] == []


def test_findings_begin_with_their_code_and_say_it_once(ask):
    exhibit = findings_table(ask, "vi")
    at = [column.label for column in exhibit.table.columns].index(say("finding", "vi"))
    messages = [str(row[at]) for row in exhibit.table.rows]
    assert all(re.match(r"[EWN]-[A-Z]+-\d\d ", message) for message in messages)
    codes = {message.split(" ")[0] for message in messages}
    assert codes.isdisjoint(_cells(exhibit))


def test_one_province_is_not_several(ask: Any):
    assert coverage_chart(ask, "en", "province").legend[0].label == "1 province"
    assert coverage_chart(ask, "en", "province").legend[1].label == "2–10 provinces"
    summary = coverage_summary(ask, Scope(lang="en"), ["unions", "cooperatives"])
    widest = [str(row[-1]) for row in summary.table.rows]
    assert all(re.match(r"(1 province|\d+ provinces) \(", words) for words in widest)


@pytest.mark.parametrize("level", ["nation", "province"])
def test_every_row_of_the_coverage_has_its_name(ask: Any, level: Any):
    chart = coverage_chart(ask, "vi", level, height=200)
    assert chart.figure is not None
    rows = chart.figure["layout"]["yaxis"]["categoryarray"]
    # Left to itself the axis leaves names out where rows are low.
    assert chart.figure["layout"]["yaxis"]["dtick"] == 1
    assert (chart.height or 0) >= 17 * len(rows)
