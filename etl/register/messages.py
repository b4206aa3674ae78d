"""Messages about the rows of a register; those it shares with tables stand in `etl.check.messages`."""

from __future__ import annotations

from dataclasses import replace

from etl.check.findings import Action, Value, Where, word_finding
from etl.check.messages import MESSAGES, Message
from etl.observation import Finding

_FIX_ROW = (
    "Sửa dòng này trong tệp gửi rồi nạp lại.",
    "Correct this row in the file and load again.",
)
_FIX_CELL = (
    "Sửa ô này trong tệp gửi rồi nạp lại.",
    "Correct this cell in the file and load again.",
)
_FIX_FILE = (
    "Gửi lại tệp theo mẫu (python -m etl template); chưa nạp dòng nào của tệp này.",
    "Send the file again in the form of the template (python -m etl template); none of its rows "
    "was loaded.",
)


_FIX_NUMBER = (
    "Ghi số nguyên, chữ số liền nhau, không dấu chấm, dấu phẩy, khoảng trắng hay đơn vị (1200, không phải "
    "1.200 hay 1,2E+03); chưa có số thì để trống. Rồi nạp lại.",
    "Write a whole number, digits only, without points, commas, spaces or units (1200, not 1.200 or "
    "1.2E+03); leave the cell blank where there is none. Then load again.",
)


def _aside(vi: str, en: str) -> Message:
    return Message("warning", f"{vi}; để riêng.", f"{en}; set aside.", *_FIX_CELL)


