"""What the server takes: a run of each page, each query, a cold start, a build, bytes of a page."""

from __future__ import annotations

import itertools
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from coopstats.catalog import provinces_of
from coopstats.warehouse import Service
from tests.bench.timings import Sample, repeat
from tests.browser.server import ROOT

PAGES = tuple(sorted(path.stem for path in (ROOT / "pages").glob("*.py")))
# Questions about a register need one: `register_scale` measures them on a large one.
QUERIES = tuple(
    path
    for path in sorted((ROOT / "coopstats" / "warehouse" / "queries").glob("*.sql"))
    if not path.stem.startswith("register_")
)
RUN_SECONDS = 60

# What pages put into a question: whole years, the country and a province, an indicator of each kind.
VALUES: dict[str, Sequence[Any]] = {
    "most": (500,),
    "indicator": ("cooperatives", "workers", "revenue_per_cooperative"),
    "place": ("VN", "01"),
    "places": (["VN"], ["01", "VN"]),
    "era": ("63", "34"),
    "sector": ("all",),
    "sectors": (["all"],),
    "first_year": (2000,),
    "last_year": (2025,),
    "kind": ("labour_size",),
    "obs_ids": (["none"],),
}

_COLD_START = """
from streamlit.testing.v1 import AppTest
page = AppTest.from_file({script!r}, default_timeout=60).run()
assert not page.exception, page.exception
"""


@dataclass(slots=True)
class PageRun:
    """Runs of one page in milliseconds, and the bytes that it sends."""

    page: str
    new: Sample = field(default_factory=Sample)
    seen: Sample = field(default_factory=Sample)
    figure_bytes: int = 0
    payload_bytes: int = 0


def measure_pages(places: int) -> list[PageRun]:
    """Each page for the country and `places` provinces, first never seen by this process, then
    again. The whole run counts: filters, answers, figures, and AppTest's own reading of it."""
    codes = [province.code for province in provinces_of("63")][1 : places + 1]
    found: list[PageRun] = []
    for page in PAGES:
        run = PageRun(page)
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=RUN_SECONDS).run()
        app.switch_page(f"pages/{page}.py").run()
        _weigh(app, run)
        for sample in (run.new, run.seen):
            for code in codes:
                # AppTest cannot press in a component; a press on the map asks in the same way.
                app.session_state["hl_pending_place"] = code
                with sample.timed():
                    app.run()
                if app.exception:
                    raise RuntimeError(f"{page}, {code}: {app.exception}")
                _weigh(app, run)
        found.append(run)
    return found


def _weigh(app: AppTest, run: PageRun) -> None:
    """Keep the most bytes of figures, and of everything, that the page has sent in one run."""
    for element in _elements(app._tree):
        body = element.proto.bytes if getattr(element, "type", "") == "bidi_component" else b""
        if not body:
            continue
        # The place picker is a component too, and has no cards.
        cards = json.loads(body).get("cards", [])
        figures = sum(len((card.get("figure") or "").encode()) for card in cards)
        run.figure_bytes = max(run.figure_bytes, figures)
        run.payload_bytes = max(run.payload_bytes, len(body))


def _elements(block: Any) -> Iterator[Any]:
    for child in block.children.values():
        yield child
        if hasattr(child, "children"):
            yield from _elements(child)


def measure_queries(times: int) -> dict[str, Sample]:
    """Each of `QUERIES` with the values that pages use, asked of the database, uncached."""
    warehouse = Service("published").current().warehouse
    found: dict[str, Sample] = {}
    for path in QUERIES:
        names = sorted(set(re.findall(r"\$(\w+)", path.read_text(encoding="utf-8"))))
        sample = found[path.stem] = Sample()
        for values in itertools.product(*(VALUES[name] for name in names)):
            asked = dict(zip(names, values, strict=True))
            for _ in range(times):
                with sample.timed():
                    warehouse.ask(path.stem, **asked)
    return found


def measure_cold_start(times: int) -> Sample:
    """From a new interpreter to the first page of dashboard.py, complete."""
    program = _COLD_START.format(script=str(ROOT / "dashboard.py"))
    return repeat(times, lambda: _run([sys.executable, "-c", program]))


def measure_build(times: int, warehouse: Path) -> Sample:
    """`python -m etl build` from the published files into `warehouse`, in a new process."""
    command = [sys.executable, "-m", "etl", "build", "--quiet"]
    return repeat(times, lambda: _run(command, {"HOPLUC_WAREHOUSE": str(warehouse)}))


def _run(command: list[str], more: dict[str, str] | None = None) -> None:
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **(more or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"ended with {done.returncode}: {(done.stdout + done.stderr)[-2000:]}")
