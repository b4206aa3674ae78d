"""Writes a simulated register: files of each year, events, the manifest and the calibration report."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from etl.paths import PUBLISHED_DIR
from etl.register.manifest import Manifest, write_manifest
from etl.register.schema import EVENT, RECORDS
from etl.simulate.anchors import Anchors, read_anchors
from etl.simulate.calibration import (
    Key,
    Totals,
    compare,
    write_comparisons,
    write_report,
)
from etl.simulate.columns import Table, pa, pacsv, pq
from etl.simulate.dirt import spoil
from etl.simulate.figures import YearOfReports, draw_temper
from etl.simulate.population import Population, grow_population
from etl.simulate.unions_and_groups import (
    draw_bodies,
    groups_of_year,
    union_codes,
    unions_of_year,
)

Progress = Callable[[int], None]
_TOTALS = Path(__file__).with_name("sql") / "totals.sql"


@dataclass(frozen=True, slots=True)
class Order:
    """What to simulate. `dirty` is the share of spoiled rows, 0 for a clean register."""

    n_cooperatives: int
    years: tuple[int, ...]
    seed: int
    dirty: float = 0.0
    as_parquet: bool = False
    published: Path = PUBLISHED_DIR


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: cooperative-years, other rows, files, and figures compared."""

    cooperative_years: int
    other_rows: int
    files: int
    compared: int


def _columns(record: str) -> tuple[str, ...]:
    return tuple(field.name for field in RECORDS[record])


def _write(table: Table, folder: Path, stem: str, as_parquet: bool) -> None:
    if as_parquet:
        pq.write_table(table, folder / f"{stem}.parquet", compression="zstd")
    else:
        options = pacsv.WriteOptions(quoting_style="needed", batch_size=65_536)
        pacsv.write_csv(table, folder / f"{stem}.csv", options)


def _write_events(folder: Path, population: Population) -> int:
    # Of a single year there are none; an empty file is remarked on.
    if not population.events:
        return 0
    names = [field.name for field in EVENT]
    at = {year: t for t, year in enumerate(population.years)}
    with (folder / "identity_events.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(names)
        for event in population.events:
            t = at[event.year]
            before = population.tax_code[max(t - 1, 0)][event.before]
            after = population.tax_code[t][event.after]
            writer.writerow([event.year, event.kind, before, after, ""])
    return len(population.events)


def _totals(connection: duckdb.DuckDBPyConnection, reports: Table) -> dict[Key, Totals]:
    connection.register("reports", reports)
    rows = connection.execute(_TOTALS.read_text(encoding="utf-8"))
    names = [column[0] for column in rows.description or []]
    found: dict[Key, Totals] = {}
    for row in rows.fetchall():
        cells: dict[str, Any] = dict(zip(names, row, strict=True))
        key = (cells.pop("year"), cells.pop("geo_code"), cells.pop("sector"))
        found[key] = {n: None if v is None else float(v) for n, v in cells.items()}
    connection.unregister("reports")
    return found


class _Bodies:
    """Unions and groups of the country, drawn once and reported year by year."""

    def __init__(self, anchors: Anchors, scale: float, rng: np.random.Generator) -> None:
        self.anchors, self.rng = anchors, rng
        self.scale, self.scale_groups = scale, min(scale, 1.0)
        self.n_unions = np.maximum(np.rint(anchors.course("unions") * scale), 1).astype(int)
        self.n_groups = np.maximum(np.rint(anchors.course("groups") * self.scale_groups), 1).astype(
            int
        )
        self.unions = draw_bodies(int(self.n_unions.max()), anchors, 0.6, rng)
        self.groups = draw_bodies(int(self.n_groups.max()), anchors, 0.65, rng)

    def union_members(self, t: int) -> int:
        return round(float(self.anchors.course("union_members")[t]) * self.scale)

    def of_year(self, t: int) -> tuple[Table, Table]:
        year = self.anchors.years[t]
        unions = unions_of_year(
            self.unions, int(self.n_unions[t]), year, self.union_members(t),
            _columns("unions"), self.rng,
        )  # fmt: skip
        members = float(self.anchors.course("group_members")[t]) * self.scale_groups
        groups = groups_of_year(
            self.groups, int(self.n_groups[t]), year, members, _columns("groups"), self.rng
        )
        return unions, groups


def _add_bodies(totals: dict[Key, Totals], year: int, unions: Table, groups: Table) -> None:
    def total(table: Table, column: str) -> float:
        return float(np.asarray(table[column]).sum())

    totals[year, "VN", "all"] = {
        **totals[year, "VN", "all"],
        "unions": float(len(unions)),
        "union_members": total(unions, "member_cooperatives"),
        "groups": float(len(groups)),
        "group_members": total(groups, "members"),
    }


def simulate(order: Order, folder: Path, progress: Progress = lambda _: None) -> Written:
    """Writes the register into a new or empty folder; equal orders write equal bytes.

    Raises ValueError where the folder holds files, FileExistsError where it is a file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise ValueError("the folder is not empty")
    anchors = read_anchors(order.published, order.years)
    scale = order.n_cooperatives / float(anchors.course("registered")[-1])
    rng = np.random.default_rng(order.seed)
    population = grow_population(anchors, scale, rng)
    temper = draw_temper(population, len(anchors.province_codes), rng)
    bodies = _Bodies(anchors, scale, rng)
    connection = duckdb.connect(config={"threads": 2})
    totals: dict[Key, Totals] = {}
    n_rows = n_others = n_files = 0
    all_unions: list[Table] = []
    for t, year in enumerate(order.years):
        progress(year)
        unions, groups = bodies.of_year(t)
        reports = YearOfReports(population, temper, anchors, scale, t, rng).table(
            union_codes(len(unions)), bodies.union_members(t), _columns("cooperatives")
        )
        totals |= _totals(connection, reports)
        _add_bodies(totals, year, unions, groups)
        if order.dirty > 0:
            reports = spoil(reports, order.dirty, rng)
        _write(reports, folder, f"cooperatives_{year}", order.as_parquet)
        _write(groups, folder, f"groups_{year}", order.as_parquet)
        all_unions.append(unions)
        n_rows += len(reports)
        n_others += len(unions) + len(groups)
        n_files += 2
    connection.close()
    _write(pa.concat_tables(all_unions), folder, "unions", order.as_parquet)
    n_others += _write_events(folder, population)
    if order.dirty > 0 and not order.as_parquet:
        # An office sends last year's file again under a new name.
        last = folder / f"cooperatives_{order.years[-1]}.csv"
        (folder / f"cooperatives_{order.years[-1]}_again.csv").write_bytes(last.read_bytes())
        n_files += 1
    comparisons = compare(anchors, scale, bodies.scale_groups, totals)
    write_comparisons(folder, comparisons)
    write_report(folder, comparisons, anchors, {
        "hợp tác xã cuối kỳ / cooperatives at the end": order.n_cooperatives,
        "năm / years": f"{order.years[0]}–{order.years[-1]}",
        "seed": order.seed,
        "dirty": order.dirty,
    })  # fmt: skip
    write_manifest(folder, Manifest(
        "simulation",
        f"simulated-register-{order.n_cooperatives}-{order.seed}",
        "Sổ đăng ký mô phỏng, không phải số công bố",
        "Simulated register, not published figures",
        f"{order.years[-1]}-12-31",
        is_simulated=True,
    ))  # fmt: skip
    return Written(n_rows, n_others, n_files + 2, len(comparisons))
