"""Definitions: what exactly a publisher counted. Figures of two definitions are never joined."""

from __future__ import annotations

from coopstats.catalog.model import Definition, Text


def _define(id_: str, vi: str, en: str, more_vi: str, more_en: str) -> Definition:
    return Definition(id_, Text(vi, en), Text(more_vi, more_en))


DEFINITIONS: dict[str, Definition] = {
    definition.id: definition
    for definition in (
        _define(
            "registered",
            "đăng ký",
            "registered",
            "Tổng số ghi trên sổ, gồm cả đơn vị ngừng hoạt động nếu văn bản không nói khác.",
            "The plain printed total, dormant units included unless the text says otherwise.",
        ),
        _define(
            "operating",
            "đang hoạt động",
            "operating",
            "Văn bản nói rõ là đang hoạt động.",
            "The text says that they are running.",
        ),
        _define(
            "with_results",
            "có kết quả sản xuất kinh doanh",
            "with business results",
            "Điều tra doanh nghiệp của cơ quan thống kê: có kết quả sản xuất kinh doanh.",
            "Enterprise survey of the statistics office: units with business results.",
        ),
        _define(
            "not_operating",
            "ngừng hoạt động",
            "not operating",
            "Còn tên trên sổ, không hoạt động.",
            "On the books, not running.",
        ),
        _define(
            "suspended",
            "tạm ngừng",
            "suspended",
            "Tạm ngừng hoạt động.",
            "Temporarily suspended.",
        ),
        _define(
            "stopped_awaiting_dissolution",
            "chờ giải thể",
            "awaiting dissolution",
            "Đã ngừng, chờ giải thể.",
            "Stopped and awaiting dissolution.",
        ),
        _define(
            "profitable",
            "có lãi",
            "profitable",
            "Hợp tác xã hoạt động có lãi.",
            "Cooperatives that make a profit.",
        ),
        _define(
            "registered_incl_unions",
            "đăng ký, gồm cả liên hiệp",
            "registered, unions included",
            "Gồm cả liên hiệp hợp tác xã.",
            "Unions are counted in.",
        ),
        _define(
            "operating_incl_unions",
            "đang hoạt động, gồm cả liên hiệp",
            "operating, unions included",
            "Gồm cả liên hiệp hợp tác xã.",
            "Unions are counted in.",
        ),
        _define(
            "new",
            "thành lập mới",
            "newly registered",
            "Đăng ký mới trong kỳ.",
            "New registrations in the period.",
        ),
        _define(
            "dissolved",
            "giải thể",
            "dissolved",
            "Giải thể trong kỳ.",
            "Dissolved in the period.",
        ),
        _define("total", "tổng số", "total", "Tổng số công bố.", "The published total."),
        _define(
            "total_with_results",
            "của đơn vị có kết quả",
            "of units with results",
            "Của hợp tác xã có kết quả sản xuất kinh doanh (điều tra thống kê).",
            "Of cooperatives with business results (statistical survey).",
        ),
        _define(
            "of_operating_cooperatives",
            "của hợp tác xã đang hoạt động",
            "of operating cooperatives",
            "Chỉ của hợp tác xã đang hoạt động.",
            "Of running cooperatives only.",
        ),
        _define(
            "incl_group_members",
            "gồm cả thành viên tổ hợp tác",
            "members of groups included",
            "Gồm cả thành viên tổ hợp tác.",
            "Members of cooperative groups are counted in.",
        ),
        _define(
            "regular",
            "lao động thường xuyên",
            "regular workers",
            "Lao động thường xuyên.",
            "Workers with regular jobs.",
        ),
        _define(
            "per_cooperative_average",
            "bình quân công bố",
            "published average",
            "Số bình quân một hợp tác xã do cơ quan công bố in sẵn.",
            "An average per cooperative printed by its publisher.",
        ),
        _define(
            "computed_with_results",
            "tính từ tổng của đơn vị có kết quả",
            "computed, units with results",
            "Tính lại từ hai tổng của cùng một cơ quan thống kê, cùng năm.",
            "Recomputed from two totals of the statistics office for the same year.",
        ),
        _define(
            "computed_registered",
            "tính trên số đăng ký",
            "computed on registered",
            "Tính lại từ hai tổng của cùng một cơ quan công bố, cùng năm, trên số đăng ký.",
            "Recomputed from two totals of one publisher and year, on registered cooperatives.",
        ),
        _define(
            "worker_average",
            "bình quân lao động",
            "average of workers",
            "Thu nhập bình quân một lao động.",
            "Average income of a worker.",
        ),
        _define(
            "regular_worker_average",
            "bình quân lao động thường xuyên",
            "average of regular workers",
            "Thu nhập bình quân một lao động thường xuyên.",
            "Average income of a regular worker.",
        ),
        _define(
            "member_average",
            "bình quân thành viên",
            "average of members",
            "Thu nhập bình quân một thành viên.",
            "Average income of a member.",
        ),
        _define(
            "member_and_worker_average",
            "bình quân thành viên và lao động",
            "average of members and workers",
            "Thu nhập bình quân thành viên, người lao động.",
            "Average income of members and workers.",
        ),
        _define(
            "effective",
            "hoạt động hiệu quả",
            "operating effectively",
            "Theo đánh giá của cơ quan công bố.",
            "As judged by the publisher.",
        ),
        _define(
            "good_or_fair",
            "xếp loại tốt, khá",
            "rated good or fair",
            "Xếp loại tốt hoặc khá.",
            "Rated good or fair.",
        ),
        _define("good", "xếp loại tốt", "rated good", "Xếp loại tốt.", "Rated good."),
    )
}
