"""What was measured, as tables on the terminal and as docs/benchmarks.md."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.bench.browser_side import BrowserRun, Rendering
from tests.bench.server_side import PageRun
from tests.bench.timings import Sample, Verdict

LIBRARIES = ("streamlit", "duckdb", "plotly", "pandas", "dash", "playwright")
NAMES = {
    "board": "Hợp Lực: four charts on the board",
    "tutorial": "Streamlit the tutorial way, as installed",
    "tutorial_here": "the same, without the collection after each run",
    "dash": "Dash, the same figures and the same cache",
    "bare": "bare `Plotly.react`, no server (the floor)",
    "overview": "Hợp Lực: the whole overview page, three of the charts",
}


@dataclass(slots=True)
class Grid:
    """One table of the report and the command that makes its numbers."""

    title: str
    command: str
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]] = field(default_factory=list)
    note: str = ""


def page_grid(runs: Sequence[PageRun], command: str) -> Grid:
    grid = Grid(
        "One run of a page on the server",
        command,
        ("page", "seen p50", "seen p95", "new p50", "new p95", "figures KB", "all sent KB"),
        note=(
            "Milliseconds. *Seen*: some visitor has asked for this state since the server started; "
            "*new*: nobody has. Provinces one after the other, AppTest's own time included. Bytes: "
            "the most of any run, as sent."
        ),
    )
    for run in runs:
        times = (run.seen.p50, run.seen.p95, run.new.p50, run.new.p95)
        sizes = (run.figure_bytes / 1000, run.payload_bytes / 1000)
        grid.rows.append((run.page, *map(_ms, times), *(f"{size:.0f}" for size in sizes)))
    return grid


def query_grid(queries: dict[str, Sample], command: str) -> Grid:
    grid = Grid(
        "Queries, uncached",
        command,
        ("query", "p50", "p95"),
        note="Milliseconds from the question to the frame.",
    )
    for name, sample in sorted(queries.items(), key=lambda item: -item[1].p50):
        grid.rows.append((name, f"{sample.p50:.1f}", f"{sample.p95:.1f}"))
    return grid


def browser_grid(run: BrowserRun, command: str) -> Grid:
    grid = Grid(
        "From the choice of a province to the charts that show it, in Chromium",
        command,
        ("rendering", "seen: first", "seen: last", "new: first", "new: last"),
        note=(
            f"Milliseconds, medians of {run.changes} changes a column after warm-up, the renderings "
            "in turn in one run, 1440 × 900. From the release of the pointer on the option until "
            "the SVG in the page holds the values that the database gives for the province (map "
            "outline, its bar in the strong colour, its newest point, its sector bar), looked at "
            "once a frame. All show the same marks at the same heights; the map of the tutorial is "
            "a filled scatter with one trace a colour class, because `px.choropleth` needs the "
            "internet: its fastest form. Bare Plotly uses our bundle (plotly.js basic) and has its "
            "figures in the page beforehand."
            " The tutorial page runs twice: with Streamlit's memory collection after each run, its"
            " default, and without it, as this project runs; its other settings are the project's."
            " On the board the outline of a province is a path above the map, elsewhere one more"
            " trace of it. The sector chart is"
            " the split of 2008, the only one published for every province. Dash and bare Plotly"
            " draw at a fixed width. The floor's first and last are one moment: it draws all four"
            " charts in one call."
        ),
    )
    for rendering in run.renderings:
        cells = [rendering.first["seen"], rendering.last["seen"]]
        cells += [rendering.first["new"], rendering.last["new"]]
        grid.rows.append((NAMES[rendering.name], *(_ms(cell.p50) for cell in cells)))
    return grid


def ratios(renderings: Sequence[Rendering]) -> list[Verdict]:
    """How the board stands beside the others, in states that were seen and in new ones."""
    by_name = {rendering.name: rendering for rendering in renderings}
    board, dash = by_name["board"], by_name["dash"]

    def tutorial(state: str) -> float:
        return min(by_name[name].last[state].p50 for name in ("tutorial", "tutorial_here"))

    verdicts: list[Verdict] = []
    for state in ("seen", "new"):
        last = board.last[state].p50
        floor = by_name["bare"].first[state].p50
        verdicts += [
            Verdict(f"tutorial, the faster ÷ board, last chart, {state}",
                    tutorial(state) / last, 1.6, "×", at_least=True),
            Verdict(f"Dash ÷ board, last chart, {state}",
                    dash.last[state].p50 / last, 1.0, "×", at_least=True),
            Verdict(f"board ÷ floor, first visible chart, {state}",
                    board.first[state].p50 / floor, 2.0, "×"),
        ]  # fmt: skip
    return verdicts


def verdict_grid(verdicts: Sequence[Verdict], command: str) -> Grid:
    grid = Grid("Beside the targets", command, ("what", "measured", "target", "met"))
    for verdict in verdicts:
        digits = 2 if verdict.unit == "×" else (1 if verdict.measured < 20 else 0)
        sign = "≥" if verdict.at_least else "≤"
        grid.rows.append(
            (verdict.what, f"{verdict.measured:.{digits}f} {verdict.unit}",
             f"{sign} {verdict.limit:g} {verdict.unit}", "yes" if verdict.is_met else "**no**")
        )  # fmt: skip
    return grid


def show(grids: Sequence[Grid]) -> None:
    console = Console()
    for grid in grids:
        table = Table(title=grid.title, title_justify="left")
        for at, column in enumerate(grid.columns):
            table.add_column(column, justify="left" if at == 0 else "right")
        for row in grid.rows:
            table.add_row(*(cell.replace("**", "") for cell in row))
        console.print(table)


def write(grids: Sequence[Grid], chromium: str, path: Path) -> None:
    """The same tables as Markdown, with the machine and the versions."""
    lines = [
        "# Đo tốc độ / Benchmarks",
        "",
        "Trang này do `make bench` ghi ra; đừng sửa tay. / Written by `make bench`; do not edit.",
        "",
        f"{datetime.now(UTC):%Y-%m-%d}. {_machine()}. Python {platform.python_version()}, "
        + ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
        + (f", Chromium {chromium} (headless, no GPU)." if chromium else "."),
        "Absolute times are this machine's at that hour, other work included; ratios are the result.",
        "",
    ]
    for grid in grids:
        lines += [f"## {grid.title}", "", f"`{grid.command}`", ""]
        if grid.note:
            lines += [grid.note, ""]
        lines += ["| " + " | ".join(grid.columns) + " |", "|---" * len(grid.columns) + "|"]
        lines += ["| " + " | ".join(row) + " |" for row in grid.rows]
        lines.append("")
    lines += _of_a_register(path.with_name("benchmarks-register.md"))
    path.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


def _of_a_register(page: Path) -> list[str]:
    """What `tests/bench/register_scale.py` wrote last, one level of headings lower."""
    if not page.is_file():
        return []
    return re.sub("^(#+) ", r"#\1 ", page.read_text(encoding="utf-8"), flags=re.M).splitlines()


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{os.cpu_count()} cores, {memory:.0f} GiB of memory, {platform.system()}, "
        f"load {os.getloadavg()[1]:.1f} from all work on the machine"
    )


def _ms(milliseconds: float) -> str:
    return f"{milliseconds:.0f}"
