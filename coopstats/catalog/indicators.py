"""Indicators: one entry each, from which titles, units, axes, exports and the dictionary come."""

from __future__ import annotations

from typing import Literal

from coopstats.catalog.model import (
    Aggregation,
    AsPublished,
    Indicator,
    Nature,
    Ratio,
    RatioParts,
    Sum,
    Text,
)

NATIONAL_PREFERENCE = ("nso", "mof", "mpi", "steering", "vca", "mard")

_AVERAGE = AsPublished(
    Text(
        "Số bình quân in sẵn, không có tử số và mẫu số để tính lại.",
        "A printed average without the parts needed to recompute it.",
    )
)
_SHARE = AsPublished(
    Text(
        "Tỷ lệ in sẵn, không có tử số và mẫu số để tính lại.",
        "A printed share without the parts needed to recompute it.",
    )
)
_RATE = AsPublished(
    Text("Tốc độ tăng in sẵn.", "A printed rate of change."),
)


def _with_results(over: str, by: str) -> RatioParts:
    return RatioParts("computed_with_results", over, by)


def _entry(
    id_: str,
    title: tuple[str, str],
    short: tuple[str, str],
    description: tuple[str, str],
    unit: str,
    nature: Nature,
    aggregation: Aggregation,
    definitions: tuple[str, ...],
    theme: Literal["units", "people", "money", "quality"],
    caveats: tuple[str, ...] = ("publishers_differ",),
    direction: Literal[-1, 0, 1] = 1,
) -> Indicator:
    return Indicator(
        id_, Text(*title), Text(*short), Text(*description), unit, nature, aggregation,
        definitions, theme, NATIONAL_PREFERENCE, caveats, direction,
    )


