"""Who exists: births, deaths, places, classes and changes of identity of the simulated units.

Everything is drawn from one seeded generator over arrays; no unit is handled on its own.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from coopstats import catalog
from coopstats.catalog import ALLIANCE_CLASSES
from etl.register.tax_code import whole_codes
from etl.simulate.anchors import LEAST_DEATH_RATE, Anchors

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

# The first two digits are those of a province's tax office, which end well below 99: a simulated
# code cannot be taken for a real one.
TAX_PREFIX = 99
OLDEST_YEAR = 1990
MOVES_A_YEAR = 0.0006
RENAMES_A_YEAR = 0.004
RE_REGISTRATIONS_A_YEAR = 0.0015
MERGED_OF_DEATHS = 0.06
SPLIT_OF_BIRTHS = 0.01


@dataclass(frozen=True, slots=True)
class Event:
    """One change of identity: year, kind, unit before and unit after (positions in Population)."""

    year: int
    kind: str
    before: int
    after: int


@dataclass(slots=True)
class Population:
    """All units that ever existed, one entry of each array a unit.

    `province[t]` is the place in the list of 63 provinces in year t; `tax_code[t]` the code then;
    `n_names[t]` how often the unit had been renamed. `died` is 0 where the unit still exists.
    """

    years: tuple[int, ...]
    founded: Ints
    founded_day: Ints
    died: Ints
    sector: Ints
    size: Floats
    province: list[Ints]
    tax_code: list[Ints]
    n_names: list[Ints]
    events: list[Event]

    def alive(self, year: int) -> Bools:
        """Which units are on the books at the end of a year."""
        return (self.founded <= year) & ((self.died == 0) | (self.died > year))

    def listed(self, year: int) -> Bools:
        """Which units have a row for a year: those alive and those dissolved in it."""
        return (self.founded <= year) & ((self.died == 0) | (self.died >= year))


def _fit_margins(seed: Floats, rows: Floats, columns: Floats) -> Floats:
    """A table with the given sums of rows and columns, as near to `seed` as can be (IPF)."""
    table = seed * 1.0
    for _ in range(60):
        table *= (rows / table.sum(axis=1))[:, None]
        table *= (columns / table.sum(axis=0))[None, :]
    return table


def whole_numbers(wanted: Floats, total: int) -> Ints:
    """Whole numbers that add up to `total`, nearest to `wanted` (largest remainders)."""
    flat = np.maximum(wanted.ravel(), 0.0)
    if flat.sum() == 0:
        flat = np.ones_like(flat)
    flat = flat * (total / flat.sum())
    base = np.floor(flat).astype(np.int64)
    left = total - int(base.sum())
    if left:
        base[np.argsort(base - flat, kind="stable")[:left]] += 1
    return base.reshape(wanted.shape)


def _cells_to_units(counts: Ints, rng: np.random.Generator) -> tuple[Ints, Ints]:
    """Province and class of each unit of a table of counts, in random order."""
    flat = np.repeat(np.arange(counts.size), counts.ravel())
    rng.shuffle(flat)
    return flat // counts.shape[1], flat % counts.shape[1]


def _weighted(rng: np.random.Generator, candidates: Ints, log_weight: Floats, n: int) -> Ints:
    """`n` of the candidates without replacement, with chances by weight (Gumbel top n)."""
    n = min(n, len(candidates))
    if n <= 0:
        return np.empty(0, dtype=np.int64)
    keys = log_weight + rng.gumbel(size=len(candidates))
    return candidates[np.argpartition(-keys, n - 1)[:n]]


def _founding_years(rng: np.random.Generator, first: int, n: int) -> Ints:
    """Founding years of what existed before: more in the years after each law on cooperatives."""
    years = np.arange(OLDEST_YEAR, first + 1)
    waves = {1997: 3.0, 2004: 2.0, 2013: 2.5}
    weight = 1.0 + 0.06 * (years - OLDEST_YEAR)
    for law, height in waves.items():
        weight = weight + height * np.exp(-(((years - law) / 2.0) ** 2))
    return rng.choice(years, size=n, p=weight / weight.sum())


def _regions() -> Ints:
    """The region of each of the 63 provinces, as a number."""
    order = {region.id: i for i, region in enumerate(catalog.regions_of("63"))}
    return np.array([order[province.region] for province in catalog.provinces_of("63")])


class _Builder:
    """Grows the population year by year."""

    def __init__(self, anchors: Anchors, scale: float, rng: np.random.Generator) -> None:
        self.anchors, self.rng = anchors, rng
        self.totals = np.maximum(np.rint(anchors.course("registered") * scale), 1).astype(np.int64)
        self.births = np.rint(anchors.course("new") * scale).astype(np.int64)
        n_provinces, n_classes = len(anchors.province_codes), len(ALLIANCE_CLASSES)
        # Provinces differ in what their cooperatives do; the sums of rows and columns stay.
        self.seed = np.exp(rng.normal(0.0, 0.45, (n_provinces, n_classes)))
        self.founded = np.empty(0, dtype=np.int64)
        self.died = np.empty(0, dtype=np.int64)
        self.sector = np.empty(0, dtype=np.int64)
        self.home = np.empty(0, dtype=np.int64)
        self.size = np.empty(0)
        self.events: list[Event] = []

    def _wanted(self, t: int) -> Floats:
        total = float(self.totals[t])
        return _fit_margins(
            self.seed, self.anchors.province_share[t] * total, self.anchors.class_share[t] * total
        )

    def _add(self, counts: Ints, founded: Ints) -> Ints:
        province, sector = _cells_to_units(counts, self.rng)
        first = len(self.founded)
        n = len(province)
        self.founded = np.concatenate([self.founded, founded])
        self.died = np.concatenate([self.died, np.zeros(n, dtype=np.int64)])
        self.sector = np.concatenate([self.sector, sector])
        self.home = np.concatenate([self.home, province])
        # New units begin smaller than those that have lasted.
        self.size = np.concatenate([self.size, self.rng.normal(0.0, 1.0, n)])
        return np.arange(first, first + n)

    def start(self) -> None:
        """What is on the books at the end of the first year."""
        first = self.anchors.years[0]
        total = int(self.totals[0])
        counts = whole_numbers(self._wanted(0), total)
        founded = _founding_years(self.rng, first - 1, total)
        new = min(int(self.births[0]), total)
        founded[self.rng.choice(total, new, replace=False)] = first
        self._add(counts, founded)

    def step(self, t: int) -> None:
        """Deaths and births of one year, so that the year's total is met."""
        year, total = self.anchors.years[t], int(self.totals[t])
        alive = np.flatnonzero(self.died == 0)
        least = int(np.ceil(LEAST_DEATH_RATE * len(alive)))
        born = max(int(self.births[t]), total - len(alive) + least, 0)
        gone = max(len(alive) + born - total, 0)
        age = year - self.founded[alive]
        log_weight = -0.9 * self.size[alive] - 0.04 * np.minimum(age, 20)
        dead = np.sort(_weighted(self.rng, alive, log_weight, gone))
        self.died[dead] = year
        alive = np.flatnonzero(self.died == 0)
        shape = self.seed.shape
        cell = self.home[alive] * shape[1] + self.sector[alive]
        have = np.bincount(cell, minlength=shape[0] * shape[1]).reshape(shape)
        births = self._add(
            whole_numbers(self._wanted(t) - have, born), np.full(born, year, dtype=np.int64)
        )
        self.size[births] -= 0.5
        self._merge_and_split(year, dead, births, alive)

    def _merge_and_split(self, year: int, dead: Ints, births: Ints, alive: Ints) -> None:
        if not len(alive):
            return
        for kind, part, share in (
            ("merger", dead, MERGED_OF_DEATHS), ("split", births, SPLIT_OF_BIRTHS),
        ):  # fmt: skip
            chosen = np.sort(self.rng.permutation(part)[: int(len(part) * share)])
            other = self.rng.choice(alive, len(chosen))
            for one, partner in zip(chosen.tolist(), other.tolist(), strict=True):
                pair = (one, partner) if kind == "merger" else (partner, one)
                self.events.append(Event(year, kind, *pair))


