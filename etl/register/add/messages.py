"""What adding a file has to say besides what reading one says."""

from __future__ import annotations

from etl.check.findings import Action, Value, Where, word_finding
from etl.check.messages import Message
from etl.observation import Finding

_BUILD = (
    "Chép tệp vào thư mục sổ đăng ký rồi dựng lại toàn bộ (python -m etl build --register).",
    "Put the file into the register's folder and build everything (python -m etl build --register).",
)
_SEND_AGAIN = ("Sửa tệp rồi thêm lại.", "Correct the file and add it again.")
_WHOLE_YEAR = (
    "Sửa các dòng bị để riêng rồi thêm lại tệp đủ cả năm.",
    "Correct the rows set aside and add the file of the whole year again.",
)

OF_ADDING: dict[str, Message] = {
    "E-ADD-01": Message(
        "blocking",
        "có dòng của {n} tỉnh hoặc năm ({places}); mỗi lần chỉ thêm được một tỉnh của một năm.",
        "holds rows of {n} provinces or years ({places}); only one province of one year is added at "
        "a time.",
        "Tách tệp theo tỉnh và năm, hoặc sửa mã tỉnh, năm gõ nhầm.",
        "Divide the file by province and year, or correct a mistyped code or year.",
    ),
    "E-ADD-02": Message(
        "blocking",
        "không có dòng nào nạp được, nên không thay số liệu đang có.",
        "no row could be loaded, so nothing that is there is replaced.",
        *_SEND_AGAIN,
    ),
    "E-ADD-03": Message(
        "blocking",
        "chỉ thêm được tệp cooperatives, unions hoặc groups; tên tệp (hoặc tên trang của tệp Excel) phải "
        "bắt đầu bằng một trong ba.",
        "only files of cooperatives, unions or groups are added; the name (or that of an Excel file's "
        "sheet) must begin with one of them.",
        "Đổi tên tệp hoặc trang, ví dụ cooperatives_2025_01.csv; tệp loại khác thì chép vào thư mục sổ "
        "đăng ký rồi dựng lại toàn bộ.",
        "Rename the file or sheet, for example cooperatives_2025_01.csv; a file of another kind goes into "
        "the register's folder, and everything is built.",
    ),
    "E-ADD-04": Message(
        "blocking",
        "sổ đã có một tệp cùng tên, còn giữ {n} dòng của tỉnh hoặc năm khác.",
        "the register holds a file of the same name with {n} {n:row|rows} of other provinces or years.",
        "Đặt tên khác, ví dụ cooperatives_2025_01.csv.",
        "Give it another name, for example cooperatives_2025_01.csv.",
    ),
    "E-ADD-05": Message(
        "blocking",
        "năm {year} ở trước năm đầu của sổ ({first}); mọi năm sau phải tính lại.",
        "{year} is before the register's first year ({first}); every later year would change.",
        *_BUILD,
    ),
    "E-ADD-08": Message(
        "blocking",
        "có nhiều biểu đã điền ({forms}); mỗi lần chỉ thêm được một biểu.",
        "has several filled forms ({forms}); one form is added at a time.",
        "Lưu mỗi biểu thành một tệp rồi thêm từng tệp.",
        "Save each form as a file of its own and add them one by one.",
    ),
    "W-ADD-06": Message(
        "warning",
        "chỉ có {n} đơn vị, trước đó tỉnh này có {before} đơn vị của năm {year}: có thể tệp chỉ gồm "
        "phần thay đổi; đã nạp.",
        "has only {n} {n:unit|units} where the province had {before} for {year}: perhaps only what "
        "changed was sent; loaded.",
        "Nếu cơ quan chỉ gửi phần thay đổi: python -m etl rollback, rồi thêm tệp đủ cả năm.",
        "If only changes were sent: python -m etl rollback, then add a file of the whole year.",
    ),
    "W-ADD-09": Message(
        "warning",
        "{n} đơn vị trước đó có số liệu năm {year} nay không còn, vì dòng của đơn vị trong tệp này bị "
        "để riêng.",
        "{n} {n:unit|units} that had figures for {year} {n:has|have} none now, because their rows in "
        "this file were set aside.",
        *_WHOLE_YEAR,
    ),
    "W-ADD-10": Message(
        "warning",
        "{n} dòng bị để riêng không có mã đơn vị dùng được: trong {withdrawn} đơn vị bị rút, có thể tới "
        "{most} đơn vị thật ra nằm ở các dòng này.",
        "{n} {n:row|rows} set aside {n:has|have} no usable code of a unit: of the {withdrawn} "
        "{withdrawn:unit|units} withdrawn, up to {most} may stand in these rows.",
        *_WHOLE_YEAR,
    ),
    "N-ADD-07": Message(
        "note",
        "thay số liệu năm {year} của {place}: thêm {added} đơn vị, sửa {changed}, giữ nguyên {kept}, "
        "rút {withdrawn} vì không dòng nào của tệp ghi mã của đơn vị.",
        "replaces {year} of {place}: {added} {added:unit|units} added, {changed} changed, {kept} the same, "
        "{withdrawn} withdrawn because no row of the file has their code.",
        "Không cần làm gì.",
        "Nothing to do.",
    ),
}


def adding_finding(
    code: str, where: Where, action: Action, found: str = "", **values: Value
) -> Finding:
    """A finding about adding a file in both languages. Raises KeyError for an unknown code."""
    return word_finding(OF_ADDING[code], code, where, action, found, "", values)
