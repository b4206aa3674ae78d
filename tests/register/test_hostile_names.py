"""Names full of markup, links and formulas: text on every page, and nothing that runs in any file."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import openpyxl
import pytest

from coopstats.catalog import Lang
from coopstats.charts.exhibit import Exhibit
from coopstats.charts.files import csv_bytes, workbook_bytes
from coopstats.charts.honours import DEFAULT_WEIGHTS, best_answer, honours_answer
from coopstats.charts.scope import Scope
from coopstats.charts.unit_profile import (
    MEASURES,
    standing_answer,
    unit_lead,
    unit_name,
    unit_trend,
)
from coopstats.charts.unit_record import events_table, years_table
from tests.pages.visitor import Visitor, texts_of
from tests.register.country import HOSTILE

STARTS = ("=", "+", "-", "@", "\t")
every_name = pytest.mark.parametrize("name", HOSTILE)
# The one full of links reports too little to be ranked.
every_ranked_name = pytest.mark.parametrize("name", [n for n in HOSTILE if "javascript" not in n])


@pytest.fixture
def unit(rows: Any) -> Any:
    """The id of a cooperative by its name, and a scope narrow enough to hold it in a list."""

    def find(name: str) -> tuple[int, Scope]:
        unit_id, place, sector = rows.execute(
            "SELECT unit_id, province_34, sector_class FROM marts.cooperative_search "
            "WHERE name = ?", [name],
        ).fetchone()  # fmt: skip
        return unit_id, Scope(workspace="simulated", era="34", place=place, sector=sector)

    return find


def _cells_of_csv(exhibit: Exhibit, lang: Lang) -> list[str]:
    body = csv_bytes(exhibit, lang).decode("utf-8-sig")
    lines = csv.reader(io.StringIO(body), delimiter=";" if lang == "vi" else ",")
    return [cell for line in lines for cell in line]


def _assert_nothing_runs(exhibits: list[Exhibit], title: str, lang: Lang) -> set[str]:
    """Every file of the exhibits, and the texts found in them."""
    texts: set[str] = set()
    for exhibit in exhibits:
        cells = _cells_of_csv(exhibit, lang)
        # A number may begin with its sign.
        runs = [c for c in cells if c.startswith(STARTS) and not c[1:2].isdigit()]
        assert runs == [], exhibit.id
        texts |= {cell.removeprefix("'") for cell in cells}
        assert "<img" not in json.dumps(exhibit.figure), exhibit.id
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(exhibits, title, lang)))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", (sheet.title, cell.coordinate)
                assert cell.hyperlink is None or cell.hyperlink.location, cell.coordinate
    return texts


@every_name
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_files_of_a_profile_run_nothing(name: str, lang: Lang, ask_register: Any, unit: Any):
    unit_id, scope = unit(name)
    scope = scope.of(lang=lang)
    exhibits = [
        *(unit_trend(ask_register, scope, unit_id, of) for of in MEASURES),
        standing_answer(ask_register, scope, unit_id),
        events_table(ask_register, scope, unit_id),
        years_table(ask_register, scope, unit_id),
    ]
    assert unit_name(ask_register, unit_id) == name
    assert unit_lead(ask_register, scope, unit_id)
    # It was renamed in its last year, so its list of events holds the name.
    assert name in _assert_nothing_runs(exhibits, name, lang)


@every_ranked_name
def test_the_files_of_the_honour_list_run_nothing(name: str, ask_register: Any, unit: Any):
    _, scope = unit(name)
    honours = honours_answer(ask_register, scope, DEFAULT_WEIGHTS)
    best = best_answer(ask_register, scope, DEFAULT_WEIGHTS)
    assert name in _assert_nothing_runs([honours, best], honours.title, "vi")


@every_ranked_name
@pytest.mark.usefixtures("served")
def test_on_the_honour_page_a_name_is_a_cell_of_its_table(name: str, unit: Any):
    unit_id, scope = unit(name)
    visitor = Visitor("effective", ws="simulated", geo="34", place=scope.place, sector=scope.sector)
    card = next(card for card in visitor.payload["cards"] if card["id"] == "honours")
    row = next(row for row in card["table"]["rows"] if row[0] == name)
    assert card["table"]["keys"][card["table"]["rows"].index(row)] == f"unit:{unit_id}"
    # Nowhere but as the whole text of a cell, which the board writes as text.
    elsewhere = [text for text in texts_of(visitor.payload) if name in text and text != name]
    assert elsewhere == []
    streamlits_own = [m.value for kind in ("markdown", "caption") for m in visitor.app.get(kind)]
    assert not any(name in text for text in streamlits_own)
