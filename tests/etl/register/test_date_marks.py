"""What tells that dates must be read as text, and that dates as they should be need not."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from etl.register.date_marks import DateMarks
from etl.register.source_files import passed_through
from tests.etl.register.registers import cooperative, write_register

PLAIN = re.compile(rb"[0-9]{4}([-/])[0-9]{1,2}[-/][0-9]{1,2}(?:[ T]00:00:00)?")
DAY = re.compile(rb"[0-9][-/][0-9]{1,2}[-/][0-9]{1,2}")
DAYS = (b"2014-01-05", b"2014/1/5", b"2014-1-05", b"2014-01-05 00:00:00")
ENDS = (b"", b"", b"", b"", b"a", b" ", b";", b"-1", b" 10:30", b"T00:00:00", b"/2", b" (BC)")


def found_in(data: bytes, block: int) -> bool:
    marks = DateMarks()
    for begin in range(0, len(data), block):
        marks.look(bytearray(data[begin : begin + block]))
    marks.end()
    return marks.found


def test_dates_with_more_in_their_cell_are_found_wherever_blocks_begin():
    draw = random.Random(4)
    seen = {True: 0, False: 0}
    for _ in range(4_000):
        cells = [
            draw.choice(DAYS) + draw.choice(ENDS) if draw.random() < 0.2 else
            draw.choice((b"", b"12", b"HTX 2-9", b"19/5", b"0100109106-001", b"a-b", b"5-"))
            for _ in range(draw.randint(1, 12))
        ]  # fmt: skip
        expected = any(DAY.search(cell) and not PLAIN.fullmatch(cell) for cell in cells)
        data = draw.choice((b",", b"\n", b'","')).join(cells)
        assert found_in(data, draw.choice((1, 7, 8, 33, 64))) == expected, data
        seen[expected] += 1
    assert min(seen.values()) > 1_000


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("HTX 19/5", False),
        ("HTX 2-9 Ea H", False),
        ("HTX 30/4/1975", False),
        ("HTX A - B", False),
        ("HTX 1975-4-30 Ea H", True),
    ],
)
def test_days_in_names_cost_a_second_reading_only_where_they_look_like_dates(
    text: str, is_found: bool, tmp_path: Path
):
    folder = write_register(tmp_path / "register", [cooperative(1, name=text)])
    assert passed_through(folder / "cooperatives_2024.csv").may_misread == is_found
