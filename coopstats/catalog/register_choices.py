"""What a register's fields may say, by value: kinds, statuses, ratings, size classes, events.

The register's schema and the pages of single cooperatives name them from here.
"""

from __future__ import annotations

from coopstats.catalog.model import Text

KINDS: dict[str, Text] = {
    "cooperative": Text("hợp tác xã", "cooperative"),
    "credit_fund": Text("quỹ tín dụng nhân dân", "people's credit fund"),
}
STATUSES: dict[str, Text] = {
    "operating": Text("đang hoạt động", "operating"),
    "suspended": Text("tạm ngừng", "suspended"),
    "stopped_awaiting_dissolution": Text("đã ngừng, chờ giải thể", "stopped, awaiting dissolution"),
    "dissolved": Text("giải thể trong năm", "dissolved in the year"),
}
# The same where room is short, as in a list.
SHORT_STATUSES: dict[str, Text] = {
    "operating": Text("hoạt động", "operating"),
    "suspended": Text("tạm ngừng", "suspended"),
    "stopped_awaiting_dissolution": Text("đã ngừng", "stopped"),
    "dissolved": Text("giải thể", "dissolved"),
}
RATINGS: dict[str, Text] = {
    "good": Text("tốt", "good"),
    "fair": Text("khá", "fair"),
    "average": Text("trung bình", "average"),
    "weak": Text("yếu", "weak"),
    "unrated": Text("chưa xếp loại", "not rated"),
}
# Classes by members of Circular 01/2020/TT-BKHĐT; those of Decree 113/2024 bear the same names.
SIZE_CLASSES: dict[str, Text] = {
    "large": Text("lớn", "large"),
    "medium": Text("vừa", "medium"),
    "small": Text("nhỏ", "small"),
    "micro": Text("siêu nhỏ", "micro"),
}
EVENTS: dict[str, Text] = {
    "rename": Text("đổi tên", "rename"),
    "move": Text("chuyển trụ sở sang tỉnh khác", "move to another province"),
    "merger": Text("sáp nhập, hợp nhất", "merger"),
    "split": Text("chia, tách", "split"),
    "re_registration": Text("đăng ký lại, đổi mã số thuế", "re-registration under a new tax code"),
}
