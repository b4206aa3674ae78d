"""The sentences of the sector page: share of all sectors, specialisation of provinces."""

from __future__ import annotations

SECTOR: dict[str, tuple[str, str]] = {
    "sec_choose": (
        "Chọn một ngành ở ô Ngành để xem số cả nước, các tỉnh có số, tăng trưởng, tỷ trọng và mức "
        "chuyên môn hóa của ngành đó. ",
        "Choose a sector in the Sector box to see its national figures, provinces, growth, share "
        "and specialisation. ",
    ),
    "sec_share_of": (
        "Tỷ trọng ngành trong {title}",
        "The sector's share of {title}",
    ),
    "sec_share_description": (
        "Số của ngành chia cho số mọi ngành, cùng cơ quan, cùng cách đếm, cùng năm.",
        "The sector's figure over all sectors', of one publisher, definition and year.",
    ),
    "sec_lead_share": (
        "Ngành này chiếm ",
        "The sector makes up ",
    ),
    "sec_lead_share_of": (
        " {what} ({where}, {year}; {publisher}). ",
        " of {what} ({where}, {year}; {publisher}). ",
    ),
    "sec_lq_title": (
        "Mức chuyên môn hóa theo tỉnh: {sector}, số mới nhất của từng tỉnh",
        "Specialisation by province: {sector}, newest figure of each province",
    ),
    "sec_lq_subtitle": (
        "Thương số vị trí = tỷ trọng ngành ở tỉnh ÷ tỷ trọng ngành ở cả nước; 1 là bằng cả nước",
        "Location quotient = share in the province ÷ share in the country; 1 is the country's mix",
    ),
    "sec_lq_rule": (
        "Mỗi tỷ trọng lấy hai số của cùng một cơ quan, cách đếm và năm; tỷ trọng cả nước là của năm "
        "gần nhất, có khi của cơ quan khác.",
        "Each share takes two figures of one publisher, definition and year; the country's is of "
        "the nearest year and may be another publisher's.",
    ),
    "sec_lq_none": (
        "Chưa có tỉnh nào mà cùng một cơ quan, trong cùng một năm, in cả số của ngành này và tổng số "
        "hợp tác xã.",
        "For no province does one publisher print both this sector and the total of a year.",
    ),
    "sec_lq": ("Thương số vị trí", "Location quotient"),
    "sec_lq_equal": ("cả nước = 1", "Viet Nam = 1"),
    "sec_lq_province": ("Tỷ trọng ở tỉnh", "Share in the province"),
    "sec_lq_nation": ("Tỷ trọng cả nước", "Share in the country"),
    "sec_lq_basis": (
        "{part}/{total} ({publisher}, {year})",
        "{part} of {total} ({publisher}, {year})",
    ),
    "sec_lq_alt": (
        "Biểu đồ thanh {title}. Cao nhất: {top}.",
        "Bar chart of {title}. Highest: {top}.",
    ),
}
