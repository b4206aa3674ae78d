"""What tells that a file must be read as text, and that no good file need be."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from etl.register.number_marks import NumberMarks
from etl.register.source_files import passed_through
from tests.etl.register.registers import cooperative, write_register

MISREAD = re.compile(rb"[0-9](?:[eE][0-9+-]|[xX][0-9a-fA-F]|[bB][01]|_[0-9])|[.]")


def test_marks_are_found_wherever_blocks_begin():
    draw = random.Random(4)
    seen = {True: 0, False: 0}
    for _ in range(20_000):
        size = draw.randint(1, 30)
        data = bytes(
            draw.choice(b"01eExXbB_+-,a.") if draw.random() < 0.3 else 44 for _ in range(size)
        )
        marks = NumberMarks(8)
        for begin in range(0, size, 8):
            marks.look(bytearray(data[begin : begin + 8]))
        assert marks.found == bool(MISREAD.search(data)), data
        seen[marks.found] += 1
    assert min(seen.values()) > 2_000


@pytest.mark.parametrize(
    ("name", "is_found"),
    [("HTX 5B Đông", False), ("HTX số 19, Ea H", False), ("HTX 2X", False), ("HTX 5e1", True)],
)
def test_letters_after_digits_that_make_no_number_cost_no_second_reading(
    name: str, is_found: bool, tmp_path: Path
):
    folder = write_register(tmp_path / "register", [cooperative(1, name=name)])
    assert passed_through(folder / "cooperatives_2024.csv").may_misread == is_found
