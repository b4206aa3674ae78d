"""Indicators that only a register of single cooperatives can give: medians, quartiles, adoption."""

from __future__ import annotations

from coopstats.catalog.model import Aggregation, AsPublished, Indicator, Sum, Text

_PREFERENCE = ("nso", "mof", "mpi", "steering", "vca", "mard")

_MEDIAN = AsPublished(
    Text(
        "Trung vị và tứ phân vị tính từ từng hợp tác xã; không cộng, không bình quân lại được.",
        "Medians and quartiles are taken over single cooperatives; they cannot be added or averaged.",
    )
)


def _middle(
    id_: str,
    title: tuple[str, str],
    short: tuple[str, str],
    unit: str,
    definition: str,
    people: bool = False,
) -> Indicator:
    return Indicator(
        id_,
        Text(*title),
        Text(*short),
        Text(
            f"{title[0]}, tính trên các hợp tác xã có báo cáo số này.",
            f"{title[1]}, over the cooperatives that report it.",
        ),
        unit,
        "average",
        _MEDIAN,
        (definition,),
        "people" if people else "money",
        _PREFERENCE,
        (),
    )


def _adoption(id_: str, title: tuple[str, str], short: tuple[str, str]) -> Indicator:
    counting: Aggregation = Sum()
    return Indicator(
        id_,
        Text(*title),
        Text(*short),
        Text(f"{title[0]}, đếm theo sổ đăng ký.", f"{title[1]}, counted in the register."),
        "cooperatives",
        "stock",
        counting,
        ("total",),
        "quality",
        _PREFERENCE,
        (),
    )


REGISTER_INDICATORS: dict[str, Indicator] = {
    indicator.id: indicator
    for indicator in (
        _middle(
            "revenue_median",
            ("Trung vị doanh thu một hợp tác xã", "Median revenue of a cooperative"),
            ("Trung vị doanh thu", "Median revenue"),
            "vnd_per_cooperative",
            "total_with_results",
        ),
        _middle(
            "revenue_lower_quartile",
            ("Tứ phân vị dưới của doanh thu", "Lower quartile of revenue"),
            ("Tứ phân vị dưới doanh thu", "Lower quartile of revenue"),
            "vnd_per_cooperative",
            "total_with_results",
        ),
        _middle(
            "revenue_upper_quartile",
            ("Tứ phân vị trên của doanh thu", "Upper quartile of revenue"),
            ("Tứ phân vị trên doanh thu", "Upper quartile of revenue"),
            "vnd_per_cooperative",
            "total_with_results",
        ),
        _middle(
            "profit_median",
            ("Trung vị lợi nhuận một hợp tác xã", "Median profit of a cooperative"),
            ("Trung vị lợi nhuận", "Median profit"),
            "vnd_per_cooperative",
            "total_with_results",
        ),
        _middle(
            "members_median",
            ("Trung vị số thành viên một hợp tác xã", "Median members of a cooperative"),
            ("Trung vị thành viên", "Median members"),
            "persons_per_cooperative",
            "total",
            people=True,
        ),
        _middle(
            "workers_median",
            ("Trung vị số lao động một hợp tác xã", "Median workers of a cooperative"),
            ("Trung vị lao động", "Median workers"),
            "persons_per_cooperative",
            "with_results",
            people=True,
        ),
        _adoption(
            "ocop_cooperatives",
            ("Hợp tác xã có sản phẩm OCOP", "Cooperatives with OCOP products"),
            ("HTX có OCOP", "With OCOP products"),
        ),
        _adoption(
            "digital_cooperatives",
            ("Hợp tác xã ứng dụng công nghệ số", "Digital cooperatives"),
            ("HTX số", "Digital"),
        ),
    )
}
