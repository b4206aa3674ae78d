"""The benchmark runs from end to end on its smallest setting; no time is asserted."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from tests.bench.server_side import PAGES, QUERIES, VALUES
from tests.browser import chromium
from tests.browser.server import ROOT


def test_every_query_has_values_to_be_measured_with():
    for path in QUERIES:
        names = set(re.findall(r"\$(\w+)", path.read_text(encoding="utf-8")))
        assert names <= VALUES.keys(), path.name


@pytest.mark.browser
@pytest.mark.soak
def test_a_quick_run_measures_every_rendering_and_page():
    if chromium.find_chromium() is None:
        pytest.fail(chromium.ADVICE, pytrace=False)
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", "--quick"],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    for name in (*PAGES, "tutorial way", "Dash", "Plotly.react", "four charts", "whole overview"):
        assert name in done.stdout
