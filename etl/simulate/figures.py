"""What each simulated cooperative reports in a year: people, money, quality, as a table of the schema.

Sizes are skewed (lognormal), sticky from year to year, and larger or smaller by class and province;
each year's totals and means are then scaled to the anchors. Which units report, adopt a technology
or are rated well is a score with a threshold, so a unit keeps its ways.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from coopstats import catalog
from coopstats.catalog import ALLIANCE_CLASSES
from etl.simulate.anchors import (
    MEMBERS_BY_CLASS,
    OPERATING_SHARE,
    REVENUE_BY_CLASS,
    SUSPENDED_SHARE,
    Anchors,
)
from etl.simulate.columns import Column, Table, pa, pc
from etl.simulate.population import Bools, Floats, Ints, Population, whole_numbers

FIRST_YEAR_OF_34 = 2025
MILLION = 1_000_000.0
LEAST_MEMBERS = 7
FUNDS = ALLIANCE_CLASSES.index("credit_funds")

_STATUSES = ("operating", "suspended", "stopped_awaiting_dissolution", "dissolved")
_RATINGS = ("good", "fair", "average", "weak", "unrated")
_NAMES = {
    "agriculture": "HTX nông nghiệp mô phỏng",
    "trade_services": "HTX thương mại dịch vụ mô phỏng",
    "industry_handicraft": "HTX tiểu thủ công nghiệp mô phỏng",
    "transport": "HTX vận tải mô phỏng",
    "credit_funds": "Quỹ tín dụng nhân dân mô phỏng",
    "construction": "HTX xây dựng mô phỏng",
    "environment": "HTX môi trường mô phỏng",
    "other": "HTX mô phỏng",
}
_VSIC = {
    "agriculture": ("0111", "0118", "0145", "0161", "0322"),
    "trade_services": ("4620", "4632", "4711", "5610", "8230"),
    "industry_handicraft": ("1030", "1079", "1322", "1629", "2592"),
    "transport": ("4931", "4932", "4933", "5022", "5225"),
    "credit_funds": ("6419",) * 5,
    "construction": ("4101", "4102", "4211", "4290", "4330"),
    "environment": ("3600", "3700", "3811", "3821", "8130"),
    "other": ("8512", "8620", "9000", "9319", "9639"),
}


@dataclass(slots=True)
class Temper:
    """What a unit keeps through the years, one entry of each array a unit."""

    shock: Floats
    reports: Floats
    stands: Floats
    margin: Floats
    adopts: Floats
    quality: Floats
    members: Floats
    by_province: Floats


def draw_temper(population: Population, n_provinces: int, rng: np.random.Generator) -> Temper:
    """The lasting traits of all units."""
    n = len(population.founded)
    return Temper(
        shock=np.zeros(n),
        reports=rng.normal(size=n),
        stands=rng.random(n),
        margin=rng.normal(0.055, 0.05, n),
        adopts=rng.normal(size=n),
        quality=rng.normal(size=n),
        members=rng.normal(size=n),
        by_province=np.exp(rng.normal(0.0, 0.3, n_provinces)),
    )


def _scaled(values: Floats, total: float, least: float, step: float) -> Floats:
    """Values scaled to add up to `total`, rounded to `step`, none below `least`."""
    if not len(values):
        return values
    scaled = values
    for _ in range(4):
        scaled = scaled * (total / scaled.sum())
        scaled = np.maximum(scaled, least)
    return np.rint(scaled / step) * step


def _top(score: Floats, share: float, among: Bools) -> Bools:
    """The given share of `among` with the highest scores."""
    chosen = np.zeros(len(score), dtype=np.bool_)
    here = np.flatnonzero(among)
    n = round(min(max(share, 0.0), 1.0) * len(here))
    if n:
        chosen[here[np.argpartition(-score[here], n - 1)[:n]]] = True
    return chosen


def _quota(score: Floats, group: Ints, among: Bools, quota: Ints) -> Bools:
    """In each group the `quota` units of `among` with the highest scores."""
    here = np.flatnonzero(among)
    order = here[np.lexsort((-score[here], group[here]))]
    sizes = np.bincount(group[here], minlength=len(quota))
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    place = np.arange(len(order)) - starts[group[order]]
    chosen = np.zeros(len(score), dtype=np.bool_)
    chosen[order[place < quota[group[order]]]] = True
    return chosen


def _pick(words: tuple[str, ...], at: npt.NDArray[np.integer]) -> Column:
    return pa.DictionaryArray.from_arrays(pa.array(at.astype(np.int32)), pa.array(words)).cast(
        pa.string()
    )


def unit_names(sector: Ints, number: Ints, n_names: Ints) -> Column:
    """Names that say they are simulated: class, number, and how often renamed."""
    kinds = _pick(tuple(_NAMES[id_] for id_ in ALLIANCE_CLASSES), sector)
    numbers = pc.utf8_lpad(pa.array(number).cast(pa.string()), 6, "0")
    renamed = _pick(("", *(f" (tên {k})" for k in range(2, 20))), np.minimum(n_names, 18))
    return pc.binary_join_element_wise(
        pc.binary_join_element_wise(kinds, numbers, " "), renamed, ""
    )


def place_codes(province: Ints, year: int) -> tuple[Column, str]:
    """Province codes of the era that a year is reported in, and that era."""
    of_63 = catalog.provinces_of("63")
    if year >= FIRST_YEAR_OF_34:
        return _pick(tuple(p.successor for p in of_63), province), "34"
    return _pick(tuple(p.code for p in of_63), province), "63"


def founding_dates(founded: Ints, day: Ints) -> Column:
    """Dates from years and days of the year counted from 0."""
    first = (founded - 1970).astype("datetime64[Y]").astype("datetime64[D]")
    return pa.array(first + day.astype("timedelta64[D]"))


class YearOfReports:
    """The reports of one year: built in steps, each a few columns, then joined into one table."""

    def __init__(
        self,
        population: Population,
        temper: Temper,
        anchors: Anchors,
        scale: float,
        t: int,
        rng: np.random.Generator,
    ) -> None:
        self.anchors, self.scale, self.t, self.rng = anchors, scale, t, rng
        self.year = population.years[t]
        self.units = np.flatnonzero(population.listed(self.year))
        self.population, self.temper = population, temper
        at = self.units
        self.sector = population.sector[at]
        self.province = population.province[t][at]
        self.alive = (population.died[at] == 0) | (population.died[at] > self.year)
        # Size is sticky: last year's shock fades by half, this year's is added.
        temper.shock = 0.55 * temper.shock + rng.normal(0.0, 0.35, len(temper.shock))
        self.size = population.size[at] + temper.shock[at]
        self.age = np.minimum(self.year - population.founded[at], 15)
        self.columns: dict[str, Column] = {}

    def _want(self, course: str) -> float:
        return float(self.anchors.course(course)[self.t])

    def _status(self) -> None:
        stands = (self.temper.stands[self.units] + 0.05 * self.rng.random(len(self.units))) / 1.05
        code = np.where(
            stands < OPERATING_SHARE, 0, np.where(stands < OPERATING_SHARE + SUSPENDED_SHARE, 1, 2)
        )
        code = np.where(self.alive, code, 3)
        self.operating = code == 0
        self.columns["status"] = _pick(_STATUSES, code)
        reporting = round(self._want("with_results") * self.scale)
        quota = whole_numbers(
            self.anchors.province_share[self.t], min(reporting, int(self.operating.sum()))
        )
        score = (
            self.temper.reports[self.units]
            + 0.25 * self.size
            + self.rng.normal(0.0, 0.4, len(self.units))
        )
        self.reporting = _quota(score, self.province, self.operating, quota)

    def _people(self) -> None:
        rng, n = self.rng, len(self.units)
        by_class = np.array([MEMBERS_BY_CLASS[id_] for id_ in ALLIANCE_CLASSES])
        shape = 0.75 * self.temper.members[self.units] + 0.5 * self.size
        raw = np.exp(shape + 0.02 * self.age) * by_class[self.sector]
        members = np.zeros(n)
        members[self.alive] = _scaled(
            raw[self.alive], self._want("members") * self.scale, LEAST_MEMBERS, 1.0
        )
        households = np.rint(members * rng.beta(2.0, 3.0, n))
        organisations = np.minimum(rng.poisson(0.15, n), members - households)
        women = np.rint(members * rng.beta(6.0, 8.0, n))
        self.members = members
        known = self.alive
        for name, values in (
            ("members", members),
            ("members_individual", members - households - organisations),
            ("members_household", households),
            ("members_organisation", organisations),
            ("members_women", women),
        ):
            self._numbers(name, values, known)
        raw = np.exp(0.75 * self.size + rng.normal(0.0, 0.3, n))
        share = self.anchors.workers_share[self.t]
        there = np.bincount(self.province[self.reporting], raw[self.reporting], len(share))
        raw *= np.divide(share, there, out=np.ones_like(share), where=there > 0)[self.province]
        workers = np.zeros(n)
        workers[self.reporting] = _scaled(
            raw[self.reporting], self._want("workers") * self.scale, 1.0, 1.0
        )
        self.workers = workers
        self._numbers("workers", workers, self.reporting)
        self._numbers("workers_women", np.rint(workers * rng.beta(5.0, 7.0, n)), self.reporting)
        self._numbers("workers_regular", np.rint(workers * rng.beta(8.0, 3.0, n)), self.reporting)
        managers = 2.0 + rng.poisson(1.5 + 0.8 * np.clip(self.size, 0.0, 4.0))
        degree = rng.binomial(managers.astype(np.int64), 0.18 + 0.02 * self.t)
        vocational = rng.binomial(managers.astype(np.int64) - degree, 0.45)
        self._numbers("managers", managers, self.reporting)
        self._numbers("managers_degree", degree, self.reporting)
        self._numbers("managers_vocational", vocational, self.reporting)

    def _money(self) -> None:
        rng, n, told = self.rng, len(self.units), self.reporting
        by_class = np.array([REVENUE_BY_CLASS[id_] for id_ in ALLIANCE_CLASSES])
        effect = by_class[self.sector] * self.temper.by_province[self.province]
        raw = np.exp(1.25 * self.size + rng.normal(0.0, 0.35, n) + 0.015 * self.age) * effect
        n_told = int(told.sum())
        revenue = np.zeros(n)
        revenue[told] = _scaled(raw[told], self._want("revenue_mean") * n_told, MILLION, MILLION)
        margin = self.temper.margin[self.units] + rng.normal(0.0, 0.03, n)
        profit = revenue * margin
        if n_told and profit[told].sum() > 0:
            profit *= self._want("profit_mean") * n_told / profit[told].sum()
        capital = np.zeros(n)
        assets = np.zeros(n)
        raw_assets = np.exp(0.8 * self.size + rng.normal(0.0, 0.5, n)) * np.sqrt(effect)
        assets[told] = _scaled(
            raw_assets[told], self._want("assets_mean") * n_told, 10 * MILLION, MILLION
        )
        capital[self.alive] = _scaled(
            (raw_assets * np.exp(rng.normal(0.0, 0.4, n)))[self.alive],
            self._want("charter_capital_mean") * float(self.alive.sum()),
            10 * MILLION,
            MILLION,
        )
        with_members = np.rint(revenue * rng.beta(3.0, 2.5, n) / MILLION) * MILLION
        self._numbers("charter_capital_vnd", capital, self.alive)
        self._numbers("assets_vnd", assets, told)
        self._numbers("revenue_vnd", revenue, told)
        self._numbers("revenue_members_vnd", np.minimum(with_members, revenue), told)
        self._numbers("profit_vnd", np.rint(profit / MILLION) * MILLION, told)
        income = np.exp(rng.normal(0.0, 0.22, n) + 0.08 * self.size)
        paid = told & (self.workers > 0)
        if paid.any():
            mean = float((income * self.workers)[paid].sum() / self.workers[paid].sum())
            income *= self._want("income_per_worker") / mean
        self._numbers("income_per_worker_vnd", np.rint(income / 1e5) * 1e5, paid)

    def _quality(self) -> None:
        rng, n = self.rng, len(self.units)
        score = self.temper.adopts[self.units] + 0.6 * self.size
        n_alive = max(float(self.alive.sum()), 1.0)
        total = self.scale / n_alive
        farms = self.sector == ALLIANCE_CLASSES.index("agriculture")
        chain = _top(
            score + 0.5 * farms, self._want("value_chain") * total * n_alive
            / max(float(self.operating.sum()), 1.0), self.operating,
        )  # fmt: skip
        tech = _top(
            self.temper.adopts[self.units] * 0.6 + self.size + 0.8 * farms,
            self._want("high_tech") * total * n_alive / max(float(self.operating.sum()), 1.0),
            self.operating,
        )
        digital = _top(score - 0.04 * self.age, self._want("digital_share"), self.operating)
        ocop = _top(score + 1.2 * farms, self._want("ocop_share"), self.operating)
        self._flags("in_value_chain", chain)
        self._flags("is_high_tech", tech)
        self._numbers("ocop_products", np.where(ocop, 1 + rng.poisson(0.6, n), 0), self.alive)
        self._flags("is_digital", digital)
        well = 0.7 * self.temper.quality[self.units] + 0.45 * self.size
        well = well + rng.normal(0.0, 0.35, n)
        fine = self._want("good_or_fair_share")
        told = self.reporting
        rated = np.full(n, 4)
        for code, share in ((3, 1.0), (2, fine + (1 - fine) * 0.72), (1, fine), (0, fine * 0.34)):
            rated[_top(well, share, told)] = code
        self.columns["rating"] = _pick(_RATINGS, rated)

    def _numbers(self, name: str, values: npt.NDArray[np.generic], known: Bools) -> None:
        self.columns[name] = pa.array(values.astype(np.int64), mask=~known)

    def _flags(self, name: str, values: Bools) -> None:
        self.columns[name] = pa.array(values.astype(np.int8), mask=~self.alive)

    def _identity(self) -> None:
        population, at, n = self.population, self.units, len(self.units)
        codes, era = place_codes(self.province, self.year)
        gone = pa.array(np.full(n, self.year)).cast(pa.string())
        dissolved = pc.binary_join_element_wise(gone, pa.scalar("-10-31"), "")
        vsic = tuple(code for id_ in ALLIANCE_CLASSES for code in _VSIC[id_])
        self.columns |= {
            "year": pa.array(np.full(n, self.year)),
            "tax_code": pa.array(population.tax_code[self.t][at]).cast(pa.string()),
            "name": unit_names(self.sector, at + 1, population.n_names[self.t][at]),
            "kind": _pick(("cooperative", "credit_fund"), (self.sector == FUNDS).astype(np.int32)),
            "province_code": codes,
            "geo_era": pa.array([era]).take(pa.array(np.zeros(n, dtype=np.int32))),
            # No list of communes is shipped, and an invented code would look like a fact.
            "commune_code": pa.nulls(n, pa.string()),
            "vsic_code": _pick(vsic, self.sector * 5 + at % 5),
            "sector_class": _pick(ALLIANCE_CLASSES, self.sector),
            "founded_on": founding_dates(population.founded[at], population.founded_day[at]),
            "dissolved_on": pc.if_else(pa.array(self.alive), pa.scalar(None, pa.string()),
                                       dissolved),
        }  # fmt: skip

    def table(self, unions: Column, n_members: int, columns: tuple[str, ...]) -> Table:
        """The year's reports in the columns of the schema, by tax code; `unions` are their codes.

        About `n_members` of the units are put into one of the unions.
        """
        self._status()
        self._people()
        self._money()
        self._quality()
        self._identity()
        joined = _top(
            self.temper.adopts[self.units],
            n_members / max(int(self.operating.sum()), 1),
            self.operating & (self.sector != FUNDS),
        )
        belongs = pa.array(self.units % max(len(unions), 1), mask=~joined)
        self.columns["union_tax_code"] = unions.take(belongs)
        return pa.table({name: self.columns[name] for name in columns}).sort_by(
            [("province_code", "ascending"), ("tax_code", "ascending")]
        )
