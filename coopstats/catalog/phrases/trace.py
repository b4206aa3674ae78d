"""Sentences of a figure followed to its cell."""

TRACE: dict[str, tuple[str, str]] = {
    "trace_title": ("Một con số, tới tận ô của nó", "One figure, down to its cell"),
    "trace_subtitle": (
        "Mỗi cột là một số in trong nguồn; số cộng lại nêu đủ các số thành phần",
        "Each column is one printed figure; a sum names all of its parts",
    ),
    "trace_unknown": (
        "Không có số liệu mang mã “{id}” trong bản dữ liệu đang dùng.",
        "No figure with the id “{id}” in the data version in use.",
    ),
    "trace_hint": (
        "Mã đứng ở cột cuối của mọi bảng và tệp CSV, ví dụ t-nso-2022-r3-c2.",
        "The id stands in the last column of every table and CSV, such as t-nso-2022-r3-c2.",
    ),
    "printed_form": ("In trong nguồn", "As printed"),
    "line_column": ("dòng {line}, cột “{column}”", "line {line}, column “{column}”"),
}
