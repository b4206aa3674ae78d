"""Four million cooperative-years through the real pipeline, run by `make soak`.

Needs 4 GB of memory and 3 GB of disk, and some three minutes of processor time.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from etl.build.versions import current_card, version_path
from etl.paths import REPOSITORY

MEMORY_MB = 4_096


def run(folder: Path, *arguments: str) -> float:
    """Runs the command line in a process of its own; its peak memory in MB."""
    process = subprocess.Popen(
        [sys.executable, "-m", "etl", *arguments, "--quiet"],
        cwd=REPOSITORY,
        env={**os.environ, "HOPLUC_WAREHOUSE": str(folder / "warehouse")},
    )
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0
    return usage.ru_maxrss / 1024


@pytest.mark.soak
def test_half_a_million_cooperatives_are_published_within_four_gigabytes(tmp_path: Path):
    register = tmp_path / "register"
    run(tmp_path, "simulate", "--cooperatives", "500000", "--dirty", "0.001", "--out",
        str(register))  # fmt: skip
    memory = run(tmp_path, "build", "--workspace", "simulated", "--register", str(register))
    assert memory < MEMORY_MB
    folder = tmp_path / "warehouse" / "simulated"
    card = current_card(folder)
    assert card is not None
    n_lines = 0
    for path in register.glob("cooperatives_20??.csv"):
        with path.open("rb") as file:
            n_lines += sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))
    with duckdb.connect(str(version_path(folder, card)), read_only=True) as connection:
        read, loaded, aside, skipped = connection.execute(
            "SELECT sum(rows_read), sum(rows_loaded), sum(rows_quarantined), sum(rows_skipped) "
            "FROM meta.source_file WHERE file LIKE 'cooperatives\\_20__.csv' ESCAPE '\\'"
        ).fetchall()[0]
        assert read == n_lines == loaded + aside + skipped
        assert aside > 3_000
        assert connection.table("core.cooperative_year").count("*").fetchall()[0][0] == loaded
        registered = connection.execute(
            "SELECT value FROM marts.series WHERE indicator = 'cooperatives' AND year = 2025 "
            "AND definition = 'registered' AND geo_code = 'VN' AND sector = 'all'"
        ).fetchall()[0][0]
    assert 490_000 < registered <= 500_000