OF_REGISTER: dict[str, Message] = {
    "E-REG-01": Message(
        "blocking",
        "không đọc được register.json của sổ đăng ký ({reason}).",
        "register.json of the register cannot be read ({reason}).",
        "Thêm register.json: cơ quan gửi, tên, ngày, có mô phỏng hay không (docs/register.md).",
        "Add register.json: sender, title, date, simulated or not (docs/register.md).",
    ),
    "E-REG-02": Message(
        "blocking",
        "không có dòng hợp tác xã nào nạp được.",
        "no row of a cooperative could be loaded.",
        *_FIX_FILE,
    ),
    "E-REG-03": Message(
        "blocking",
        "sổ đăng ký mô phỏng chỉ được dựng vào không gian “simulated”, sổ thật thì không.",
        "a simulated register may only be built into the workspace “simulated”, a real one may not.",
        "Chọn đúng --workspace.",
        "Choose the right --workspace.",
    ),
    "W-REG-04": Message(
        "warning",
        "tên tệp không cho biết là biểu nào; không đọc.",
        "its name does not say which form it is; not read.",
        "Đặt tên tệp bắt đầu bằng cooperatives, unions, groups hoặc identity_events.",
        "Begin the name with cooperatives, unions, groups or identity_events.",
    ),
    "W-REG-05": Message(
        "warning",
        "định dạng này không đọc được; bỏ qua.",
        "this format is not read; skipped.",
        "Nếu tệp có số liệu, lưu thành sổ Excel (.xlsx) hoặc CSV UTF-8 rồi nạp lại.",
        "If it holds data, save it as an Excel workbook (.xlsx) or as CSV UTF-8 and load again.",
    ),
    "W-REG-06": Message(
        "warning",
        "là thư mục con; không đọc tệp nào trong đó.",
        "is a folder; none of its files is read.",
        "Nếu trong đó có số liệu, chép các tệp ra thư mục của sổ đăng ký rồi nạp lại.",
        "If it holds data, put its files into the register's own folder and load again.",
    ),
    "W-EMPTY-03": Message(
        "warning",
        "chỉ có tên các cột, không có dòng số liệu nào.",
        "holds the names of the columns and no row of data.",
        "Nếu phải có số liệu thì điền rồi gửi lại; nếu không thì bỏ tệp này ra.",
        "If there should be data, fill it in and send it again; if not, take the file out.",
    ),
    "W-BOOK-02": Message(
        "warning",
        "tên trang và dòng tiêu đề cột không cho biết là biểu nào; không đọc trang này.",
        "neither the sheet's name nor its header says which form it is; this sheet is not read.",
        "Nếu trang có số liệu, đặt tên trang là cooperatives, unions, groups hoặc identity_events và "
        "giữ đủ các cột của mẫu.",
        "If it holds data, name the sheet cooperatives, unions, groups or identity_events and keep "
        "every column of the template.",
    ),
    "E-CELL-01": _aside(
        "ô ghi lỗi của Excel “{value}”, không phải số liệu",
        "the cell holds Excel's error “{value}”, not a figure",
    ),
    "E-CELL-02": Message(
        "warning",
        "công thức “{value}” chưa được tính nên ô không có giá trị; để riêng.",
        "the formula “{value}” was never computed, so the cell has no value; set aside.",
        "Mở tệp bằng Excel, lưu lại rồi nạp lại.",
        "Open the file in Excel, save it and load again.",
    ),
    "W-CODE-01": Message(
        "warning",
        "mã ghi thành số {value} nên mất số 0 ở đầu; đã nạp là “{whole}”.",
        "the code was kept as the number {value} and lost its leading zero; loaded as “{whole}”.",
        "Định dạng cột mã là chữ (Text) như trong mẫu.",
        "Format the column of codes as text, as the template does.",
    ),
    "W-CODE-02": Message(
        "warning",
        "mã ghi thành số {value}: số 0 ở đầu, nếu có, đã mất; đã nạp như vậy.",
        "the code was kept as the number {value}: a leading zero, if any, is lost; loaded as it is.",
        "Định dạng cột mã là chữ (Text) như trong mẫu và ghi lại mã.",
        "Format the column of codes as text, as the template does, and write the code again.",
    ),
    "N-MARK-01": Message(
        "note",
        "{count} ô của cột {name} viết dấu rời khỏi chữ (Unicode tổ hợp); đã ghép lại, chữ không đổi.",
        "{count} {count:cell|cells} of column {name} {count:is|are} written with marks apart from their "
        "letters (decomposed Unicode); joined again, the text is the same.",
        "Không cần làm gì.",
        "Nothing to do.",
    ),
    "W-FONT-01": Message(
        "warning",
        "tên “{value}” có vẻ gõ bằng phông chữ TCVN3 (ABC), không phải Unicode; trong tệp có {count} tên "
        "như vậy, đã nạp nguyên như thế.",
        "the name “{value}” seems to be typed in a font of TCVN3 (ABC), not in Unicode; the file has "
        "{count} such {count:name|names}, loaded as {count:it is|they are}.",
        "Chuyển cả tệp sang Unicode (Unikey: Ctrl+Shift+F6) rồi nạp lại: tên như vậy không đọc, không tìm "
        "được.",
        "Convert the file to Unicode (Unikey: Ctrl+Shift+F6) and load again: such names can be neither "
        "read nor found.",
    ),
    "E-KIND-01": Message(
        "blocking",
        "đặt tên là .csv nhưng là tệp {kind}.",
        "is called .csv but is a {kind} file.",
        "Đổi lại đúng đuôi tên tệp, hoặc lưu thành CSV UTF-8; chưa nạp dòng nào của tệp này.",
        "Give it the right ending, or save it as CSV UTF-8; none of its rows was loaded.",
    ),
    "E-HEAD-01": Message(
        "blocking",
        "dòng 1 phải là tên các cột, nhưng ghi “{found_text}”.",
        "row 1 must hold the columns' names, but reads “{found_text}”.",
        "Bỏ các dòng ở trên tên cột, hoặc gửi thẳng sổ Excel theo mẫu; chưa nạp dòng nào của tệp này.",
        "Remove what stands above the columns' names, or send the Excel template itself; none of its "
        "rows was loaded.",
    ),
    "E-CSV-02": Message(
        "blocking",
        "các ô cách nhau bằng {mark}, cần dấu phẩy.",
        "its cells are divided by {mark}, commas are needed.",
        "Gửi thẳng sổ Excel (.xlsx), hoặc lưu CSV với dấu phẩy (Windows: Region, List separator); "
        "chưa nạp dòng nào của tệp này.",
        "Send the Excel workbook (.xlsx) itself, or save the CSV with commas (Windows: Region, List "
        "separator); none of its rows was loaded.",
    ),
    "E-CSV-03": Message(
        "blocking",
        "không tách được thành dòng và ô; thường do cách ngắt dòng lẫn lộn (như CR CR LF của chương trình "
        "chạy trên Windows).",
        "cannot be divided into rows and cells, mostly because its line ends are mixed (as CR CR LF of "
        "programs on Windows).",
        "Mở bằng Excel, lưu lại thành “CSV UTF-8 (phân tách bằng dấu phẩy)” hoặc .xlsx; chưa nạp dòng nào "
        "của tệp này.",
        "Open it in Excel and save it as “CSV UTF-8 (comma delimited)” or .xlsx; none of its rows was "
        "loaded.",
    ),
    "E-COL-01": Message(
        "blocking",
        "thiếu cột {missing}; cột lạ: {others}.",
        "column {missing} is missing; unknown columns: {others}.",
        *_FIX_FILE,
    ),
    "E-TYPE-01": Message(
        "blocking",
        "cột {name} của tệp Parquet có kiểu {type}: không ô nào đọc được thành {needed}.",
        "column {name} of the Parquet file has type {type}: none of its cells can be read as {needed}.",
        *_FIX_FILE,
    ),
    "E-PARQ-01": Message(
        "blocking",
        "không đọc được như một tệp Parquet: {reason}.",
        "cannot be read as a Parquet file: {reason}.",
        "Xuất lại (không mã hóa) rồi gửi lại tệp; chưa nạp dòng nào của tệp này.",
        "Write it anew, not encrypted, and send it again; none of its rows was loaded.",
    ),
    "E-RES-01": Message(
        "warning",
        "trùng từng byte với tệp {other}: gửi lại tệp cũ; bỏ qua cả tệp.",
        "is byte for byte the file {other} sent again; the whole file is skipped.",
        "Gửi tệp của năm mới, hoặc xóa tệp này.",
        "Send the new year's file, or remove this one.",
    ),
    "W-RES-02": Message(
        "warning",
        "{same} trên {count} đơn vị có số liệu năm {year} y hệt năm trước: có thể là tệp năm "
        "ngoái đổi số năm; đã nạp.",
        "{same} of {count} units report for {year} exactly what they reported the year before: "
        "perhaps last year's file with the year changed; loaded.",
        "Hỏi lại cơ quan gửi.",
        "Ask the sender.",
    ),
    "E-TAX-01": Message(
        "warning",
        "mã số thuế “{value}” không phải 10 chữ số; để riêng.",
        "tax code “{value}” is not ten digits; set aside.",
        "Ghi đủ 10 chữ số liền nhau, kể cả số 0 ở đầu (Excel bỏ mất khi cột không phải chữ), không ghi "
        "ba số của chi nhánh; rồi nạp lại.",
        "Write all ten digits without spaces, leading zeros too (Excel drops them unless the column is "
        "text), without the three of a branch; then load again.",
    ),
    "E-TAX-02": _aside(
        "mã số thuế “{value}” sai số kiểm tra",
        "tax code “{value}” has the wrong check digit",
    ),
    "E-DUP-01": Message(
        "warning",
        "mã “{value}” đã có một dòng khác của năm {year}: giữ dòng đầu, để riêng dòng này.",
        "“{value}” already has a row for {year}: the first is kept, this one set aside.",
        *_FIX_ROW,
    ),
    "E-REQ-01": _aside("cột {name} bắt buộc nhưng để trống", "column {name} is required but blank"),
    "E-REQ-02": _aside(
        "cột {name} bắt buộc nhưng chỉ có khoảng trắng hoặc ký tự không nhìn thấy ({marks})",
        "column {name} is required but holds only spaces or characters that nobody sees ({marks})",
    ),
    "E-LIST-01": _aside(
        "“{value}” không có trong danh sách của cột {name} ({allowed})",
        "“{value}” is not in the list of column {name} ({allowed})",
    ),
    # Some of what is meant is a number, but not to every reader the same.
    "E-NUM-01": Message(
        "warning",
        "“{value}” không phải là số nguyên viết bằng các chữ số; để riêng.",
        "“{value}” is not a whole number written in digits; set aside.",
        *_FIX_NUMBER,
    ),
    "E-BIG-01": _aside(
        "số {value} quá lớn, cột này chỉ giữ được đến {largest}",
        "the number {value} is too large, this column holds up to {largest}",
    ),
    "E-ERA-01": _aside(
        "năm {year} phải dùng mã của {expected_era} tỉnh, không phải {value}",
        "{year} must use codes of the {expected_era} provinces, not {value}",
    ),
    "E-DATE-01": _aside(
        "“{value}” không phải là ngày dạng NNNN-TT-NN", "“{value}” is not a date YYYY-MM-DD"
    ),
    "E-DATE-02": _aside(
        "ngày {value} không hợp với năm báo cáo {year}",
        "date {value} does not fit the reporting year {year}",
    ),
    "E-DATE-03": _aside(
        "tình trạng “{value}” và ngày giải thể “{date}” không khớp nhau",
        "status “{value}” and date of dissolution “{date}” do not agree",
    ),
    "E-FLAG-01": _aside("“{value}” không phải 1 hay 0", "“{value}” is neither 1 nor 0"),
    "E-PART-01": _aside(
        "{total_name} ghi {total}, các phần cộng được {sum} (lệch {gap})",
        "{total_name} reads {total}, its parts add up to {sum} (off by {gap})",
    ),
    "E-PART-02": _aside(
        "{part_name} {part} lớn hơn {total_name} {total}",
        "{part_name} {part} is more than {total_name} {total}",
    ),
    "N-MANY-01": Message(
        "note",
        "còn {count} phát hiện cùng mã {same_code}; xem bảng meta.quarantined.",
        "{count} more {count:finding|findings} of code {same_code}; see the table meta.quarantined.",
        "Không cần làm gì.",
        "Nothing to do.",
    ),
}
# Codes of tables that a register uses too.
SHARED = (
    "E-FILE-01", "E-BOOK-01", "E-SIZE-01", "E-ENC-01",
    "E-CSV-01", "E-EMPTY-01", "E-COL-02", "W-COL-01",
    "E-ROW-01", "E-NEG-01", "E-YEAR-01", "E-GEO-02",
)  # fmt: skip
# What stands in `expected`, filled like the messages.
_EXPECTED = {
    "E-BIG-01": "<= {largest}",
    "E-DATE-01": "NNNN-TT-NN / YYYY-MM-DD",
    "E-ERA-01": "{expected_era}",
    "E-FLAG-01": "1, 0",
    "E-LIST-01": "{allowed}",
    "E-NEG-01": ">= 0",
    "E-NUM-01": "số nguyên / whole number",
    "E-PART-01": "{sum}",
    "E-PART-02": "<= {total}",
    "E-ROW-01": "{expected_count}",
    "E-TAX-01": "10 chữ số / digits",
    "E-YEAR-01": "1990–2030",
}
_FIX_QUOTES = (
    "Đóng dấu ngoặc kép ở dòng này; dấu ngoặc kép trong ô phải viết hai lần. Chưa nạp dòng nào của tệp "
    "này, vì không biết dòng và ô sau đó bắt đầu ở đâu.",
    "Close the quotation mark of this line; one inside a cell must be doubled. None of the file's rows was "
    "loaded: where lines and cells begin after it cannot be known.",
)
_FIX_ENCODING = (
    "Lưu lại bằng Excel: “CSV UTF-8 (phân tách bằng dấu phẩy)”; chưa nạp dòng nào của tệp này.",
    "Save it again from Excel as “CSV UTF-8 (comma delimited)”; none of its rows was loaded.",
)
# A register has no corrections file: what is wrong is corrected where it was written. A file that cannot be
# told apart is refused whole, and that is said.
_NEXT = {
    "E-NEG-01": _FIX_CELL,
    "E-GEO-02": _FIX_CELL,
    "E-CSV-01": _FIX_QUOTES,
    "E-ENC-01": _FIX_ENCODING,
}
REGISTER_MESSAGES: dict[str, Message] = {
    **OF_REGISTER,
    **{
        code: replace(
            MESSAGES[code],
            next_vi=_NEXT.get(code, (MESSAGES[code].next_vi,))[0],
            next_en=_NEXT.get(code, ("", MESSAGES[code].next_en))[1],
        )
        for code in SHARED
    },
}


def register_finding(
    code: str, where: Where, action: Action, found: str = "", expected: str = "", **values: Value
) -> Finding:
    """A finding about a register in both languages. Raises KeyError for an unknown code."""
    needed = expected or _EXPECTED.get(code, "").format(**values)
    return word_finding(REGISTER_MESSAGES[code], code, where, action, found, needed, values)