INDICATORS: dict[str, Indicator] = {
    indicator.id: indicator
    for indicator in (
        _entry(
            "cooperatives",
            ("Số hợp tác xã", "Number of cooperatives"),
            ("Hợp tác xã", "Cooperatives"),
            (
                "Số hợp tác xã tại thời điểm ghi, theo đúng cách đếm của cơ quan công bố.",
                "Cooperatives at the date given, counted as their publisher counts.",
            ),
            "cooperatives", "stock", Sum(),
            (
                "registered", "operating", "with_results", "not_operating", "suspended",
                "stopped_awaiting_dissolution", "profitable", "registered_incl_unions",
                "operating_incl_unions",
            ),
            "units", ("publishers_differ", "definitions_differ"),
        ),
        _entry(
            "cooperatives_new",
            ("Hợp tác xã thành lập mới", "New cooperatives"),
            ("Thành lập mới", "New"),
            ("Số hợp tác xã đăng ký mới trong năm.", "Cooperatives newly registered in the year."),
            "cooperatives", "flow", Sum(), ("new",), "units",
        ),
        _entry(
            "cooperatives_dissolved",
            ("Hợp tác xã giải thể", "Dissolved cooperatives"),
            ("Giải thể", "Dissolved"),
            ("Số hợp tác xã giải thể trong năm.", "Cooperatives dissolved in the year."),
            "cooperatives", "flow", Sum(), ("dissolved",), "units", ("scattered",), 0,
        ),
        _entry(
            "unions",
            ("Số liên hiệp hợp tác xã", "Number of cooperative unions"),
            ("Liên hiệp HTX", "Cooperative unions"),
            ("Số liên hiệp hợp tác xã.", "Unions of cooperatives."),
            "unions", "stock", Sum(), ("total",), "units",
        ),
        _entry(
            "union_member_cooperatives",
            ("Hợp tác xã thành viên của liên hiệp", "Member cooperatives of unions"),
            ("HTX thuộc liên hiệp", "Cooperatives in unions"),
            (
                "Số hợp tác xã là thành viên của liên hiệp hợp tác xã.",
                "Cooperatives that are members of a union.",
            ),
            "cooperatives", "stock", Sum(), ("total",), "units",
        ),
        _entry(
            "cooperative_groups",
            ("Số tổ hợp tác", "Number of cooperative groups"),
            ("Tổ hợp tác", "Cooperative groups"),
            ("Số tổ hợp tác.", "Cooperative groups."),
            "groups", "stock", Sum(), ("total",), "units", ("publishers_differ", "suspect"),
        ),
        _entry(
            "members",
            ("Số thành viên hợp tác xã", "Members of cooperatives"),
            ("Thành viên", "Members"),
            ("Số thành viên của hợp tác xã.", "Members of cooperatives."),
            "persons", "stock", Sum(),
            ("total", "incl_group_members", "of_operating_cooperatives"), "people",
        ),
        _entry(
            "group_members",
            ("Thành viên tổ hợp tác", "Members of cooperative groups"),
            ("Thành viên THT", "Group members"),
            ("Số thành viên của tổ hợp tác.", "Members of cooperative groups."),
            "persons", "stock", Sum(), ("total",), "people",
        ),
        _entry(
            "workers",
            ("Số lao động trong hợp tác xã", "Workers in cooperatives"),
            ("Lao động", "Workers"),
            (
                "Số lao động làm việc trong hợp tác xã; cơ quan thống kê đếm theo điều tra.",
                "Workers in cooperatives; the statistics office counts them by survey.",
            ),
            "persons", "stock", Sum(), ("with_results", "regular", "total"), "people",
            ("publishers_differ", "definitions_differ"),
        ),
        _entry(
            "female_workers",
            ("Lao động nữ trong khu vực tập thể", "Female workers of the collective sector"),
            ("Lao động nữ", "Female workers"),
            (
                "Số lao động nữ trong doanh nghiệp tập thể tại thời điểm 31/12.",
                "Female workers in collective enterprises at 31 December.",
            ),
            "persons", "stock", Sum(), ("with_results",), "people", ("survey_break_2008",),
        ),
        _entry(
            "members_per_cooperative",
            ("Thành viên bình quân một hợp tác xã", "Members per cooperative"),
            ("Thành viên/HTX", "Members per cooperative"),
            (
                "Số thành viên chia cho số hợp tác xã, cùng cơ quan, cùng năm.",
                "Members divided by cooperatives of the same publisher and year.",
            ),
            "persons_per_cooperative", "average",
            Ratio(
                "members", "cooperatives",
                (RatioParts("computed_registered", "total", "registered"),),
            ),
            ("computed_registered",), "people",
        ),
        _entry(
            "workers_per_cooperative",
            ("Lao động bình quân một hợp tác xã", "Workers per cooperative"),
            ("Lao động/HTX", "Workers per cooperative"),
            (
                "Số lao động chia cho số hợp tác xã có kết quả, cùng điều tra.",
                "Workers divided by cooperatives with results, of the same survey.",
            ),
            "persons_per_cooperative", "average",
            Ratio("workers", "cooperatives", (_with_results("with_results", "with_results"),)),
            ("computed_with_results",), "people",
        ),
        _entry(
            "revenue",
            ("Doanh thu", "Revenue"),
            ("Doanh thu", "Revenue"),
            (
                "Tổng doanh thu trong năm; cơ quan thống kê in doanh thu thuần.",
                "Revenue of the year; the statistics office prints net turnover.",
            ),
            "vnd", "flow", Sum(), ("total_with_results", "total"), "money",
            ("publishers_differ", "survey_break_2008"),
        ),
        _entry(
            "revenue_per_cooperative",
            ("Doanh thu bình quân một hợp tác xã", "Revenue per cooperative"),
            ("Doanh thu/HTX", "Revenue per cooperative"),
            (
                "Doanh thu một năm bình quân một hợp tác xã: số in sẵn của cơ quan công bố, hoặc "
                "tính lại từ hai tổng của cơ quan thống kê.",
                "Yearly revenue per cooperative: as printed, or recomputed from two totals of the "
                "statistics office.",
            ),
            "vnd_per_cooperative", "average",
            Ratio(
                "revenue", "cooperatives", (_with_results("total_with_results", "with_results"),)
            ),
            ("per_cooperative_average", "computed_with_results"), "money",
            ("publishers_differ", "average_basis"),
        ),
        _entry(
            "profit",
            ("Lợi nhuận", "Profit"),
            ("Lợi nhuận", "Profit"),
            ("Lợi nhuận trước thuế trong năm.", "Profit before tax of the year."),
            "vnd", "flow", Sum(), ("total_with_results", "total"), "money", ("scattered",),
        ),
        _entry(
            "profit_per_cooperative",
            ("Lợi nhuận bình quân một hợp tác xã", "Profit per cooperative"),
            ("Lợi nhuận/HTX", "Profit per cooperative"),
            (
                "Lợi nhuận một năm bình quân một hợp tác xã.",
                "Yearly profit per cooperative.",
            ),
            "vnd_per_cooperative", "average",
            Ratio(
                "profit", "cooperatives", (_with_results("total_with_results", "with_results"),)
            ),
            ("per_cooperative_average", "computed_with_results"), "money",
            ("publishers_differ", "average_basis"),
        ),
        _entry(
            "income_per_worker",
            ("Thu nhập bình quân lao động", "Income per worker"),
            ("Thu nhập/lao động", "Income per worker"),
            (
                "Thu nhập bình quân một người một năm.",
                "Average income of a person a year.",
            ),
            "vnd_per_worker", "average", _AVERAGE,
            (
                "regular_worker_average", "worker_average", "member_and_worker_average",
                "member_average",
            ),
            "money", ("publishers_differ", "average_basis"),
        ),
        _entry(
            "charter_capital",
            ("Vốn điều lệ", "Charter capital"),
            ("Vốn điều lệ", "Charter capital"),
            ("Tổng vốn điều lệ.", "Total charter capital."),
            "vnd", "stock", Sum(), ("total", "of_operating_cooperatives"), "money", ("scattered",),
        ),
        _entry(
            "charter_capital_per_cooperative",
            ("Vốn điều lệ bình quân một hợp tác xã", "Charter capital per cooperative"),
            ("Vốn điều lệ/HTX", "Charter capital per cooperative"),
            ("Vốn điều lệ bình quân một hợp tác xã.", "Average charter capital of a cooperative."),
            "vnd_per_cooperative", "average", _AVERAGE, ("per_cooperative_average",), "money",
            ("average_basis",),
        ),
        _entry(
            "cooperatives_new_charter_capital",
            ("Vốn điều lệ của hợp tác xã mới", "Charter capital of new cooperatives"),
            ("Vốn HTX mới", "Capital of new cooperatives"),
            (
                "Vốn điều lệ của hợp tác xã đăng ký mới trong kỳ.",
                "Charter capital of cooperatives registered in the period.",
            ),
            "vnd", "flow", Sum(), ("new",), "money", ("scattered",),
        ),
        _entry(
            "cooperatives_new_workers",
            ("Lao động đăng ký của hợp tác xã mới", "Workers of new cooperatives"),
            ("Lao động HTX mới", "Workers of new cooperatives"),
            (
                "Lao động của hợp tác xã đăng ký mới trong kỳ.",
                "Workers of cooperatives registered in the period.",
            ),
            "persons", "flow", Sum(), ("new",), "people", ("scattered",),
        ),
        _entry(
            "assets",
            ("Tổng tài sản", "Total assets"),
            ("Tài sản", "Assets"),
            ("Tổng tài sản của hợp tác xã.", "Total assets of cooperatives."),
            "vnd", "stock", Sum(), ("total",), "money", ("scattered", "suspect"),
        ),
        _entry(
            "assets_per_cooperative",
            ("Tài sản bình quân một hợp tác xã", "Assets per cooperative"),
            ("Tài sản/HTX", "Assets per cooperative"),
            ("Tổng tài sản bình quân một hợp tác xã.", "Average assets of a cooperative."),
            "vnd_per_cooperative", "average", _AVERAGE, ("per_cooperative_average",), "money",
            ("average_basis",),
        ),
        _entry(
            "capital",
            ("Vốn sản xuất kinh doanh", "Business capital"),
            ("Vốn SXKD", "Business capital"),
            (
                "Vốn dùng vào sản xuất kinh doanh; niên giám in bình quân năm.",
                "Funds used in business; yearbooks print the average of the year.",
            ),
            "vnd", "stock", Sum(), ("total_with_results", "total"), "money",
            ("publishers_differ", "survey_break_2008"),
        ),
        _entry(
            "fixed_assets",
            (
                "Tài sản cố định và đầu tư tài chính dài hạn",
                "Fixed assets and long-term financial investment",
            ),
            ("Tài sản cố định", "Fixed assets"),
            (
                "Giá trị tại thời điểm 31/12, khu vực kinh tế tập thể.",
                "Value at 31 December, collective sector.",
            ),
            "vnd", "stock", Sum(), ("total_with_results",), "money", ("survey_break_2008",),
        ),
        _entry(
            "collective_gdp_current",
            (
                "Tổng sản phẩm khu vực tập thể, giá hiện hành",
                "Collective-sector GDP at current prices",
            ),
            ("GDP tập thể", "Collective GDP"),
            (
                "Tổng sản phẩm trong nước của khu vực kinh tế tập thể, giá thực tế.",
                "Gross domestic product of the collective sector at current prices.",
            ),
            "vnd", "flow", Sum(), ("total",), "money", (),
        ),
        _entry(
            "collective_gdp_1994",
            (
                "Tổng sản phẩm khu vực tập thể, giá so sánh 1994",
                "Collective-sector GDP at 1994 prices",
            ),
            ("GDP tập thể (giá 1994)", "Collective GDP (1994 prices)"),
            (
                "Tổng sản phẩm trong nước của khu vực kinh tế tập thể, giá so sánh 1994.",
                "Gross domestic product of the collective sector at constant 1994 prices.",
            ),
            "vnd", "flow", Sum(), ("total",), "money", (),
        ),
        _entry(
            "gdp_share",
            ("Tỷ trọng trong GDP", "Share of GDP"),
            ("Tỷ trọng GDP", "Share of GDP"),
            (
                "Tỷ trọng của khu vực kinh tế tập thể trong tổng sản phẩm trong nước.",
                "Share of the collective sector in gross domestic product.",
            ),
            "share", "share", _SHARE, ("total",), "money", ("publishers_differ",),
        ),
        _entry(
            "cooperatives_growth",
            ("Tốc độ tăng số hợp tác xã (in sẵn)", "Growth of cooperatives (as printed)"),
            ("Tốc độ tăng", "Growth"),
            (
                "Tốc độ tăng so với năm trước do cơ quan công bố in.",
                "Change on the year before as printed by its publisher.",
            ),
            "rate", "rate", _RATE, ("registered", "with_results"), "units", ("scattered",),
        ),
        _entry(
            "workers_share",
            ("Tỷ trọng lao động của ngành", "Sector's share of workers"),
            ("Tỷ trọng lao động", "Share of workers"),
            (
                "Tỷ trọng lao động của ngành trong lao động hợp tác xã.",
                "The sector's share of workers in cooperatives.",
            ),
            "share", "share", _SHARE, ("with_results",), "people", ("scattered",), 0,
        ),
        _entry(
            "operating_effectively_share",
            ("Tỷ lệ hoạt động hiệu quả", "Share operating effectively"),
            ("Hoạt động hiệu quả", "Operating effectively"),
            (
                "Tỷ lệ hợp tác xã hoạt động hiệu quả theo cơ quan công bố.",
                "Share of cooperatives that operate effectively, as judged by the publisher.",
            ),
            "share", "share", _SHARE, ("effective",), "quality", ("scattered",),
        ),
        _entry(
            "cooperatives_operating_effectively",
            ("Hợp tác xã hoạt động hiệu quả", "Cooperatives operating effectively"),
            ("HTX hiệu quả", "Effective cooperatives"),
            (
                "Số hợp tác xã hoạt động hiệu quả theo cơ quan công bố.",
                "Cooperatives that operate effectively, as judged by the publisher.",
            ),
            "cooperatives", "stock", Sum(), ("effective",), "quality", ("scattered",),
        ),
        _entry(
            "rated_good_or_fair_share",
            ("Tỷ lệ xếp loại tốt, khá", "Share rated good or fair"),
            ("Tốt, khá", "Good or fair"),
            (
                "Tỷ lệ hợp tác xã xếp loại tốt hoặc khá.",
                "Share of cooperatives rated good or fair.",
            ),
            "share", "share", _SHARE, ("good_or_fair",), "quality",
            ("scattered", "rating_rules_changed"),
        ),
        _entry(
            "cooperatives_rated_good_or_fair",
            ("Hợp tác xã xếp loại tốt, khá", "Cooperatives rated good or fair"),
            ("HTX tốt, khá", "Good or fair"),
            (
                "Số hợp tác xã xếp loại tốt hoặc khá.",
                "Cooperatives rated good or fair.",
            ),
            "cooperatives", "stock", Sum(), ("good_or_fair",), "quality",
            ("scattered", "rating_rules_changed"),
        ),
        _entry(
            "cooperatives_rated_good",
            ("Hợp tác xã xếp loại tốt", "Cooperatives rated good"),
            ("HTX tốt", "Rated good"),
            ("Số hợp tác xã xếp loại tốt.", "Cooperatives rated good."),
            "cooperatives", "stock", Sum(), ("good",), "quality",
            ("scattered", "rating_rules_changed"),
        ),
        _entry(
            "high_tech_cooperatives",
            ("Hợp tác xã ứng dụng công nghệ cao", "High-technology cooperatives"),
            ("HTX công nghệ cao", "High-tech cooperatives"),
            (
                "Số hợp tác xã ứng dụng công nghệ cao.",
                "Cooperatives that apply high technology.",
            ),
            "cooperatives", "stock", Sum(), ("total",), "quality",
        ),
        _entry(
            "value_chain_cooperatives",
            ("Hợp tác xã tham gia chuỗi giá trị", "Cooperatives in value chains"),
            ("HTX trong chuỗi", "In value chains"),
            (
                "Số hợp tác xã tham gia liên kết chuỗi giá trị.",
                "Cooperatives that take part in value chains.",
            ),
            "cooperatives", "stock", Sum(), ("total",), "quality",
        ),
        _entry(
            "value_chain_share",
            ("Tỷ lệ tham gia chuỗi giá trị", "Share in value chains"),
            ("Tỷ lệ trong chuỗi", "Share in value chains"),
            (
                "Tỷ lệ hợp tác xã tham gia liên kết chuỗi giá trị.",
                "Share of cooperatives that take part in value chains.",
            ),
            "share", "share", _SHARE, ("total",), "quality", ("scattered",),
        ),
        _entry(
            "alliance_member_cooperatives",
            ("Hợp tác xã thành viên liên minh", "Alliance member cooperatives"),
            ("HTX thành viên liên minh", "Alliance members"),
            (
                "Số hợp tác xã là thành viên của liên minh hợp tác xã.",
                "Cooperatives that are members of the cooperative alliance.",
            ),
            "cooperatives", "stock", Sum(), ("total",), "units", ("scattered",), 0,
        ),
    )
}
