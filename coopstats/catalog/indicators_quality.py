"""Ratings, effectiveness, technology and value chains."""

from __future__ import annotations

from coopstats.catalog.indicator_entry import SHARE, entry
from coopstats.catalog.model import Indicator, Sum

QUALITY: tuple[Indicator, ...] = (
    entry(
        "operating_effectively_share",
        ("Tỷ lệ hoạt động hiệu quả", "Share operating effectively"),
        ("Hoạt động hiệu quả", "Operating effectively"),
        (
            "Tỷ lệ hợp tác xã hoạt động hiệu quả theo cơ quan công bố.",
            "Share of cooperatives that operate effectively, as judged by the publisher.",
        ),
        "share",
        "share",
        SHARE,
        ("effective",),
        "quality",
        ("scattered",),
    ),
    entry(
        "cooperatives_operating_effectively",
        ("Hợp tác xã hoạt động hiệu quả", "Cooperatives operating effectively"),
        ("HTX hiệu quả", "Effective cooperatives"),
        (
            "Số hợp tác xã hoạt động hiệu quả theo cơ quan công bố.",
            "Cooperatives that operate effectively, as judged by the publisher.",
        ),
        "cooperatives",
        "stock",
        Sum(),
        ("effective",),
        "quality",
        ("scattered",),
    ),
    entry(
        "rated_good_or_fair_share",
        ("Tỷ lệ xếp loại tốt, khá", "Share rated good or fair"),
        ("Tốt, khá", "Good or fair"),
        (
            "Tỷ lệ hợp tác xã xếp loại tốt hoặc khá.",
            "Share of cooperatives rated good or fair.",
        ),
        "share",
        "share",
        SHARE,
        ("good_or_fair",),
        "quality",
        ("scattered", "rating_rules_changed"),
    ),
    entry(
        "cooperatives_rated_good_or_fair",
        ("Hợp tác xã xếp loại tốt, khá", "Cooperatives rated good or fair"),
        ("HTX tốt, khá", "Good or fair"),
        (
            "Số hợp tác xã xếp loại tốt hoặc khá.",
            "Cooperatives rated good or fair.",
        ),
        "cooperatives",
        "stock",
        Sum(),
        ("good_or_fair",),
        "quality",
        ("scattered", "rating_rules_changed"),
    ),
    entry(
        "cooperatives_rated_good",
        ("Hợp tác xã xếp loại tốt", "Cooperatives rated good"),
        ("HTX tốt", "Rated good"),
        ("Số hợp tác xã xếp loại tốt.", "Cooperatives rated good."),
        "cooperatives",
        "stock",
        Sum(),
        ("good",),
        "quality",
        ("scattered", "rating_rules_changed"),
    ),
    entry(
        "high_tech_cooperatives",
        ("Hợp tác xã ứng dụng công nghệ cao", "High-technology cooperatives"),
        ("HTX công nghệ cao", "High-tech cooperatives"),
        (
            "Số hợp tác xã ứng dụng công nghệ cao.",
            "Cooperatives that apply high technology.",
        ),
        "cooperatives",
        "stock",
        Sum(),
        ("total",),
        "quality",
    ),
    entry(
        "value_chain_cooperatives",
        ("Hợp tác xã tham gia chuỗi giá trị", "Cooperatives in value chains"),
        ("HTX trong chuỗi", "In value chains"),
        (
            "Số hợp tác xã tham gia liên kết chuỗi giá trị.",
            "Cooperatives that take part in value chains.",
        ),
        "cooperatives",
        "stock",
        Sum(),
        ("total",),
        "quality",
    ),
    entry(
        "value_chain_share",
        ("Tỷ lệ tham gia chuỗi giá trị", "Share in value chains"),
        ("Tỷ lệ trong chuỗi", "Share in value chains"),
        (
            "Tỷ lệ hợp tác xã tham gia liên kết chuỗi giá trị.",
            "Share of cooperatives that take part in value chains.",
        ),
        "share",
        "share",
        SHARE,
        ("total",),
        "quality",
        ("scattered",),
    ),
)
