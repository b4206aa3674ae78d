"""The sentences of the map page."""

from __future__ import annotations

MAP_PAGE: dict[str, tuple[str, str]] = {
    "map_quantile": ("Số tỉnh bằng nhau", "Equal counts"),
    "map_equal": ("Khoảng bằng nhau", "Equal steps"),
    "map_natural": ("Ngắt tự nhiên", "Natural breaks"),
    "map_stated": ("Tự đặt", "Own bounds"),
    "map_fill": ("Tô màu", "Filled"),
    "map_symbols": ("Vòng tròn", "Circles"),
    "map_circle": (
        "diện tích hình tròn theo giá trị",
        "area of the circle in proportion to the value",
    ),
    "map_rule_quantile": (
        "{n} nhóm có số tỉnh gần bằng nhau, chung cho mọi năm",
        "{n} {n:class|classes} with about equally many provinces, the same for all years",
    ),
    "map_rule_equal": (
        "{n} nhóm có khoảng giá trị bằng nhau, chung cho mọi năm",
        "{n} {n:class|classes} of equal width, the same for all years",
    ),
    "map_rule_natural": (
        "{n} nhóm ngắt tự nhiên (Jenks), chung cho mọi năm",
        "{n} natural {n:class|classes} (Jenks), the same for all years",
    ),
    "map_rule_stated": (
        "{n} nhóm theo ngưỡng tự đặt, chung cho mọi năm",
        "{n} {n:class|classes} by own bounds, the same for all years",
    ),
    "map_rule_symbols": (
        "diện tích hình tròn tỷ lệ với giá trị, một thang cho mọi năm",
        "area of circles in proportion to the value, one scale for all years",
    ),
    "map_kept": (
        "một thang chung cho 63 và 34 tỉnh",
        "one scale for the 63 and the 34 provinces",
    ),
    "map_all_years": ("{n} năm trên cùng một thang", "{n} {n:year|years} on one scale"),
    "map_title": ("{what} theo tỉnh, {period}", "{what} by province, {period}"),
    "map_newest": (
        "{what}: số mới nhất của từng tỉnh, {period}",
        "{what}: newest figure of each province, {period}",
    ),
    "map_numbers": ("{what} theo tỉnh và năm", "{what} by province and year"),
    "map_own_series": (
        "Số mới nhất của từng tỉnh, nhiều cơ quan",
        "Newest figure of each province, several publishers",
    ),
    "map_lead": (
        "{what}, {period}: ",
        "{what}, {period}: ",
    ),
    "map_lead_top": ("{name} cao nhất ({value})", "{name} is highest ({value})"),
    "map_lead_half": (
        "; {n} tỉnh đầu chiếm một nửa tổng số.",
        "; the first {n} {n:province holds|provinces hold} half of the total.",
    ),
    "map_lead_low": ("; {name} thấp nhất ({value}).", "; {name} is lowest ({value})."),
    "map_lead_click": (
        " Bấm vào một tỉnh, hoặc chọn trong ô Địa bàn, để xem riêng tỉnh đó.",
        " Click a province, or choose it under Place, to see it on its own.",
    ),
    "map_rank_of": ("Hạng {year}", "Rank {year}"),
    "map_bounds_unread": (
        "Không đọc được ngưỡng “{said}”; đang chia theo số tỉnh bằng nhau. Hãy viết các số cách "
        "nhau bằng dấu chấm phẩy.",
        "The bounds “{said}” could not be read; showing equal counts. Write numbers parted by "
        "semicolons.",
    ),
}
