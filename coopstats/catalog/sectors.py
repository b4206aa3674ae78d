"""Sectors: the eight classes of the Cooperative Alliance, their parents, and printed chapters.

Agriculture is one of the eight classes; the other seven add up to non-agriculture
(checked against the Alliance's table of 2024).
"""

from __future__ import annotations

from coopstats.catalog.model import Sector, Text

_ALLIANCE: tuple[tuple[str, str, str, str | None], ...] = (
    ("agriculture", "Nông nghiệp", "Agriculture", "all"),
    ("trade_services", "Thương mại – dịch vụ", "Trade and services", "non_agriculture"),
    (
        "industry_handicraft",
        "Công nghiệp – tiểu thủ công nghiệp",
        "Industry and handicraft",
        "non_agriculture",
    ),
    ("transport", "Giao thông vận tải", "Transport", "non_agriculture"),
    ("credit_funds", "Quỹ tín dụng nhân dân", "People's credit funds", "non_agriculture"),
    ("construction", "Xây dựng", "Construction", "non_agriculture"),
    ("environment", "Dịch vụ môi trường", "Environmental services", "non_agriculture"),
    ("other", "Lĩnh vực khác", "Other fields", "non_agriculture"),
)

SECTORS: dict[str, Sector] = {
    sector.id: sector
    for sector in (
        Sector("all", Text("Tất cả các ngành", "All sectors"), None, "total"),
        Sector("non_agriculture", Text("Phi nông nghiệp", "Non-agriculture"), "all", "parent"),
        *(Sector(id_, Text(vi, en), parent, "alliance_class") for id_, vi, en, parent in _ALLIANCE),
        Sector(
            "agriculture_chapter",
            Text(
                "Nông, lâm nghiệp và thủy sản (chương niên giám)",
                "Agriculture, forestry and fishery (yearbook chapter)",
            ),
            None,
            "chapter",
        ),
        Sector(
            "agriculture_kind",
            Text("Hợp tác xã nông nghiệp (niên giám)", "Farm cooperatives (yearbook)"),
            "agriculture_chapter",
            "chapter",
        ),
        Sector(
            "fishery_kind",
            Text("Hợp tác xã thủy sản (niên giám)", "Fishery cooperatives (yearbook)"),
            "agriculture_chapter",
            "chapter",
        ),
        Sector(
            "vsic_a",
            Text("Nông nghiệp, lâm nghiệp và thủy sản", "Agriculture, forestry and fishing"),
            "all",
            "vsic",
        ),
        Sector(
            "vsic_01",
            Text("Nông nghiệp và dịch vụ có liên quan", "Crop and animal production"),
            "vsic_a",
            "vsic",
        ),
        Sector("vsic_02", Text("Lâm nghiệp", "Forestry"), "vsic_a", "vsic"),
        Sector(
            "vsic_03",
            Text("Khai thác, nuôi trồng thủy sản", "Fishing and aquaculture"),
            "vsic_a",
            "vsic",
        ),
        Sector("vsic_b", Text("Khai khoáng", "Mining and quarrying"), "all", "vsic"),
        Sector("vsic_08", Text("Khai khoáng khác", "Other mining and quarrying"), "vsic_b", "vsic"),
        Sector("vsic_c", Text("Công nghiệp chế biến, chế tạo", "Manufacturing"), "all", "vsic"),
        Sector("vsic_10", Text("Sản xuất chế biến thực phẩm", "Food products"), "vsic_c", "vsic"),
        Sector("vsic_13", Text("Dệt", "Textiles"), "vsic_c", "vsic"),
    )
}

ALLIANCE_CLASSES: tuple[str, ...] = tuple(
    sector.id for sector in SECTORS.values() if sector.kind == "alliance_class"
)
FILTER_SECTORS: tuple[str, ...] = (
    "all",
    "agriculture",
    "non_agriculture",
    *ALLIANCE_CLASSES[1:],
    "agriculture_chapter",
)
