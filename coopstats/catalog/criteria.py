"""The criteria of effective models: what is looked at, how much it weighs, how a reason is said.

Each criterion is measured as a cooperative's standing among its peers (0 to 1). The weights are a
starting point that visitors change; formula and limits: docs/decisions/0007-effective-models.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from coopstats.catalog.model import Text


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion. `unit` is a unit of the catalog, "flag" for yes or no, "rating" for a rating.

    `reason` says what was reached, {value} in it; for flags and ratings it needs no value.
    """

    id: str
    title: Text
    unit: str
    weight: int
    reason: Text


CRITERIA: dict[str, Criterion] = {
    criterion.id: criterion
    for criterion in (
        Criterion(
            "revenue_growth",
            Text("Tăng doanh thu so với năm trước", "Growth of revenue on the year before"),
            "rate",
            3,
            Text("doanh thu {value} so với năm trước", "revenue {value} on the year before"),
        ),
        Criterion(
            "members_growth",
            Text("Tăng thành viên so với năm trước", "Growth of members on the year before"),
            "rate",
            1,
            Text("thành viên {value} so với năm trước", "members {value} on the year before"),
        ),
        Criterion(
            "revenue_per_member",
            Text("Doanh thu một thành viên", "Revenue per member"),
            "vnd_per_member",
            2,
            Text("doanh thu {value}", "revenue of {value}"),
        ),
        Criterion(
            "profit_per_member",
            Text("Lợi nhuận một thành viên", "Profit per member"),
            "vnd_per_member",
            3,
            Text("lợi nhuận {value}", "profit of {value}"),
        ),
        Criterion(
            "income_per_worker",
            Text("Thu nhập một lao động thường xuyên", "Income per regular worker"),
            "vnd_per_worker",
            3,
            Text("thu nhập lao động {value}", "workers' income of {value}"),
        ),
        Criterion(
            "revenue_with_members_share",
            Text("Tỷ trọng doanh thu với thành viên", "Share of revenue with members"),
            "share",
            2,
            Text("{value} doanh thu là với thành viên", "{value} of revenue is with members"),
        ),
        Criterion(
            "women_share",
            Text("Tỷ lệ thành viên nữ", "Share of women among members"),
            "share",
            1,
            Text("{value} thành viên là nữ", "{value} of members are women"),
        ),
        Criterion(
            "degree_share",
            Text("Cán bộ quản lý có bằng cao đẳng, đại học", "Managers with a degree"),
            "share",
            1,
            Text("{value} cán bộ quản lý có bằng", "{value} of managers have a degree"),
        ),
        Criterion(
            "value_chain",
            Text("Tham gia chuỗi giá trị", "In a value chain"),
            "flag",
            2,
            Text("tham gia chuỗi giá trị", "in a value chain"),
        ),
        Criterion(
            "high_technology",
            Text("Ứng dụng công nghệ cao", "High technology"),
            "flag",
            1,
            Text("ứng dụng công nghệ cao", "uses high technology"),
        ),
        Criterion(
            "ocop",
            Text("Có sản phẩm OCOP", "Has OCOP products"),
            "flag",
            1,
            Text("có sản phẩm OCOP", "has OCOP products"),
        ),
        Criterion(
            "digital",
            Text("Ứng dụng công nghệ số", "Digital"),
            "flag",
            1,
            Text("ứng dụng công nghệ số", "works digitally"),
        ),
        Criterion(
            "rating",
            Text("Xếp loại hằng năm", "Yearly rating"),
            "rating",
            2,
            Text("xếp loại {value}", "rated {value}"),
        ),
    )
}
# The most that one criterion can weigh.
MOST_WEIGHT = 5
# A cooperative that reports less of the weight than this is not ranked.
LEAST_REPORTED = 0.6
# An honour list is so long; so many of every field stand at the beginning of marts.peer_standing.
MOST_HONOURED = 30
# A standing is held as REPORTED plus its share in parts of WHOLE, or 0 where there is none. All weights
# together give less than REPORTED in points, so that a weighted sum tells both weight and points.
REPORTED, WHOLE = 10_000_000, 100_000


def least_weight(all_weight: int) -> int:
    """The least weight that a cooperative must report to be ranked, of `all_weight`."""
    return max(1, ceil(round(LEAST_REPORTED * all_weight, 9)))
