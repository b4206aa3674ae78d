"""Names typed in a font of TCVN3 (ABC) are valid UTF-8 and cannot be read: that is said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl.register.schema import RECORDS
from tests.etl.register.conftest import Workspace
from tests.etl.register.registers import cooperative, write_register
from tests.etl.register.workbooks import fill, findings, folder_for_workbooks, typed, values_of

Build = Callable[[Path], Workspace]

# Each of the first is a name of "Hợp tác xã nông nghiệp Đông Á" and the like; the others are no such names.
OLD = ["Hîp t¸c x· n«ng nghiÖp §«ng Á", "HTX dÞch vô vËn t¶i"]
SOUND = [
    "HTX «Thành Công»",
    "HTX Đông\u00adÁ",
    "HTX Nước sạch 100 m²",
    "HTX Lúa – Cá · Tôm",
    "HTX\u00a0Một",
]


@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet"])
def test_names_in_old_fonts_are_told_once_a_file(ending: str, tmp_path: Path, build: Build):
    rows = [cooperative(n, name=name) for n, name in enumerate([*SOUND, *OLD], start=1)]
    # A row that is set aside before them: rows keep their numbers.
    rows[0]["workers"] = 5 if ending == "parquet" else "x"
    if ending == "xlsx":
        folder = folder_for_workbooks(tmp_path / "register")
        fill(folder / "cooperatives.xlsx", map(typed, rows))
    else:
        folder = write_register(tmp_path / "register", rows)
    if ending == "parquet":
        (folder / "cooperatives_2024.csv").unlink()
        columns = [field.name for field in RECORDS["cooperatives"]]
        table = pa.table({column: [row.get(column) for row in rows] for column in columns})
        pq.write_table(table, folder / "cooperatives_2024.parquet")
    built = build(folder)
    (found,) = (f for f in findings(built) if f.code == "W-FONT-01")
    row = len(SOUND) + 1 if ending == "parquet" else len(SOUND) + 2
    assert (found.row, found.column, found.found, found.action) == (row, "name", OLD[0], "loaded")
    assert "2 tên" in found.message_vi
    assert "2 such names" in found.message_en
    assert set(OLD) <= set(values_of(built, "name"))


def test_signs_in_sound_names_are_no_old_font(tmp_path: Path, build: Build):
    rows = [cooperative(n, name=name) for n, name in enumerate(SOUND, start=1)]
    assert findings(build(write_register(tmp_path / "register", rows))) == []
