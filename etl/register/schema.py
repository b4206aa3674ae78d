"""The register's schema as data: every field of cooperatives, unions and groups, said once.

The data dictionary, the empty Excel template, the reader's types, the checks and the simulation all
come from these entries. One row is one unit in one year, as it stood on 31 December; it is sent by
15 December of the year after at the latest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from coopstats.catalog import ALLIANCE_CLASSES, SECTORS, Text, register_choices

FieldType = Literal["text", "year", "count", "money", "date", "flag", "choice"]
RecordKind = Literal["cooperative", "union", "group"]

# The types that DuckDB reads each field with.
SQL_TYPE: dict[FieldType, str] = {
    "text": "VARCHAR",
    "year": "SMALLINT",
    "count": "INTEGER",
    "money": "BIGINT",
    "date": "DATE",
    "flag": "BOOLEAN",
    "choice": "VARCHAR",
}
TYPE_NAME: dict[FieldType, Text] = {
    "text": Text("chữ", "text"),
    "year": Text("năm", "year"),
    "count": Text("số nguyên", "whole number"),
    "money": Text("đồng, số nguyên", "VND, whole"),
    "date": Text("ngày (NNNN-TT-NN)", "date (YYYY-MM-DD)"),
    "flag": Text("1 có, 0 không", "1 yes, 0 no"),
    "choice": Text("chọn trong danh sách", "one of a list"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One allowed value of a field and its name."""

    value: str
    name: Text


@dataclass(frozen=True, slots=True)
class Field:
    """One column: `unit` is a unit of the catalog or empty; `part_of` names its total."""

    name: str
    type: FieldType
    title: Text
    description: Text
    unit: str = ""
    is_required: bool = False
    choices: tuple[Choice, ...] = ()
    part_of: str = ""


