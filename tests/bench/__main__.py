"""`python -m tests.bench`: measure everything, print tables, write docs/benchmarks.md.

`--quick` runs each measure once or twice and writes nothing: it shows that the harness works.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.bench import browser_side, report, server_side
from tests.bench.timings import Verdict
from tests.browser.server import ROOT

PARTS = ("build", "start", "queries", "pages", "browser")


@dataclass(frozen=True, slots=True)
class Amount:
    """How often each thing is measured."""

    builds: int = 2
    starts: int = 2
    queries: int = 5
    places: int = 6
    changes: int = 15


QUICK = Amount(builds=1, starts=1, queries=1, places=1, changes=2)


def run(parts: tuple[str, ...], amount: Amount, folder: Path) -> tuple[list[report.Grid], str]:
    """The tables of the parts asked for, and the version of Chromium where it was used."""
    grids: list[report.Grid] = []
    verdicts: list[Verdict] = []
    warehouse = folder / "warehouse"
    # The database that is measured is one that this run has built.
    build = server_side.measure_build(amount.builds, warehouse)
    os.environ["HOPLUC_WAREHOUSE"] = str(warehouse)
    chromium = ""
    if "build" in parts:
        verdicts.append(Verdict("published build", build.p50 / 1000, 5, "s"))
    if "start" in parts:
        start = server_side.measure_cold_start(amount.starts)
        verdicts.append(Verdict("new interpreter to first page", start.p50 / 1000, 3, "s"))
    if "queries" in parts:
        queries = server_side.measure_queries(amount.queries)
        grids.append(report.query_grid(queries, "python -m tests.bench --only queries"))
        slowest = max(queries, key=lambda name: queries[name].p50)
        verdicts.append(Verdict(f"slowest query, p50 ({slowest})", queries[slowest].p50, 10, "ms"))
    if "pages" in parts:
        pages = server_side.measure_pages(amount.places)
        grids.append(report.page_grid(pages, "python -m tests.bench --only pages"))
        slow = max(pages, key=lambda page: page.seen.p50)
        slow_new = max(pages, key=lambda page: page.new.p50)
        heavy = max(pages, key=lambda page: page.figure_bytes)
        verdicts += [
            Verdict(f"slowest page, seen, p50 ({slow.page})", slow.seen.p50, 60, "ms"),
            Verdict(f"slowest page, new, p50 ({slow_new.page})", slow_new.new.p50, 60, "ms"),
            Verdict(f"most figures ({heavy.page})", heavy.figure_bytes / 1000, 300, "KB"),
        ]
    if "browser" in parts:
        measured = browser_side.measure(amount.changes, folder)
        chromium = measured.chromium
        grids.append(report.browser_grid(measured, "python -m tests.bench --only browser"))
        verdicts += report.ratios(measured.renderings)
    if verdicts:
        grids.insert(0, report.verdict_grid(verdicts, "python -m tests.bench"))
    return grids, chromium


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tiny run, nothing is written")
    parser.add_argument("--only", choices=PARTS, action="append", help="one part; may be repeated")
    asked = parser.parse_args()
    parts = tuple(asked.only or PARTS)
    with tempfile.TemporaryDirectory() as folder:
        grids, chromium = run(parts, QUICK if asked.quick else Amount(), Path(folder))
    report.show(grids)
    # A part of the measures must not replace the page that holds them all.
    if not asked.quick and not asked.only:
        path = ROOT / "docs" / "benchmarks.md"
        report.write(grids, chromium, path)
        print(f"docs/{path.name}")


if __name__ == "__main__":
    main()
