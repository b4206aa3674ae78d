"""The closed list of warnings. A page shows the ones that concern what it draws."""

from __future__ import annotations

from coopstats.catalog.model import Caveat, Text


def _warn(id_: str, vi: str, en: str, of_print: bool = False) -> Caveat:
    return Caveat(id_, Text(vi, en), of_print)


CAVEATS: dict[str, Caveat] = {
    caveat.id: caveat
    for caveat in (
        _warn(
            "publishers_differ",
            "Nhiều cơ quan công bố số khác nhau; mỗi đường là một cơ quan, không nối và không "
            "tính trung bình.",
            "Publishers print different figures; each line is one publisher, never joined, never "
            "averaged.",
            of_print=True,
        ),
        _warn(
            "definitions_differ",
            "Số đăng ký, số đang hoạt động và số có kết quả sản xuất kinh doanh là ba cách đếm "
            "khác nhau.",
            "Registered, operating and with business results are three different counts.",
        ),
        _warn(
            "survey_break_2008",
            "Phạm vi điều tra mở rộng năm 2008 (6.689 → 13.532 đơn vị): đứt chuỗi, không phải "
            "tăng trưởng.",
            "The survey widened in 2008 (6,689 to 13,532 units): a break in the series, not growth.",
            of_print=True,
        ),
        _warn(
            "survey_2022_year",
            "Năm 2022 lấy theo mã của bộ dữ liệu đã ghép bảng; nguồn không in dòng cả nước.",
            "The year 2022 is taken from the code that joined the table; its source prints no "
            "national row.",
            of_print=True,
        ),
        _warn(
            "average_basis",
            "Số bình quân dựa trên phạm vi và năm tham chiếu khác nhau giữa các cơ quan.",
            "Published averages rest on different bases and reference years.",
            of_print=True,
        ),
        _warn(
            "chapter_only",
            "Chỉ gồm hợp tác xã trong chương nông, lâm nghiệp và thủy sản; không so với điều tra "
            "mọi ngành.",
            "Agriculture, forestry and fishery chapter only; not comparable with all-sector "
            "surveys.",
        ),
        _warn(
            "rating_rules_changed",
            "Quy định xếp loại thay đổi từ 18/9/2025 (Thông tư 01/2020 hết hiệu lực).",
            "Rating rules changed on 18 September 2025 (Circular 01/2020 was repealed).",
        ),
        _warn(
            "scattered",
            "Chỉ có số rời rạc của một số tỉnh, năm và cơ quan khác nhau; không phải bảng đầy đủ.",
            "Scattered figures of some provinces, of different years and publishers; not a full "
            "panel.",
            of_print=True,
        ),
        _warn(
            "rebased",
            "Số của 34 tỉnh là tổng các tỉnh cũ (Nghị quyết 202/2025/QH15), cộng đúng, không ước "
            "lượng.",
            "Figures of the 34 provinces are exact sums of the former provinces (Resolution "
            "202/2025/QH15), not estimates.",
        ),
        _warn(
            "suspect",
            "Có số nghi in sai trong nguồn; số đó được giữ nhưng không vẽ.",
            "Some printed figures look misprinted; they are kept but not drawn.",
            of_print=True,
        ),
        _warn(
            "credit_funds_in_non_agriculture",
            "Phi nông nghiệp có khi gồm quỹ tín dụng nhân dân, có khi không.",
            "Non-agriculture sometimes includes people's credit funds and sometimes does not.",
            of_print=True,
        ),
    )
}
