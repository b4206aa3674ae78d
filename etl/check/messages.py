"""Every message of reading and checking: one code, one severity, both languages.

Placeholders are filled by `etl.check.findings`; both languages use the same ones.
"""

from __future__ import annotations

from dataclasses import dataclass

from etl.observation import Severity


@dataclass(frozen=True, slots=True)
class Message:
    """A message of one code: its body and the next step, Vietnamese and English."""

    severity: Severity
    vi: str
    en: str
    next_vi: str
    next_en: str


_FIX_CELL = (
    "Sửa ô này trong tệp gửi (hoặc thêm dòng vào corrections.csv) rồi nạp lại.",
    "Correct this cell in the file (or add a line to corrections.csv) and load again.",
)
_FIX_ROW = (
    "Sửa dòng này trong tệp gửi rồi nạp lại.",
    "Correct this row in the file and load again.",
)
_FIX_FILE = (
    "Gửi lại tệp đúng mẫu; chưa có số nào của tệp này được công bố.",
    "Send the file again in the expected form; none of its figures has been published.",
)
_NOTHING = ("Không cần làm gì.", "Nothing to do.")
_ASK_CATALOG = (
    "Kiểm tra chính tả; nếu mã đúng là mới, thêm vào danh mục (coopstats/catalog).",
    "Check the spelling; if the id really is new, add it to the catalog (coopstats/catalog).",
)
_FIX_LAYOUT = (
    "Nếu cơ quan công bố đổi mẫu bảng, sửa mô tả bảng trong etl/recognise/layouts.toml.",
    "If the publisher changed the table, edit its description in etl/recognise/layouts.toml.",
)


