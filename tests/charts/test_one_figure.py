"""One figure followed from the cell of a file to the chart and to the CSV that leaves the house."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import duckdb
import pytest

from coopstats import catalog
from coopstats.charts.answers import map_answer, panel_choice, ranking_answer, table_answer
from coopstats.charts.files import csv_bytes
from coopstats.charts.province_map import Boundaries
from coopstats.charts.scope import Scope
from coopstats.ui.payload import card_of
from etl.paths import PUBLISHED_DIR

OF_2022 = Scope(first_year=2022, last_year=2022)


@pytest.mark.parametrize("name", ["Hà Nội", "Đắk Lắk", "Bà Rịa - Vũng Tàu"])
def test_a_cell_reaches_the_chart_and_the_csv(
    ask: Any, database: duckdb.DuckDBPyConnection, name: str
):
    code = catalog.find_province(name, "63")
    observation = database.execute(
        """
        SELECT obs_id, file, row_number, cell, value, geo_as_printed, column_label
        FROM core.observation
        WHERE indicator = 'cooperatives' AND definition = 'with_results' AND geo_era = '63'
            AND geo_code = ? AND year = 2022 AND sector = 'all' AND breakdown_kind = 'none'
        """,
        [code],
    ).fetchone()
    assert observation is not None
    obs_id, file, row_number, cell, value, printed_name, column = observation

    # The cell that the locator names holds that figure, beside that place, under that heading.
    with (PUBLISHED_DIR / file).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))
    at = ord(cell[0]) - ord("A")
    assert int(cell[1:]) == row_number
    assert float(rows[row_number - 1][at]) == value
    assert rows[row_number - 1][0] == printed_name
    assert column in [row[at] for row in rows[: row_number - 1] if len(row) > at]
    if name == "Hà Nội":
        assert (cell, value) == ("B3", 1187)

    panel = panel_choice(ask, OF_2022, catalog.indicator("cooperatives")).frame
    own = panel[panel["geo_code"] == code]
    assert own["value"].tolist() == [value]
    assert own["obs_id"].tolist() == [obs_id]

    exhibit = ranking_answer(ask, OF_2022, "cooperatives", 63)
    shown_name = catalog.place_name(str(code), "63").vi
    (row,) = [row for row in exhibit.table.rows if row[1] == shown_name]
    assert row[3] == value
    assert row[-1] == obs_id

    figure = json.loads(card_of(exhibit, "vi", 6)["figure"])
    bars = figure["data"][0]
    bar = bars["customdata"].index(code)
    assert bars["x"][bar] == value
    assert bars["y"][bar] == shown_name
    assert f"{int(value):,}".replace(",", ".") in bars["text"][bar]

    text = csv_bytes(exhibit, "vi").decode("utf-8-sig")
    lines_out = list(csv.reader(io.StringIO(text), delimiter=";"))
    (line,) = [line for line in lines_out if len(line) > 1 and line[1] == shown_name]
    assert line[3] == str(int(value))
    assert line[-1] == obs_id
    assert exhibit.source in [line[0] for line in lines_out if line]


def test_the_panel_of_2022_is_every_province_once(ask: Any, database: duckdb.DuckDBPyConnection):
    """The README of the published data: our own sum of the 63 rows is 15 832."""
    exhibit = table_answer(ask, OF_2022, "cooperatives")
    values = [float(row[3]) for row in exhibit.table.rows]  # type: ignore[arg-type]
    assert len(values) == 63
    assert sum(values) == 15_832
    assert exhibit.coverage == "63/63 tỉnh có số liệu"
    printed = database.execute(
        """
        SELECT count(*), sum(value_as_printed::DOUBLE) FROM core.observation
        WHERE file LIKE '%nso_active_cooperatives_and_workers_2022.csv'
            AND indicator = 'cooperatives' AND geo_level = 'province'
        """
    ).fetchone()
    assert printed == (63, 15_832)


def test_rebasing_to_34_loses_nothing(ask: Any):
    exhibit = table_answer(ask, OF_2022.of(era="34"), "cooperatives")
    values = [float(row[3]) for row in exhibit.table.rows]  # type: ignore[arg-type]
    assert len(values) == 34
    assert sum(values) == 15_832


@pytest.mark.parametrize("era", ["63", "34"])
def test_map_ranking_and_table_say_the_same(ask: Any, era: catalog.Era):
    scope = OF_2022.of(era=era)
    boundaries = Boundaries(era, ask("boundaries", era=era), ask("islands"))
    drawn = map_answer(ask, scope, "cooperatives", boundaries)
    ranked = ranking_answer(ask, scope, "cooperatives")
    table = table_answer(ask, scope, "cooperatives")
    assert drawn.table == ranked.table == table.table
    assert drawn.figure is not None
    words = drawn.figure["layout"]["meta"]["places"]
    assert set(words) == {province.code for province in catalog.provinces_of(era)}
    for code, text in words.items():
        name = catalog.place_name(code, era).vi
        (row,) = [row for row in table.table.rows if row[1] == name]
        assert f"{int(row[3]):,}".replace(",", ".") in text.splitlines()[1]  # type: ignore[arg-type]
    areas = [
        area for trace in drawn.figure["data"] for area in trace.get("meta", {}).get("areas", [])
    ]
    assert set(areas) == set(words)
    labels = " ".join(note["text"] for note in drawn.figure["layout"]["annotations"])
    assert "Hoàng Sa" in labels
    assert "Trường Sa" in labels
