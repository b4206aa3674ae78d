"""The report of calibrated against published: every published figure beside its simulated one."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from itertools import pairwise
from pathlib import Path

from coopstats import catalog
from etl.simulate.anchors import Anchors, Target

Totals = Mapping[str, float | None]
Key = tuple[int, str, str]

CALIBRATION_FILE = "calibration.csv"
REPORT_FILE = "calibration.md"
# Sums that grow with the number of cooperatives; means and shares do not.
_COUNTED = frozenset({"cooperatives", "groups", "unions", "persons", "vnd"})


def _over(total: str, by: str) -> Callable[[Totals], float | None]:
    def divided(row: Totals) -> float | None:
        over, n = row.get(total), row.get(by)
        return over / n if over is not None and n else None

    return divided


def _plain(name: str) -> Callable[[Totals], float | None]:
    return lambda row: row.get(name)


def _not_operating(row: Totals) -> float | None:
    registered, operating = row.get("registered"), row.get("operating")
    return None if registered is None or operating is None else registered - operating


# (indicator, definition) -> what the simulated reports say of it.
SIMULATED: dict[tuple[str, str], Callable[[Totals], float | None]] = {
    ("cooperatives", "registered"): _plain("registered"),
    ("cooperatives", "operating"): _plain("operating"),
    ("cooperatives", "with_results"): _plain("with_results"),
    ("cooperatives", "not_operating"): _not_operating,
    ("cooperatives", "suspended"): _plain("suspended"),
    ("cooperatives", "stopped_awaiting_dissolution"): _plain("stopped_awaiting_dissolution"),
    ("cooperatives_new", "new"): _plain("new"),
    ("cooperatives_dissolved", "dissolved"): _plain("dissolved"),
    ("members", "total"): _plain("members"),
    ("workers", "with_results"): _plain("workers"),
    ("workers", "regular"): _plain("workers_regular"),
    ("workers", "total"): _plain("workers"),
    ("revenue", "total_with_results"): _plain("revenue"),
    ("revenue", "total"): _plain("revenue"),
    ("profit", "total_with_results"): _plain("profit"),
    ("revenue_per_cooperative", "per_cooperative_average"): _over("revenue", "with_results"),
    ("profit_per_cooperative", "per_cooperative_average"): _over("profit", "with_results"),
    ("income_per_worker", "regular_worker_average"): _plain("income_per_worker"),
    ("income_per_worker", "worker_average"): _plain("income_per_worker"),
    ("charter_capital", "total"): _plain("charter_capital"),
    ("charter_capital_per_cooperative", "per_cooperative_average"): _over(
        "charter_capital", "n_charter_capital"
    ),
    ("assets", "total"): _plain("assets"),
    ("assets_per_cooperative", "per_cooperative_average"): _over("assets", "with_results"),
    ("high_tech_cooperatives", "total"): _plain("high_tech"),
    ("value_chain_cooperatives", "total"): _plain("value_chain"),
    ("rated_good_or_fair_share", "good_or_fair"): _plain("good_or_fair_share"),
    ("unions", "total"): _plain("unions"),
    ("union_member_cooperatives", "total"): _plain("union_members"),
    ("cooperative_groups", "total"): _plain("groups"),
    ("group_members", "total"): _plain("group_members"),
}
# What the simulation is scaled to, for the whole country and all sectors; the rest follows.
AIMED: dict[tuple[str, str], str] = {
    ("cooperatives", "registered"): "registered",
    ("cooperatives", "with_results"): "with_results",
    ("members", "total"): "members",
    ("workers", "with_results"): "workers",
    ("revenue_per_cooperative", "per_cooperative_average"): "revenue_mean",
    ("profit_per_cooperative", "per_cooperative_average"): "profit_mean",
    ("income_per_worker", "regular_worker_average"): "income_per_worker",
    ("charter_capital_per_cooperative", "per_cooperative_average"): "charter_capital_mean",
    ("assets_per_cooperative", "per_cooperative_average"): "assets_mean",
    ("high_tech_cooperatives", "total"): "high_tech",
    ("value_chain_cooperatives", "total"): "value_chain",
    ("rated_good_or_fair_share", "good_or_fair"): "good_or_fair_share",
    ("unions", "total"): "unions",
    ("union_member_cooperatives", "total"): "union_members",
    ("cooperative_groups", "total"): "groups",
    ("group_members", "total"): "group_members",
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """One published figure, what it is at the simulated size, and the simulated one.

    `deviation` is simulated over scaled, less 1. `is_aimed` says that the simulation was scaled to
    it; where it was not, publishers disagree or nothing ties the two.
    """

    indicator: str
    definition: str
    sector: str
    geo_code: str
    year: int
    published_value: float
    scaled_value: float
    simulated_value: float
    deviation: float
    is_aimed: bool
    publisher_id: str
    source_id: str


def _is_aimed(target: Target, anchors: Anchors) -> bool:
    course = AIMED.get((target.indicator, target.definition))
    if course is None:
        return False
    whole = target.geo_code == "VN" and target.sector == "all"
    if target.indicator == "cooperatives" and target.definition == "registered":
        mix = target.year == 2024 and target.geo_code == "VN"
        return mix or (whole and target.year in anchors.courses[course].published)
    if target.definition == "with_results":
        return target.sector == "all" and target.publisher_id == "nso"
    return whole and target.year in anchors.courses[course].published


def compare(
    anchors: Anchors, scale: float, scale_groups: float, totals: Mapping[Key, Totals]
) -> list[Comparison]:
    """Every published figure of the years that the simulated reports can say, in a stable order."""
    found: list[Comparison] = []
    for target in anchors.targets:
        say = SIMULATED.get((target.indicator, target.definition))
        row = totals.get((target.year, target.geo_code, target.sector))
        if say is None or row is None:
            continue
        value = say(row)
        if value is None:
            continue
        unit = catalog.indicator(target.indicator).unit
        is_group = target.indicator in ("cooperative_groups", "group_members")
        factor = (scale_groups if is_group else scale) if unit in _COUNTED else 1.0
        scaled = target.value * factor
        found.append(
            Comparison(
                target.indicator,
                target.definition,
                target.sector,
                target.geo_code,
                target.year,
                target.value,
                scaled,
                float(value),
                float(value) / scaled - 1.0 if scaled else 0.0,
                _is_aimed(target, anchors),
                target.publisher_id,
                target.source_id,
            )
        )
    return found


def steps_between_publishers(
    comparisons: Iterable[Comparison],
) -> list[tuple[Comparison, Comparison]]:
    """Pairs of national figures aimed at, of years after each other, that two publishers printed."""
    courses: dict[tuple[str, str], list[Comparison]] = {}
    for one in comparisons:
        if one.is_aimed and one.geo_code == "VN" and one.sector == "all":
            courses.setdefault((one.indicator, one.definition), []).append(one)
    return [
        (a, b)
        for course in courses.values()
        for a, b in pairwise(sorted(course, key=lambda one: one.year))
        if a.publisher_id != b.publisher_id and a.published_value
    ]


def write_comparisons(folder: Path, comparisons: list[Comparison]) -> None:
    """Writes the comparisons as CSV, one row a published figure."""
    names = [field.name for field in fields(Comparison)]
    with (folder / CALIBRATION_FILE).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(names)
        for one in comparisons:
            row = {name: getattr(one, name) for name in names}
            row["is_aimed"] = int(one.is_aimed)
            row["deviation"] = f"{one.deviation:.6f}"
            writer.writerow(row.values())


def write_report(
    folder: Path, comparisons: list[Comparison], anchors: Anchors, about: Mapping[str, object]
) -> None:
    """Writes the report people read: national figures one by one, provinces in a summary."""
    lines = [
        "# DỮ LIỆU MÔ PHỎNG / SIMULATED DATA",
        "",
        "Sổ đăng ký này do máy tạo ra; không hợp tác xã nào trong đó có thật. / Every cooperative",
        "in this register is made up.",
        "",
        *(f"- {name}: {value}" for name, value in about.items()),
        "",
        "## Cả nước / Whole country",
        "",
        "Cột “×quy mô”: số công bố nhân với tỷ lệ số hợp tác xã mô phỏng. “Chỉnh theo”: có được",
        "chỉnh theo số này không. / “×size”: published times the simulated share of cooperatives.",
        "“Aimed”: whether the simulation is scaled to the figure.",
        "",
        "| chỉ tiêu / indicator | cách đếm / definition | lĩnh vực / sector | năm / year "
        "| công bố / published | ×quy mô / ×size | mô phỏng / simulated | lệch / deviation "
        "| chỉnh theo / aimed | cơ quan / publisher |",
        "|---|---|---|---|---:|---:|---:|---:|---|---|",
    ]
    nation = [one for one in comparisons if one.geo_code == "VN"]
    for one in nation:
        lines.append(
            f"| {one.indicator} | {one.definition} | {one.sector} | {one.year} "
            f"| {one.published_value:,.6g} | {one.scaled_value:,.6g} | {one.simulated_value:,.6g} "
            f"| {one.deviation:+.1%} | {'✓' if one.is_aimed else ''} | {one.publisher_id} |"
        )
    lines += ["", "## Tỉnh / Provinces", "", "| chỉ tiêu / indicator | cách đếm / definition "
              "| số so được / compared | trong 10 % / within 10% |", "|---|---|---:|---:|"]  # fmt: skip
    groups: dict[tuple[str, str], list[Comparison]] = {}
    for one in comparisons:
        if one.geo_code != "VN":
            groups.setdefault((one.indicator, one.definition), []).append(one)
    for (indicator, definition), own in sorted(groups.items()):
        near = sum(abs(one.deviation) <= 0.1 for one in own)
        lines.append(f"| {indicator} | {definition} | {len(own)} | {near} |")
    lines += [
        "",
        "## Bước giữa hai cơ quan / Steps between publishers",
        "",
        "Hai năm liền nhau trong số được chỉnh theo là của hai cơ quan, đếm hoặc hỏi khác nhau: bước ở",
        "đây là của hai nguồn, không phải tăng trưởng. / Two years after each other among those aimed at",
        "come from two publishers, who count or ask otherwise: the step is theirs, it is no growth.",
        "",
    ]
    steps = [
        f"- {a.indicator} {a.year} ({a.publisher_id}) → {b.year} ({b.publisher_id}): "
        f"{b.published_value / a.published_value - 1:+.1%}"
        for a, b in steps_between_publishers(comparisons)
    ]
    lines += steps or ["—"]
    lines += ["", "## Năm nội suy / Interpolated years", ""]
    for name, course in anchors.courses.items():
        between = [str(year) for year in anchors.years if year not in course.published]
        lines.append(f"- {name}: {', '.join(between) or '—'}")
    (folder / REPORT_FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")
