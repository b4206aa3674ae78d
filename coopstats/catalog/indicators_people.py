"""Members and workers."""

from __future__ import annotations

from coopstats.catalog.indicator_entry import SHARE, entry, with_results
from coopstats.catalog.model import Indicator, Ratio, RatioParts, Sum

PEOPLE: tuple[Indicator, ...] = (
    entry(
        "members",
        ("Số thành viên hợp tác xã", "Members of cooperatives"),
        ("Thành viên", "Members"),
        ("Số thành viên của hợp tác xã.", "Members of cooperatives."),
        "persons",
        "stock",
        Sum(),
        ("total", "incl_group_members", "of_operating_cooperatives"),
        "people",
    ),
    entry(
        "group_members",
        ("Thành viên tổ hợp tác", "Members of cooperative groups"),
        ("Thành viên THT", "Group members"),
        ("Số thành viên của tổ hợp tác.", "Members of cooperative groups."),
        "persons",
        "stock",
        Sum(),
        ("total",),
        "people",
    ),
    entry(
        "workers",
        ("Số lao động trong hợp tác xã", "Workers in cooperatives"),
        ("Lao động", "Workers"),
        (
            "Số lao động làm việc trong hợp tác xã; cơ quan thống kê đếm theo điều tra.",
            "Workers in cooperatives; the statistics office counts them by survey.",
        ),
        "persons",
        "stock",
        Sum(),
        ("with_results", "regular", "total"),
        "people",
        ("publishers_differ", "definitions_differ"),
    ),
    entry(
        "female_workers",
        ("Lao động nữ trong khu vực tập thể", "Female workers of the collective sector"),
        ("Lao động nữ", "Female workers"),
        (
            "Số lao động nữ trong doanh nghiệp tập thể tại thời điểm 31/12.",
            "Female workers in collective enterprises at 31 December.",
        ),
        "persons",
        "stock",
        Sum(),
        ("with_results",),
        "people",
        ("survey_break_2008",),
    ),
    entry(
        "members_per_cooperative",
        ("Thành viên bình quân một hợp tác xã", "Members per cooperative"),
        ("Thành viên/HTX", "Members per cooperative"),
        (
            "Số thành viên chia cho số hợp tác xã, cùng cơ quan, cùng năm.",
            "Members divided by cooperatives of the same publisher and year.",
        ),
        "persons_per_cooperative",
        "average",
        Ratio(
            "members",
            "cooperatives",
            (RatioParts("computed_registered", "total", "registered"),),
        ),
        ("computed_registered",),
        "people",
    ),
    entry(
        "workers_per_cooperative",
        ("Lao động bình quân một hợp tác xã", "Workers per cooperative"),
        ("Lao động/HTX", "Workers per cooperative"),
        (
            "Số lao động chia cho số hợp tác xã có kết quả, cùng điều tra.",
            "Workers divided by cooperatives with results, of the same survey.",
        ),
        "persons_per_cooperative",
        "average",
        Ratio("workers", "cooperatives", (with_results("with_results", "with_results"),)),
        ("computed_with_results",),
        "people",
    ),
    entry(
        "cooperatives_new_workers",
        ("Lao động đăng ký của hợp tác xã mới", "Workers of new cooperatives"),
        ("Lao động HTX mới", "Workers of new cooperatives"),
        (
            "Lao động của hợp tác xã đăng ký mới trong kỳ.",
            "Workers of cooperatives registered in the period.",
        ),
        "persons",
        "flow",
        Sum(),
        ("new",),
        "people",
        ("scattered",),
    ),
    entry(
        "workers_share",
        ("Tỷ trọng lao động của ngành", "Sector's share of workers"),
        ("Tỷ trọng lao động", "Share of workers"),
        (
            "Tỷ trọng lao động của ngành trong lao động hợp tác xã.",
            "The sector's share of workers in cooperatives.",
        ),
        "share",
        "share",
        SHARE,
        ("with_results",),
        "people",
        ("scattered",),
        0,
    ),
)
