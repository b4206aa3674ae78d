"""The files and servers of the renderings; everything listens on 127.0.0.1 and ends with its block."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from coopstats.catalog import FILTER_SECTORS, provinces_of
from coopstats.charts.province_map import Boundaries
from coopstats.charts.scope import Ask
from tests.browser.server import ROOT, running_server

RENDERINGS = Path(__file__).parent / "renderings"
INDICATORS = ("cooperatives", "workers", "workers_per_cooperative", "cooperatives_growth")
SECTORS = (*FILTER_SECTORS, "agriculture_kind", "fishery_kind", "agriculture_chapter")
START_SECONDS = 60


def write_tutorial_files(ask: Ask, folder: Path) -> None:
    """figures.csv (a row a province, indicator, definition, sector, year, publisher) and shapes.json
    (outlines by province, the same vertices as the dashboard's)."""
    names = {place.code: place.name.vi for place in provinces_of("63")}
    frames = [
        ask(
            "panel",
            indicator=indicator,
            sector=sector,
            era="63",
            first_year=1990,
            last_year=2035,
        ).assign(indicator=indicator, sector=sector)
        for indicator in INDICATORS
        for sector in dict.fromkeys(SECTORS)
    ]
    figures = pd.concat([frame for frame in frames if len(frame)], ignore_index=True)
    figures = figures.rename(columns={"geo_code": "code"})
    figures["name"] = figures["code"].map(names)
    figures["series"] = figures["publisher_id"] + " – " + figures["definition"]
    figures.to_csv(folder / "figures.csv", index=False)
    outlines = Boundaries("63", ask("boundaries", era="63"), ask("islands"))
    shapes = {
        "names": names,
        "x": {code: path[0] for code, path in outlines.paths.items()},
        "y": {code: path[1] for code, path in outlines.paths.items()},
        "island_x": outlines.island_lon,
        "island_y": outlines.island_lat,
    }
    (folder / "shapes.json").write_text(json.dumps(shapes), encoding="utf-8")


@contextlib.contextmanager
def streamlit_page(
    script: str, folder: Path, log: Path, settings: dict[str, str] | None = None
) -> Iterator[str]:
    """Serve one script of `renderings` with the project's settings and those given here (names of
    environment variables); yields the address.

    Streamlit serves static files from beside the script, so the script is copied next to them.
    """
    home = folder / log.stem
    home.mkdir()
    shutil.copytree(ROOT / "static", home / "static")
    copy = Path(shutil.copy(RENDERINGS / script, home / script))
    environment = {"PYTHONPATH": str(ROOT), "HOPLUC_BENCH_DATA": str(folder)}
    environment |= settings or {}
    with running_server(copy, log, environment) as address:
        yield address


@contextlib.contextmanager
def dash_page(log: Path) -> Iterator[str]:
    """Serve the Dash rendering; yields the address. Raises RuntimeError when it does not answer."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.renderings.dash_page", str(port)],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            deadline = time.monotonic() + START_SECONDS
            while not _answers(address):
                if process.poll() is not None or time.monotonic() > deadline:
                    end = log.read_text(encoding="utf-8", errors="replace")[-3000:]
                    raise RuntimeError(f"Dash did not start:\n{end}")
                time.sleep(0.1)
            yield address
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2):
            return True
    except OSError:
        return False