def _by_year(
    builder: _Builder, years: tuple[int, ...], codes: Ints, spare: Ints
) -> tuple[list[Ints], list[Ints], list[Ints]]:
    """Province, tax code and number of names of each unit in each year; adds the events."""
    rng = builder.rng
    region = _regions()
    province, code = builder.home.copy(), codes.copy()
    names = np.zeros(len(codes), dtype=np.int64)
    next_spare = 0
    found: tuple[list[Ints], list[Ints], list[Ints]] = ([], [], [])
    for t, year in enumerate(years):
        here = np.flatnonzero((builder.founded < year) & (builder.died == 0))
        # A move of 2025 could not be told from the change of codes, so none happens then.
        if t > 0 and len(here):
            if year < 2025:
                movers = np.sort(rng.choice(here, int(len(here) * MOVES_A_YEAR), replace=False))
                goal = rng.integers(0, len(region), len(movers))
                kept = (region[goal] == region[province[movers]]) & (goal != province[movers])
                province = province.copy()
                province[movers[kept]] = goal[kept]
                builder.events += [Event(year, "move", i, i) for i in movers[kept].tolist()]
            renamed = np.sort(rng.choice(here, int(len(here) * RENAMES_A_YEAR), replace=False))
            names = names.copy()
            names[renamed] += 1
            builder.events += [Event(year, "rename", i, i) for i in renamed.tolist()]
            again = np.sort(
                rng.choice(here, int(len(here) * RE_REGISTRATIONS_A_YEAR), replace=False)
            )[: len(spare) - next_spare]
            code = code.copy()
            code[again] = spare[next_spare : next_spare + len(again)]
            next_spare += len(again)
            builder.events += [Event(year, "re_registration", i, i) for i in again.tolist()]
        for track, now in zip(found, (province, code, names), strict=True):
            track.append(now)
    return found


def tax_codes(first: int, n: int) -> Ints:
    """`n` valid ten-digit codes with the simulated prefix, from sequence number `first` on."""
    nine = TAX_PREFIX * 10_000_000 + np.arange(first, first + int(n * 1.12) + 20, dtype=np.int64)
    if int(nine[-1]) >= (TAX_PREFIX + 1) * 10_000_000:
        raise ValueError("more units than simulated tax codes")
    return whole_codes(nine)[:n]


def grow_population(anchors: Anchors, scale: float, rng: np.random.Generator) -> Population:
    """All units of all years. `scale` is the wanted number over the published one."""
    builder = _Builder(anchors, scale, rng)
    builder.start()
    for t in range(1, len(anchors.years)):
        builder.step(t)
    n = len(builder.founded)
    n_spare = int(n * RE_REGISTRATIONS_A_YEAR * len(anchors.years)) + 10
    codes = tax_codes(1, n + n_spare)
    province, tax_code, names = _by_year(builder, anchors.years, codes[:n], codes[n:])
    return Population(
        anchors.years,
        builder.founded,
        rng.integers(0, 365, n),
        builder.died,
        builder.sector,
        builder.size,
        province,
        tax_code,
        names,
        builder.events,
    )
