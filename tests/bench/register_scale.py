"""From a register's files to a published version: time, memory, size, next to merely reading them.

    python tests/bench/register_scale.py 35000 60000 590000

For each number of cooperatives a register of 2015-2025 is simulated, its files are read by DuckDB
into typed tables of a database file (the floor), and built and published by the real pipeline, each in
a process of its own, in turns: a machine that others use too is not as quick from minute to minute.
The tables go to docs/benchmarks-register.md: one line a size, then the steps of the build, down to the
table or statement. Both come from the same build, the last one.
"""

from __future__ import annotations

import json
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "benchmarks-register.md"
LONGEST = 20

_SIMULATE = """
import sys; from pathlib import Path
from etl.simulate.country import Order, simulate
written = simulate(Order(int(sys.argv[1]), tuple(range(2015, 2026)), 1), Path(sys.argv[2]))
print(written.cooperative_years, written.other_rows)
"""
_READ = """
import sys; from pathlib import Path; import duckdb
from etl.register.schema import RECORDS, column_types, record_of
config = {"threads": 2, "memory_limit": "3GB"}
with duckdb.connect(sys.argv[2], config=config) as connection:
    for record in ("cooperatives", "unions", "groups"):
        files = sorted(str(p) for p in Path(sys.argv[1]).glob(f"{record}*.csv"))
        connection.read_csv(files, columns=column_types(record), header=True, auto_detect=False,
                            delimiter=",", quotechar='"').create(record)
    connection.execute("CHECKPOINT")
"""
_BUILD = """
import json, sys, time; from pathlib import Path
# The names of the .sql files say what a statement makes; each is timed as a caller sees it.
from tests.bench.statements import timed
spent = timed()
from etl.build.publish import build_and_publish
from etl.register.build import RegisterBuild, empty_intake
began = time.perf_counter()
folder = Path(sys.argv[1])
intake, manifest = empty_intake(folder)
build_and_publish(lambda: intake, Path(sys.argv[2]), more=RegisterBuild(folder, manifest),
    progress=lambda step: print(step, round(time.perf_counter() - began, 2)))
print("end", round(time.perf_counter() - began, 2))
print("statements", json.dumps(spent))
"""
_QUERIES = "from tests.bench.register_queries import main; main()"
_PROVINCE_FILE = """
import csv, sys; from collections import Counter; from pathlib import Path
register, folder = map(Path, sys.argv[1:])
with (register / "cooperatives_2025.csv").open(encoding="utf-8", newline="") as file:
    header, *rows = csv.reader(file)
province = header.index("province_code")
code, _ = Counter(row[province] for row in rows).most_common()[-1]
path = folder / f"cooperatives_2025_{code}.csv"
with path.open("w", encoding="utf-8", newline="") as file:
    csv.writer(file).writerows([header, *[row for row in rows if row[province] == code][:1000]])
print(path)
"""
_ADD = """
import sys; from pathlib import Path
from etl.register.add.door import add_file
add_file(Path(sys.argv[1]), Path(sys.argv[2]) / "simulated")
"""
# A program that has run before starts from its bytecode, also where the environment keeps none.
_ENVIRONMENT = {name: v for name, v in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
LISTED = 12
# Seconds differ by a quarter from minute to minute where others use the machine too.
ROUNDS = 5


def run(
    code: str, *arguments: object, warehouse: Path | None = None
) -> tuple[float, float, float, str]:
    """Seconds, CPU seconds, peak MB and output of a piece of Python in a process of its own."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT, stdout=subprocess.PIPE, text=True,
        env={**_ENVIRONMENT, **({"HOPLUC_WAREHOUSE": str(warehouse)} if warehouse else {})},
    )  # fmt: skip
    said = process.stdout.read() if process.stdout else ""
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"failed: {code.strip().splitlines()[0]}")
    cpu = usage.ru_utime + usage.ru_stime
    return time.perf_counter() - began, cpu, usage.ru_maxrss / 1024, said


def settled(code: str, *arguments: object, warehouse: Path | None = None) -> Any:
    """`run`, once what was written before is on the disk."""
    os.sync()
    return run(code, *arguments, warehouse=warehouse)


def measure(n: int, folder: Path) -> dict[str, Any]:
    """One line of the table: medians of the rounds."""
    register = folder / "register"
    simulated, _, _, said = run(_SIMULATE, n, register)
    rows, others = map(int, said.split("\n")[-2].split()[-2:])
    csv_bytes = sum(p.stat().st_size for p in register.glob("*.csv"))
    *_, province_file = run(_PROVINCE_FILE, register, folder)
    rounds: list[dict[str, float]] = []
    asked: list[dict[str, tuple[float, float]]] = []
    steps, version_mb = "", 0.0
    for _ in range(ROUNDS):
        one = {}
        (folder / "read.duckdb").unlink(missing_ok=True)
        shutil.rmtree(folder / "simulated", ignore_errors=True)
        one["read_s"], one["read_cpu"], one["read_mb"], _ = settled(
            _READ, register, folder / "read.duckdb"
        )
        one["build_s"], one["build_cpu"], one["build_mb"], steps = settled(
            _BUILD, register, folder / "simulated"
        )
        one["ratio"] = one["build_s"] / one["read_s"]
        one["cpu_ratio"] = one["build_cpu"] / one["read_cpu"]
        version = next((folder / "simulated" / "versions").glob("*.duckdb"))
        version_mb = version.stat().st_size / 1e6
        *_, said = settled(_QUERIES, warehouse=folder)
        asked.append({name: (p50, p95) for name, _, p50, p95 in json.loads(said.splitlines()[-1])})
        one["add_s"], *_ = settled(_ADD, province_file.strip(), folder)
        rounds.append(one)
    # DuckDB may draw a progress bar between the lines.
    at = [
        words
        for line in steps.splitlines()
        if len(words := line.split()) == 2 and words[0].isalpha()
    ]
    statements: dict[str, float] = next(
        json.loads(line.removeprefix("statements "))
        for line in steps.splitlines()
        if line.startswith("statements ")
    )
    spent = {a: float(after) - float(t) for (a, t), (_, after) in pairwise(at)}
    return {
        "cooperatives": n, "rows": rows, "other_rows": others, "csv_mb": csv_bytes / 1e6,
        "simulate_s": simulated, "version_mb": version_mb,
        **{name: median([one[name] for one in rounds]) for name in rounds[0]},
        "ratios": [one["ratio"] for one in rounds],
        "adds": [one["add_s"] for one in rounds],
        "queries": {
            name: tuple(median([one[name][which] for one in asked]) for which in range(2))
            for name in asked[0]
        },
        "steps": {name: round(seconds, 1) for name, seconds in spent.items()},
        "statements": statements,
    }  # fmt: skip


def page(lines: list[dict[str, Any]]) -> str:
    """The page with one line a size."""
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    text = [
        "# Register: from files to a published version",
        "",
        "Written by `python tests/bench/register_scale.py`. *Read* is DuckDB reading the same files into",
        "typed tables of a database file, nothing else; *build* is everything from the files to the",
        "published version (checks, figures, marts, reading back); *add* is one province's file of 2025,",
        "1,000 rows at most, from the file to the next published version. Each in a process of its own,",
        f"{ROUNDS} times in turns, the disk at rest: medians, and in brackets the least and the most.",
        "",
        f"{platform.machine()}, {os.cpu_count()} cores, load average at the end {load}.",
        "",
        "| cooperatives | cooperative-years | other rows | CSV MB | simulate s | read s | build s "
        "| build / read | read CPU s | build CPU s | CPU build / read | build peak MB | version MB "
        "| add s | add / read "
        "| seconds by step |",
        "|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|",
    ]
    for one in lines:
        steps = ", ".join(f"{name} {seconds}" for name, seconds in dict(one["steps"]).items())
        ratios = f"{one['ratio']:.2f} ({min(one['ratios']):.2f} to {max(one['ratios']):.2f})"
        adds = f"{one['add_s']:.1f} ({min(one['adds']):.1f} to {max(one['adds']):.1f})"
        # Seconds of a slow hour are those of both.
        beside = one["add_s"] / one["read_s"]
        text.append(
            "| {cooperatives:,} | {rows:,} | {other_rows:,} | {csv_mb:,.0f} | {simulate_s:.1f} "
            "| {read_s:.1f} | {build_s:.1f} | {said_ratios} | {read_cpu:.1f} | {build_cpu:.1f} "
            "| {cpu_ratio:.2f} | {build_mb:,.0f} | {version_mb:,.0f} | {said_adds} | {beside:.2f} "
            "| {said_steps} |".format(
                **one, said_ratios=ratios, said_adds=adds, beside=beside, said_steps=steps
            )
        )
    return "\n".join([*text, *_questions(lines), *_statements(lines)]) + "\n"


def _questions(lines: list[dict[str, Any]]) -> list[str]:
    """The list's search, then the slowest questions of pages, a line each, a column a size."""
    largest = lines[-1]["queries"]
    search = [name for name in largest if name.startswith("list")]
    pages = sorted(set(largest) - set(search), key=lambda name: -largest[name][1])[:LISTED]
    text = [
        "",
        "## What pages ask",
        "",
        "Milliseconds, median and 95th percentile, uncached (`tests/bench/register_queries.py`): the",
        "list with words, filters and every order, then the slowest questions of all pages. Of each,",
        f"the middle one of {ROUNDS} runs.",
        "",
        "| question | " + " | ".join(f"{one['cooperatives']:,}" for one in lines) + " |",
        "|---|" + "---:|" * len(lines),
    ]
    for name in [*search, *pages]:
        cells = (one["queries"].get(name, (0.0, 0.0)) for one in lines)
        said = (f"{p50:.0f}, {p95:.0f}" for p50, p95 in cells)
        text.append(f"| {name} | " + " | ".join(said) + " |")
    return text


def _statements(lines: list[dict[str, Any]]) -> list[str]:
    """The longest statements, a line each, a column a size."""
    names = sorted(lines[-1]["statements"], key=lambda name: -lines[-1]["statements"][name])
    text = [
        "",
        "## What takes the time",
        "",
        "Seconds of the longest statements (the `.sql` file that they stand in), from beginning to end,",
        "of the last build. Several go on side by side, as do hashing the files and counting single",
        "reports: together they take longer than the build. The smaller forms are loaded by what gives",
        "way to the cooperatives, over all of their time.",
        "",
        "| statement | " + " | ".join(f"{one['cooperatives']:,}" for one in lines) + " |",
        "|---|" + "---:|" * len(lines),
    ]
    for name in names[:LONGEST]:
        spent = (f"{one['statements'].get(name, 0):.2f}" for one in lines)
        text.append(f"| {name} | " + " | ".join(spent) + " |")
    return text


def main() -> None:
    """Measures the sizes named on the command line."""
    sizes = [int(text) for text in sys.argv[1:]] or [35_000, 60_000, 590_000]
    lines: list[dict[str, Any]] = []
    for n in sizes:
        with tempfile.TemporaryDirectory() as folder:
            lines.append(measure(n, Path(folder)))
        print(json.dumps(lines[-1]), flush=True)
        PAGE.write_text(page(lines), encoding="utf-8")


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
