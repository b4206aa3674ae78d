"""The sentences that charts and pages share, each in both languages, with {named} holes."""

from __future__ import annotations

from coopstats.catalog.model import Lang, Text


def _phrases(rows: dict[str, tuple[str, str]]) -> dict[str, Text]:
    return {id_: Text(vi, en) for id_, (vi, en) in rows.items()}


PHRASES: dict[str, Text] = _phrases(
    {
        "source": ("Nguồn: {text}", "Source: {text}"),
        "published_on": ("công bố {date}", "published {date}"),
        "and_more_publishers": ("và {n} cơ quan khác", "and {n} more publishers"),
        "boundaries": (
            "Ranh giới: Natural Earth, đã chỉnh sửa; khái quát, không có giá trị pháp lý",
            "Boundaries: made with Natural Earth, modified; generalised, not a legal boundary",
        ),
        "coverage": ("{n}/{of} tỉnh có số liệu", "{n} of {of} provinces reported"),
        "coverage_regions": ("{n}/{of} vùng có số liệu", "{n} of {of} regions reported"),
        "unit_line": ("Đơn vị: {unit}", "Unit: {unit}"),
        "final": ("chính thức", "final"),
        "preliminary": ("sơ bộ", "preliminary"),
        "estimate": ("ước", "estimate"),
        "approximate": ("số tròn", "rounded"),
        "not_final": ("sơ bộ, ước hoặc số tròn", "preliminary, estimated or rounded"),
        "is_final": ("số chính thức", "final figure"),
        "no_data": ("không có số liệu", "no data"),
        "zero": ("bằng 0", "zero"),
        "place": ("Địa bàn", "Place"),
        "province": ("Tỉnh", "Province"),
        "region": ("Vùng", "Region"),
        "sector": ("Ngành", "Sector"),
        "year": ("Năm", "Year"),
        "publisher": ("Cơ quan công bố", "Publisher"),
        "definition": ("Cách đếm", "Definition"),
        "status": ("Tình trạng", "Status"),
        "value": ("Giá trị", "Value"),
        "date": ("Thời điểm", "As of"),
        "figure_id": ("Mã số liệu", "Figure id"),
        "rank": ("Hạng", "Rank"),
        "indicator": ("Chỉ tiêu", "Indicator"),
        "target_column": ("Mục tiêu", "Target"),
        "newest_against_target": (
            "Số mới nhất so với mục tiêu", "Newest figure against the target",
        ),
        "share": ("Tỷ trọng", "Share"),
        "change": ("Thay đổi", "Change"),
        "rate_year": ("Tăng bình quân/năm", "Growth a year"),
        "first_last": ("{first} → {last}", "{first} → {last}"),
        "class_rule": (
            "{n} nhóm có số tỉnh gần bằng nhau",
            "{n} classes with about equally many provinces",
        ),
        "class_rule_years": (
            "Số mới nhất của từng tỉnh; năm và cơ quan công bố khác nhau",
            "Newest figure of each province; years and publishers differ",
        ),
        "by_province": ("theo tỉnh", "by province"),
        "by_sector": ("theo ngành", "by sector"),
        "of_which": ("{title} – {place}", "{title} – {place}"),
        "newest_by_province": (
            "{title}: số mới nhất của từng tỉnh",
            "{title}: newest figure of each province",
        ),
        "leading": ("Các tỉnh dẫn đầu", "Leading provinces"),
        "target": ("Mục tiêu {year}: {value}", "Target {year}: {value}"),
        "of_target": ("{share} mục tiêu {year} ({value})", "{share} of the {year} target ({value})"),
        "nation_average": ("cả nước {value}", "Viet Nam {value}"),
        "national_line": ("Bình quân cả nước", "National figure"),
        "computed": ("tính lại từ hai tổng", "recomputed from two totals"),
        "sum_of_provinces": (
            "cộng {n}/{of} tỉnh; nguồn không in dòng cả nước",
            "sum of {n} of {of} provinces; no national row is printed",
        ),
        "partial": ("{n}/{of} tỉnh cũ có số", "{n} of {of} former provinces reported"),
        "not_comparable": (
            "Không gộp được sang 34 tỉnh: {reason}",
            "Cannot be grouped into the 34 provinces: {reason}",
        ),
        "index_base": ("{year} = 100", "{year} = 100"),
        "year_on_year": ("so với năm trước", "on the year before"),
        "compound": ("bình quân năm {first}–{last}", "a year, {first}–{last}"),
        "hoang_sa": ("Quần đảo Hoàng Sa", "Hoang Sa (Paracel Islands)"),
        "truong_sa": ("Quần đảo Trường Sa", "Truong Sa (Spratly Islands)"),
        "alt_trend": (
            "Biểu đồ đường {title}. {n} chuỗi, từ {first} đến {last}. Mới nhất: {latest}.",
            "Line chart of {title}. {n} series from {first} to {last}. Newest: {latest}.",
        ),
        "alt_ranking": (
            "Biểu đồ thanh {title}. Cao nhất: {top}. Thấp nhất trong hình: {bottom}.",
            "Bar chart of {title}. Highest: {top}. Lowest shown: {bottom}.",
        ),
        "alt_map": (
            "Bản đồ {title}. {coverage}. Cao nhất: {top}. Thấp nhất: {bottom}.",
            "Map of {title}. {coverage}. Highest: {top}. Lowest: {bottom}.",
        ),
        "simulated": ("DỮ LIỆU MÔ PHỎNG", "SIMULATED DATA"),
        "former_parts": ("gồm {names} cũ", "formerly {names}"),
        "others_exist": (
            "Còn {n} cơ quan khác công bố số này cho năm {year}: {texts}.",
            "{n} more publishers print this figure for {year}: {texts}.",
        ),
        "classes": ("{n}/{of} ngành", "{n} of {of} sectors"),
        "covers_title": ("Số liệu phủ đến đâu", "What the figures cover"),
        "covers_subtitle": (
            "Năm mới nhất, số năm có số cả nước, năm có nhiều tỉnh nhất",
            "Newest year, years with a national figure, year with most provinces",
        ),
        "newest_year": ("Mới nhất", "Newest"),
        "years_with_figure": ("Số năm", "Years"),
        "widest_year": ("Theo tỉnh nhiều nhất", "Widest by province"),
        "best_panel": ("{n} tỉnh ({year})", "{n} provinces ({year})"),
        "more_lines": (" · {n} chuỗi khác trong bảng", " · {n} more series in the table"),
        "range_of_publishers": (
            "{n} cơ quan: {low} – {high}", "{n} publishers: {low} – {high}",
        ),
        "change_on": ("{rate} so với {year}", "{rate} on {year}"),
        "resolution_targets": (
            "mục tiêu: Nghị quyết 20-NQ/TW ngày 16/6/2022",
            "targets: Resolution 20-NQ/TW of 16 June 2022",
        ),
        "resolution_title": (
            "Tiến độ tới Nghị quyết 20-NQ/TW, mục tiêu 2030",
            "Progress towards Resolution 20-NQ/TW, targets for 2030",
        ),
        "lead_date": ("Đến {date}, {where} có ", "As of {date}, {where} had "),
        "lead_reached": ("Đạt ", "That is "),
        "lead_of_target": (
            " mục tiêu {value} của Nghị quyết 20-NQ/TW.",
            " of the target of {value} of Resolution 20-NQ/TW.",
        ),
        "lead_needs": (" Để tới đích năm {year} cần thêm khoảng ", " Reaching it by {year} takes about "),
        "lead_a_year": ("{n} hợp tác xã mỗi năm", "{n} more cooperatives a year"),
        "lead_panel": ("{what}, {date}: ", "{what}, {date}: "),
        "lead_rank": ("{value}, hạng {rank}/{of}", "{value}, rank {rank} of {of}"),
        "lead_nothing": (
            "Chưa có số công bố về {what} cho {where} trong giai đoạn đã chọn.",
            "No figure on {what} is published for {where} in the years chosen.",
        ),
        "coverage_title": (
            "Độ phủ số liệu cấp {level}, theo chỉ tiêu và năm",
            "Coverage at {level} level, by indicator and year",
        ),
        "coverage_subtitle": (
            "Mỗi ô: có ít nhất một số công bố; đậm hơn là nhiều địa bàn hơn; trống là chưa có số",
            "Each square: at least one published figure; darker is more places; empty is none",
        ),
        "coverage_cell": (
            "{n}/{of} địa bàn<br>{figures} số liệu, {publishers} cơ quan",
            "{n} of {of} places<br>{figures} figures, {publishers} publishers",
        ),
        "own_count": (
            "Nguồn: đếm từ bản dữ liệu đang dùng", "Source: counted from the data version in use",
        ),
        "level_nation": ("cả nước", "national"),
        "level_region": ("vùng", "regional"),
        "level_province": ("tỉnh", "provincial"),
        "places_with_figure": ("Địa bàn có số", "Places with a figure"),
        "places_expected": ("Tổng số địa bàn", "Places in all"),
        "figures": ("Số liệu", "Figures"),
        "publishers": ("Cơ quan", "Publishers"),
        "sources_title": ("{n} nguồn", "{n} sources"),
        "sources_subtitle": (
            "Cơ quan công bố, nơi đăng, văn bản, ngày, loại, số lượng số liệu lấy từ nguồn",
            "Publisher, outlet, document, date, kind, figures taken from it",
        ),
        "outlet": ("Nơi đăng", "Outlet"),
        "document": ("Văn bản", "Document"),
        "published": ("Ngày đăng", "Published"),
        "kind": ("Loại", "Kind"),
        "note": ("Ghi chú", "Note"),
        "link": ("Địa chỉ", "Address"),
        "source_id": ("Mã nguồn", "Source id"),
        "kind_press_quoting_official": ("Báo chí dẫn cơ quan", "Press quoting an office"),
        "kind_press_unattributed": ("Báo chí, không nêu cơ quan", "Press, office not named"),
        "kind_official_report": ("Báo cáo chính thức", "Official report"),
        "kind_official_table": ("Bảng chính thức", "Official table"),
        "kind_academic": ("Nghiên cứu", "Academic"),
        "kind_slides": ("Bài trình bày", "Slides"),
        "files_title": ("Các tệp đã đọc", "Files read"),
        "files_subtitle": (
            "Số dòng đọc = nạp + cách ly + bỏ qua (tiêu đề, dòng đầu, dòng trống, ghi chú)",
            "Rows read = loaded + quarantined + skipped (title, header, blank, note)",
        ),
        "file": ("Tệp", "File"),
        "rows_read": ("Dòng đọc", "Rows read"),
        "rows_loaded": ("Nạp", "Loaded"),
        "rows_quarantined": ("Cách ly", "Quarantined"),
        "rows_skipped": ("Bỏ qua", "Skipped"),
        "cells_blank": ("Ô trống", "Blank cells"),
        "findings_title": (
            "{n} phát hiện khi dựng bản dữ liệu này", "{n} findings of the build of this version",
        ),
        "findings_subtitle": (
            "Tệp, ô, số tìm thấy, số mong đợi và đã xử lý thế nào",
            "File, cell, what was found and expected, and what was done",
        ),
        "code": ("Mã", "Code"),
        "severity": ("Mức", "Severity"),
        "finding": ("Phát hiện", "Finding"),
        "action": ("Đã xử lý", "Done"),
        "severity_blocking": ("chặn", "blocking"),
        "severity_warning": ("cảnh báo", "warning"),
        "severity_note": ("ghi nhận", "note"),
        "action_loaded": ("đã nạp", "loaded"),
        "action_corrected": ("đã sửa theo tệp đính chính", "corrected from the corrections file"),
        "action_quarantined": ("đã cách ly", "quarantined"),
        "action_skipped": ("bỏ qua", "skipped"),
        "action_refused": ("từ chối", "refused"),
        "corrections_title": ("{n} đính chính lỗi in", "{n} corrected misprints"),
        "corrections_subtitle": (
            "Tệp gốc không bao giờ bị sửa; đính chính nằm ở tệp riêng",
            "The source file is never edited; corrections live in a file of their own",
        ),
        "cell": ("Ô", "Cell"),
        "column": ("Cột", "Column"),
        "printed": ("Số in", "Printed"),
        "used": ("Số dùng", "Used"),
        "reason": ("Lý do", "Reason"),
        "conflicts_title": (
            "{n} chỗ các cơ quan công bố khác nhau", "{n} known disagreements between publishers",
        ),
        "conflicts_subtitle": (
            "Không số nào bị gộp hay lấy trung bình; trang hiện một số theo thứ tự ưu tiên",
            "No figure is merged or averaged; pages show one by the order of preference",
        ),
        "period": ("Kỳ", "Period"),
        "gap": ("Chênh (B so với A)", "Gap (B on A)"),
        "lead_no_growth": (
            "Chưa có hai năm cùng một cơ quan và cùng cách đếm để tính tăng trưởng cho {where}.",
            "No publisher has printed two years of one definition from which growth in {where} "
            "could be computed.",
        ),
        "nothing_published": (
            "Chưa có cơ quan nào công bố {what} cho {where}.",
            "No publisher has printed {what} for {where}.",
        ),
        "nearest": ("Gần nhất có: {what}.", "The nearest there is: {what}."),
    }
)


def say(phrase: str, lang: Lang, **values: object) -> str:
    """A phrase in one language with its holes filled. Raises KeyError for an unknown phrase."""
    text = PHRASES[phrase].say(lang)
    return text.format(**values) if values else text