def _choices(*values: tuple[str, str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(value, Text(vi, en)) for value, vi, en in values)


def _named(names: Mapping[str, Text]) -> tuple[Choice, ...]:
    return tuple(Choice(value, name) for value, name in names.items())


ERAS = _choices(
    ("63", "63 tỉnh, đến 30/6/2025", "63 provinces, until 30 June 2025"),
    ("34", "34 tỉnh, từ 1/7/2025", "34 provinces, since 1 July 2025"),
)
KINDS = _named(register_choices.KINDS)
STATUSES = _named(register_choices.STATUSES)
RATINGS = _named(register_choices.RATINGS)
CLASSES = tuple(Choice(id_, SECTORS[id_].name) for id_ in ALLIANCE_CLASSES)
EVENT_KINDS = _named(register_choices.EVENTS)


def _field(
    name: str,
    type_: FieldType,
    title: tuple[str, str],
    description: tuple[str, str],
    unit: str = "",
    required: bool = False,
    choices: tuple[Choice, ...] = (),
    part_of: str = "",
) -> Field:
    return Field(name, type_, Text(*title), Text(*description), unit, required, choices, part_of)


def _identity(code: Field) -> tuple[Field, ...]:
    return (
        _field(
            "year",
            "year",
            ("Năm báo cáo", "Reporting year"),
            ("Số liệu tại 31/12 và trong năm này.", "Figures at 31 December and of this year."),
            required=True,
        ),
        code,
        _field(
            "name",
            "text",
            ("Tên", "Name"),
            ("Tên đầy đủ theo giấy chứng nhận đăng ký.", "Full name as registered."),
            required=True,
        ),
    )


_TAX_CODE = _field(
    "tax_code",
    "text",
    ("Mã số thuế", "Tax code"),
    ("10 chữ số, chữ số cuối là số kiểm tra.", "Ten digits, the last one checks the others."),
    required=True,
)
_GROUP_ID = _field(
    "group_id",
    "text",
    ("Mã tổ hợp tác", "Group id"),
    (
        "Mã do nơi quản lý đặt, không đổi qua các năm (tổ hợp tác thường không có mã số thuế).",
        "Id given by the office in charge, the same every year (groups seldom have a tax code).",
    ),
    required=True,
)
_PLACE = (
    _field(
        "province_code",
        "text",
        ("Mã tỉnh", "Province code"),
        ("Hai chữ số, đúng theo thời kỳ ở cột sau.", "Two digits, of the era in the next column."),
        required=True,
    ),
    _field(
        "geo_era",
        "choice",
        ("Thời kỳ của mã", "Era of the codes"),
        (
            "63 cho năm 2024 trở về trước, 34 từ năm 2025.",
            "63 for years up to 2024, 34 from 2025 on.",
        ),
        required=True,
        choices=ERAS,
    ),
    _field(
        "commune_code",
        "text",
        ("Mã xã", "Commune code"),
        ("Năm chữ số, cùng thời kỳ; có thể để trống.", "Five digits, same era; may be blank."),
    ),
    _field(
        "vsic_code",
        "text",
        ("Mã ngành VSIC", "VSIC code"),
        (
            "Ngành chính, cấp 1 (chữ cái) đến cấp 5 (năm chữ số).",
            "Main activity, level 1 (a letter) to level 5 (five digits).",
        ),
    ),
    _field(
        "sector_class",
        "choice",
        ("Lĩnh vực (Liên minh)", "Class of the Alliance"),
        (
            "Một trong tám lĩnh vực của Liên minh Hợp tác xã.",
            "One of the eight classes of the Cooperative Alliance.",
        ),
        required=True,
        choices=CLASSES,
    ),
    _field(
        "founded_on",
        "date",
        ("Ngày thành lập", "Founded on"),
        ("Ngày cấp giấy chứng nhận lần đầu.", "Date of the first certificate."),
    ),
    _field(
        "dissolved_on",
        "date",
        ("Ngày giải thể", "Dissolved on"),
        ("Chỉ ghi khi đã giải thể trong năm.", "Only when dissolved in the year."),
    ),
    _field(
        "status",
        "choice",
        ("Tình trạng", "Status"),
        ("Tại 31/12 của năm báo cáo.", "At 31 December of the reporting year."),
        required=True,
        choices=STATUSES,
    ),
)
_MONEY = {
    "charter_capital_vnd": _field(
        "charter_capital_vnd",
        "money",
        ("Vốn điều lệ", "Charter capital"),
        ("Tại 31/12.", "At 31 December."),
        "vnd",
    ),
    "assets_vnd": _field(
        "assets_vnd",
        "money",
        ("Tổng tài sản", "Total assets"),
        ("Tổng tài sản (bằng tổng nguồn vốn) tại 31/12.", "Total assets at 31 December."),
        "vnd",
    ),
    "revenue_vnd": _field(
        "revenue_vnd",
        "money",
        ("Doanh thu", "Revenue"),
        (
            "Doanh thu trong năm; để trống là chưa báo cáo, 0 là không có doanh thu.",
            "Revenue of the year; blank is not reported, 0 is none.",
        ),
        "vnd",
    ),
    "profit_vnd": _field(
        "profit_vnd",
        "money",
        ("Lợi nhuận trước thuế", "Profit before tax"),
        ("Của năm; lỗ ghi số âm.", "Of the year; a loss is negative."),
        "vnd",
    ),
}
_RATING = _field(
    "rating",
    "choice",
    ("Xếp loại", "Rating"),
    ("Kết quả đánh giá, xếp loại của năm.", "Result of the yearly rating."),
    choices=RATINGS,
)


def _count(
    name: str,
    vi: str,
    en: str,
    more_vi: str,
    more_en: str,
    part_of: str = "",
    unit: str = "persons",
) -> Field:
    return _field(name, "count", (vi, en), (more_vi, more_en), unit, part_of=part_of)


def _flag(name: str, vi: str, en: str, more_vi: str, more_en: str) -> Field:
    return _field(name, "flag", (vi, en), (more_vi, more_en))


COOPERATIVE: tuple[Field, ...] = (
    *_identity(_TAX_CODE),
    _field(
        "kind",
        "choice",
        ("Loại", "Kind"),
        ("Hợp tác xã hay quỹ tín dụng nhân dân.", "Cooperative or people's credit fund."),
        required=True,
        choices=KINDS,
    ),
    *_PLACE,
    _count("members", "Thành viên", "Members", "Tổng số, bằng ba phần sau.",
           "Total, equal to the next three."),
    _count("members_individual", "Thành viên cá nhân", "Individual members", "Cá nhân.",
           "Individuals.", "members"),
    _count("members_household", "Thành viên hộ gia đình", "Household members", "Hộ gia đình.",
           "Households.", "members"),
    _count("members_organisation", "Thành viên pháp nhân", "Member organisations", "Pháp nhân.",
           "Legal persons.", "members"),
    _count("members_women", "Thành viên nữ", "Women members", "Trong tổng số thành viên.",
           "Of all members.", "members"),
    _count("workers", "Lao động", "Workers", "Người làm việc tại 31/12.",
           "People working at 31 December."),
    _count("workers_women", "Lao động nữ", "Women workers", "Trong tổng số lao động.",
           "Of all workers.", "workers"),
    _count("workers_regular", "Lao động thường xuyên", "Regular workers",
           "Trong tổng số lao động.", "Of all workers.", "workers"),
    _count("managers", "Cán bộ quản lý", "Managers", "Tổng số.", "Total."),
    _count("managers_degree", "Cán bộ có trình độ cao đẳng, đại học trở lên",
           "Managers with a college or university degree", "Trong số cán bộ quản lý.",
           "Of all managers.", "managers"),
    _count("managers_vocational", "Cán bộ có trình độ sơ cấp, trung cấp",
           "Managers with vocational training", "Trong số cán bộ quản lý.", "Of all managers.",
           "managers"),
    _MONEY["charter_capital_vnd"],
    _MONEY["assets_vnd"],
    _MONEY["revenue_vnd"],
    _field(
        "revenue_members_vnd",
        "money",
        ("Doanh thu với thành viên", "Revenue with members"),
        ("Trong tổng doanh thu.", "Of all revenue."),
        "vnd",
        part_of="revenue_vnd",
    ),
    _MONEY["profit_vnd"],
    _field(
        "income_per_worker_vnd",
        "money",
        ("Thu nhập bình quân lao động thường xuyên", "Income per regular worker"),
        ("Một người một năm.", "Per person a year."),
        "vnd_per_worker",
    ),
    _flag("in_value_chain", "Tham gia chuỗi giá trị", "In a value chain",
          "Có hợp đồng liên kết theo chuỗi.", "Has contracts that link a chain."),
    _flag("is_high_tech", "Ứng dụng công nghệ cao", "High technology",
          "Theo quy định về công nghệ cao trong lĩnh vực.", "By the rules of its field."),
    _count("ocop_products", "Sản phẩm OCOP", "OCOP products", "Số sản phẩm được công nhận còn hạn.",
           "Recognised products still valid.", unit=""),
    _flag("is_digital", "Ứng dụng công nghệ số", "Digital",
          "Có dùng phần mềm quản lý, truy xuất hay bán hàng trực tuyến.",
          "Uses software for management, traceability or online sales."),
    _RATING,
    _field(
        "union_tax_code",
        "text",
        ("Mã số thuế của liên hiệp", "Tax code of its union"),
        ("Khi là thành viên của một liên hiệp.", "Where it is a member of a union."),
    ),
)  # fmt: skip

UNION: tuple[Field, ...] = (
    *_identity(_TAX_CODE),
    *_PLACE,
    _count("member_cooperatives", "Hợp tác xã thành viên", "Member cooperatives",
           "Số hợp tác xã thành viên.", "Cooperatives that are members.", unit="cooperatives"),
    _count("workers", "Lao động", "Workers", "Người làm việc tại 31/12.",
           "People working at 31 December."),
    *_MONEY.values(),
    _RATING,
)  # fmt: skip

GROUP: tuple[Field, ...] = (
    *_identity(_GROUP_ID),
    *_PLACE,
    _count("members", "Thành viên", "Members", "Tổng số.", "Total."),
    _count("members_women", "Thành viên nữ", "Women members", "Trong tổng số thành viên.",
           "Of all members.", "members"),
    _MONEY["revenue_vnd"],
)  # fmt: skip

EVENT: tuple[Field, ...] = (
    _field("year", "year", ("Năm", "Year"), ("Năm xảy ra.", "Year of the event."), required=True),
    _field(
        "event",
        "choice",
        ("Sự việc", "Event"),
        ("Điều gì đã xảy ra.", "What happened."),
        required=True,
        choices=EVENT_KINDS,
    ),
    _field(
        "from_tax_code",
        "text",
        ("Mã số thuế trước", "Tax code before"),
        ("Đơn vị trước sự việc.", "The unit before the event."),
        required=True,
    ),
    _field(
        "to_tax_code",
        "text",
        ("Mã số thuế sau", "Tax code after"),
        ("Đơn vị sau sự việc; bằng mã trước nếu không đổi.", "The unit after; the same if kept."),
        required=True,
    ),
    _field("note", "text", ("Ghi chú", "Note"), ("Số quyết định, lý do.", "Decision, reason.")),
)

RECORDS: dict[str, tuple[Field, ...]] = {
    "cooperatives": COOPERATIVE,
    "unions": UNION,
    "groups": GROUP,
    "identity_events": EVENT,
}
RECORD_TITLE: dict[str, Text] = {
    "cooperatives": Text("Hợp tác xã (biểu VII-1)", "Cooperatives (form VII-1)"),
    "unions": Text("Liên hiệp hợp tác xã (biểu VII-2)", "Cooperative unions (form VII-2)"),
    "groups": Text("Tổ hợp tác (biểu VII-3)", "Cooperative groups (form VII-3)"),
    "identity_events": Text("Thay đổi của đơn vị", "Events of identity"),
}


def record_of(file_name: str) -> str | None:
    """The kind of records a file holds by the beginning of its name, or None.

    `cooperatives_64.csv` and `Cooperatives 2024 (2).csv` do, `groupshare.csv` does not.
    """
    stem = file_name.split(".", 1)[0].casefold()
    for record in RECORDS:
        if stem.startswith(record) and not stem[len(record) :][:1].isalpha():
            return record
    return None


def column_types(record: str) -> dict[str, str]:
    """The DuckDB type of each column of a kind of records, in the order of the template."""
    return {field.name: SQL_TYPE[field.type] for field in RECORDS[record]}