MESSAGES: dict[str, Message] = {
    # Files
    "E-FILE-01": Message(
        "blocking",
        "không có hoặc không mở được tệp này.",
        "is missing or cannot be opened.",
        "Đặt tệp vào thư mục số liệu rồi nạp lại.",
        "Put the file into the data folder and load again.",
    ),
    "E-FILE-02": Message(
        "blocking",
        "thư mục số liệu không tồn tại.",
        "the data folder does not exist.",
        "Kiểm tra đường dẫn của thư mục số liệu.",
        "Check the path of the data folder.",
    ),
    "E-FILE-03": Message(
        "blocking",
        "tables.csv ghi đường dẫn nằm ngoài thư mục tables ({path}).",
        "tables.csv names a path outside the tables folder ({path}).",
        *_FIX_ROW,
    ),
    "E-FILE-04": Message(
        "blocking",
        "tables.csv ghi bảng này {count} lần.",
        "tables.csv lists this table {count} {count:time|times}.",
        *_FIX_ROW,
    ),
    "W-FILE-01": Message(
        "warning",
        "có trong thư mục nhưng không được ghi ở tables.csv; không đọc.",
        "is in the folder but not listed in tables.csv; not read.",
        "Thêm một dòng vào tables.csv và mô tả bảng, hoặc bỏ tệp ra.",
        "Add a line to tables.csv and a layout, or take the file out.",
    ),
    "E-BOOK-01": Message(
        "blocking",
        "không mở được như một sổ Excel: tệp hỏng, có mật khẩu, hoặc không phải .xlsx.",
        "cannot be opened as an Excel workbook: it is broken, with a password, or no .xlsx.",
        "Mở bằng Excel, bỏ mật khẩu, lưu thành .xlsx rồi gửi lại; chưa nạp dòng nào của tệp này.",
        "Open it in Excel, remove the password, save it as .xlsx and send it again; none of its rows "
        "was loaded.",
    ),
    "E-SIZE-01": Message(
        "blocking",
        "vượt giới hạn {limit} ({what}).",
        "is over the limit of {limit} ({what}).",
        "Chia nhỏ tệp rồi nạp lại.",
        "Split the file and load again.",
    ),
    "E-ENC-01": Message(
        "blocking",
        "không phải UTF-8: byte thứ {offset} là {byte} (có thể là {guess}).",
        "is not UTF-8: byte {offset} is {byte} (perhaps {guess}).",
        "Lưu lại bằng Excel: “CSV UTF-8 (phân tách bằng dấu phẩy)”.",
        "Save it again from Excel as “CSV UTF-8 (comma delimited)”.",
    ),
    "E-CSV-01": Message(
        "blocking",
        "dấu ngoặc kép không đóng đúng, không tách được ô từ dòng này.",
        "quotation marks do not close, cells cannot be told apart from this line on.",
        "Đóng dấu ngoặc kép ở dòng này; dấu ngoặc kép trong ô phải viết hai lần.",
        "Close the quotation mark of this line; one inside a cell must be doubled.",
    ),
    "E-EMPTY-01": Message("blocking", "tệp rỗng.", "the file is empty.", *_FIX_FILE),
    "E-EMPTY-02": Message(
        "blocking",
        "không có dòng số liệu nào nạp được.",
        "no row of data could be loaded.",
        *_FIX_FILE,
    ),
    # Columns and layout
    "E-COL-01": Message(
        "blocking", "thiếu cột {missing}.", "column {missing} is missing.", *_FIX_FILE
    ),
    "E-COL-02": Message(
        "blocking", "cột {name} có hai lần.", "column {name} stands twice.", *_FIX_FILE
    ),
    "W-COL-01": Message(
        "warning",
        "cột lạ {name}: không đọc cột này.",
        "unknown column {name}: not read.",
        "Bỏ cột này, hoặc báo người bảo trì nếu cần dùng.",
        "Remove the column, or tell the maintainer if it is needed.",
    ),
    "E-LAY-01": Message(
        "blocking",
        "hàng tiêu đề khác mô tả bảng: thấy {found_text}, cần {expected_text}.",
        "the header differs from the layout: found {found_text}, expected {expected_text}.",
        *_FIX_LAYOUT,
    ),
    "E-LAY-02": Message(
        "blocking", "bảng này chưa được mô tả.", "this table has no layout.", *_FIX_LAYOUT
    ),
    "E-ROW-01": Message(
        "warning",
        "dòng có {found_count} ô, cần {expected_count} ô; để riêng.",
        "the row has {found_count} {found_count:cell|cells}, expected {expected_count}; set aside.",
        *_FIX_ROW,
    ),
    "E-LBL-01": Message(
        "warning",
        "nhãn dòng “{label}” không có trong mô tả bảng; để riêng.",
        "row label “{label}” is not in the layout; set aside.",
        *_FIX_LAYOUT,
    ),
    "E-GEO-01": Message(
        "warning",
        "“{label}” không phải tên địa phương nào của {era}; để riêng.",
        "“{label}” is no place of {era}; set aside.",
        "Sửa tên địa phương, hoặc thêm cách viết này vào danh mục tên.",
        "Correct the name of the place, or add this spelling to the aliases.",
    ),
    "W-COV-01": Message(
        "warning",
        "có {found_count} trên {expected_count} tỉnh; thiếu {missing}.",
        "has {found_count} of {expected_count} {expected_count:province|provinces}; missing {missing}.",
        "Hỏi lại cơ quan gửi về các tỉnh còn thiếu.",
        "Ask the sender for the missing provinces.",
    ),
    # Values of a row
    "E-ID-01": Message(
        "warning",
        "mã {value} đã có ở dòng {first}; dòng này để riêng.",
        "id {value} already stands in row {first}; this row is set aside.",
        *_FIX_ROW,
    ),
    "E-IND-01": Message(
        "warning",
        "chỉ tiêu {value} không có trong danh mục; để riêng.",
        "indicator {value} is not in the catalog; set aside.",
        *_ASK_CATALOG,
    ),
    "E-DEF-01": Message(
        "warning",
        "cách đếm {value} không thuộc chỉ tiêu {indicator}; để riêng.",
        "definition {value} does not belong to indicator {indicator}; set aside.",
        *_ASK_CATALOG,
    ),
    "E-SEC-01": Message(
        "warning",
        "lĩnh vực {value} không có trong danh mục; để riêng.",
        "sector {value} is not in the catalog; set aside.",
        *_ASK_CATALOG,
    ),
    "E-GEO-02": Message(
        "warning",
        "mã {value} không phải {level} của thời kỳ {era}; để riêng.",
        "code {value} is no {level} of era {era}; set aside.",
        "Kiểm tra cặp mã và thời kỳ (63 hoặc 34 tỉnh).",
        "Check the pair of code and era (63 or 34 provinces).",
    ),
    "W-GEO-03": Message(
        "warning",
        "tên “{label}” và mã {value} ({name}) không khớp; đã nạp theo mã.",
        "name “{label}” and code {value} ({name}) do not agree; loaded by the code.",
        *_FIX_ROW,
    ),
    "E-SRC-01": Message(
        "warning",
        "nguồn {value} không có trong sources.csv; để riêng.",
        "source {value} is not in sources.csv; set aside.",
        "Thêm nguồn vào sources.csv rồi nạp lại.",
        "Add the source to sources.csv and load again.",
    ),
    "E-SRC-02": Message(
        "blocking",
        "nguồn {value} của bảng không có trong sources.csv.",
        "source {value} of the table is not in sources.csv.",
        "Thêm nguồn vào sources.csv rồi nạp lại.",
        "Add the source to sources.csv and load again.",
    ),
    "E-PUB-01": Message(
        "blocking",
        "cơ quan “{value}” không có trong danh mục cơ quan công bố.",
        "publisher “{value}” is not in the list of publishers.",
        "Kiểm tra chính tả, hoặc thêm vào coopstats/catalog/publishers.csv.",
        "Check the spelling, or add it to coopstats/catalog/publishers.csv.",
    ),
    "E-UNIT-01": Message(
        "warning",
        "đơn vị {value} không khớp chỉ tiêu {indicator} (cần {unit}); để riêng.",
        "unit {value} does not fit indicator {indicator} (expected {unit}); set aside.",
        *_FIX_ROW,
    ),
    "E-PER-01": Message(
        "warning",
        "kỳ “{value}” không đọc được theo loại kỳ {kind}; để riêng.",
        "period “{value}” cannot be read as {kind}; set aside.",
        *_FIX_ROW,
    ),
    "E-YEAR-01": Message(
        "warning",
        "năm {value} nằm ngoài 1990–2030; để riêng.",
        "year {value} is outside 1990–2030; set aside.",
        *_FIX_ROW,
    ),
    "E-QUAL-01": Message(
        "warning",
        "loại số “{value}” không phải số đã công bố; để riêng.",
        "qualifier “{value}” is not that of a published figure; set aside.",
        *_FIX_ROW,
    ),
    "E-NUM-01": Message(
        "warning",
        "“{value}” không phải là số; để riêng.",
        "“{value}” is not a number; set aside.",
        *_FIX_CELL,
    ),
    "E-NEG-01": Message(
        "warning",
        "{value} là số âm, {indicator} không thể âm; để riêng.",
        "{value} is negative, {indicator} cannot be; set aside.",
        *_FIX_CELL,
    ),
    "E-SHARE-01": Message(
        "warning",
        "tỷ lệ {value} nằm ngoài 0–1; để riêng.",
        "share {value} is outside 0–1; set aside.",
        *_FIX_CELL,
    ),
    "W-INT-01": Message(
        "warning",
        "{value} không phải số nguyên, {indicator} phải đếm được; đã nạp.",
        "{value} is not whole, {indicator} is a count; loaded.",
        *_FIX_CELL,
    ),
    "W-VAL-01": Message(
        "warning",
        "giá trị {value} không khớp số in “{printed}” ({unit}); đã nạp.",
        "value {value} does not follow from the printed “{printed}” ({unit}); loaded.",
        *_FIX_ROW,
    ),
    "N-VAL-02": Message(
        "note",
        "số in “{printed}” được đọc với dấu phân cách của ngôn ngữ kia thành {value}.",
        "the printed “{printed}” was read with the separators of the other language as {value}.",
        *_NOTHING,
    ),
    "N-VAL-03": Message(
        "note",
        "{count} số in không đọc lại được để đối chiếu.",
        "{count} printed {count:figure|figures} could not be read again to compare.",
        *_NOTHING,
    ),
    "N-SUS-01": Message(
        "note",
        "{count} số được ghi là nghi in sai: giữ lại, không vẽ.",
        "{count} "
        "{count:figure is marked as a suspected misprint|figures are marked as suspected misprints}: "
        "kept, not drawn.",
        *_NOTHING,
    ),
    "N-DASH-01": Message(
        "note",
        "{count} ô in dấu “-” (không có): để trống, không tính là số 0.",
        "{count} {count:cell prints|cells print} “-” (none): left blank, not counted as zero.",
        *_NOTHING,
    ),
    # Corrections
    "E-COR-01": Message(
        "blocking",
        "corrections.csv chờ thấy “{printed}”, nay ô này là “{now}”; không sửa gì.",
        "corrections.csv expects “{printed}”, this cell now holds “{now}”; nothing corrected.",
        "Xem lại dòng của corrections.csv: có thể nguồn đã đính chính.",
        "Review the line of corrections.csv: the source may have been corrected.",
    ),
    "E-COR-02": Message(
        "blocking",
        "phép sửa ({target}) khớp {count} ô, phải khớp đúng 1 ô.",
        "the correction ({target}) matches {count} {count:cell|cells}, it must match exactly one.",
        "Sửa tên bảng, nhãn dòng và cột trong corrections.csv.",
        "Correct table, row label and column in corrections.csv.",
    ),
    "E-COR-03": Message(
        "blocking",
        "corrections.csv sửa ô này thành “{value}”, không phải là số.",
        "corrections.csv corrects this cell to “{value}”, which is not a number.",
        "Sửa cột corrected của corrections.csv.",
        "Correct the column corrected of the file.",
    ),
    "N-COR-01": Message(
        "note",
        "in “{printed}”, đã sửa thành “{corrected}”: {reason}",
        "prints “{printed}”, corrected to “{corrected}”: {reason}",
        *_NOTHING,
    ),
    # Sums and repeats
    "E-TOT-00": Message(
        "blocking",
        "mô tả bảng khai có tổng ({rule}) nhưng không so được số nào.",
        "the layout declares totals ({rule}) but nothing could be compared.",
        *_FIX_LAYOUT,
    ),
    "E-TOT-01": Message(
        "blocking",
        "{what}: tổng ghi {total}, cộng {count} phần được {sum} (lệch {gap}).",
        "{what}: the total reads {total}, its {count} {count:part adds|parts add} up to {sum} (off by "
        "{gap}).",
        *_FIX_CELL,
    ),
    "E-TOT-02": Message(
        "blocking",
        "{what}: {count} phần cộng được {sum}, lớn hơn tổng {total} (lệch {gap}).",
        "{what}: {count} {count:part adds|parts add} up to {sum}, more than the total {total} (off by "
        "{gap}).",
        *_FIX_CELL,
    ),
    "W-DUP-01": Message(
        "warning",
        "{what}: cùng một cơ quan in hai số, {value} và {other} ({place}).",
        "{what}: one publisher prints two figures, {value} and {other} ({place}).",
        "Không nối hai số; kiểm tra xem có phải hai cách đếm khác nhau.",
        "Do not join the two; check whether they are two definitions.",
    ),
    "N-DUP-02": Message(
        "note",
        "{count} số in lại đúng như ở {place}.",
        "{count} {count:figure is|figures are} printed again, equal to {count:that|those} in {place}.",
        *_NOTHING,
    ),
}
