"""What the interface itself says, in both languages."""

from __future__ import annotations

from coopstats.catalog import Lang, Text
from coopstats.catalog.counted import filled

WORDS: dict[str, Text] = {
    id_: Text(vi, en)
    for id_, (vi, en) in {
        "brand": ("Hợp Lực", "Hợp Lực"),
        "menu_view": ("Toàn cảnh", "Overview"),
        "menu_topic": ("Chủ đề", "Topics"),
        "menu_cut": ("Lát cắt", "Cuts"),
        "menu_units": ("Từng hợp tác xã", "Single cooperatives"),
        "menu_data": ("Dữ liệu", "Data"),
        "overview": ("Tổng quan", "Overview"),
        "map": ("Bản đồ", "Map"),
        "map_title": ("Bản đồ – {place}", "Map – {place}"),
        "province": ("Theo tỉnh", "Provinces"),
        "province_title": ("{place}", "{place}"),
        "sector_page": ("Theo ngành", "Sectors"),
        "sector_title": ("{sector} – {place}", "{sector} – {place}"),
        "compare": ("So sánh", "Compare"),
        "compare_title": ("So sánh", "Compare"),
        "cooperatives": ("Hợp tác xã", "Cooperatives"),
        "revenue": ("Doanh thu", "Revenue"),
        "membership": ("Thành viên", "Membership"),
        "growth": ("Tăng trưởng", "Growth"),
        "sources": ("Nguồn số liệu", "Sources"),
        "overview_title": ("Tổng quan hợp tác xã – {place}", "Cooperatives at a glance – {place}"),
        "revenue_title": ("Doanh thu hợp tác xã – {place}", "Cooperative revenue – {place}"),
        "membership_title": (
            "Thành viên và lao động – {place}",
            "Members and workers – {place}",
        ),
        "cooperatives_title": ("Danh sách hợp tác xã – {place}", "List of cooperatives – {place}"),
        "effective": ("Mô hình hiệu quả", "Effective models"),
        "effective_title": (
            "Mô hình hợp tác xã hiệu quả – {place}",
            "Effective cooperative models – {place}",
        ),
        "dynamics": ("Sinh – tử", "Births and deaths"),
        "dynamics_title": (
            "Thành lập, giải thể và chuyển hóa – {place}",
            "Births, deaths and change – {place}",
        ),
        "find": ("Tìm hợp tác xã", "Find a cooperative"),
        "find_hint": (
            "Tên (có hoặc không dấu) hoặc mã số thuế",
            "Name (with or without accents) or tax code",
        ),
        "status": ("Tình trạng", "Status"),
        "rating": ("Xếp loại", "Rating"),
        "size_class": ("Quy mô theo thành viên", "Size class by members"),
        "in_chain": ("Chuỗi giá trị", "Value chain"),
        "high_technology": ("Công nghệ cao", "High technology"),
        "ocop": ("Sản phẩm OCOP", "OCOP products"),
        "any": ("Tất cả", "Any"),
        "yes": ("Có", "Yes"),
        "no": ("Không", "No"),
        "on_books": ("Còn trong sổ", "On the books"),
        "weights": ("Trọng số các tiêu chí", "Weights of the criteria"),
        "growth_title": ("Tăng trưởng – {place}", "Growth – {place}"),
        "workspace": ("Không gian dữ liệu", "Workspace"),
        "published": ("Công bố", "Published"),
        "simulated": ("Mô phỏng", "Simulated"),
        "no_simulation": (
            "Chưa dựng dữ liệu mô phỏng trên máy chủ này; đang hiển thị số công bố.",
            "The simulated data has not been built on this server; showing published figures.",
        ),
        "place": ("Địa bàn", "Place"),
        "place_hint": (
            "Gõ tên tỉnh, có dấu hoặc không dấu",
            "Type a province, with or without accents",
        ),
        "place_unknown": (
            "Không có địa bàn nào tên như vậy.",
            "No place has a name like this.",
        ),
        "sector": ("Ngành", "Sector"),
        "years": ("Giai đoạn", "Years"),
        "publisher": ("Cơ quan công bố", "Publisher"),
        "by_preference": ("Theo thứ tự ưu tiên", "By order of preference"),
        "geography": ("Địa giới", "Provinces"),
        "geo_63": ("63 tỉnh", "63 (old)"),
        "geo_34": ("34 tỉnh", "34 (new)"),
        "language": ("Ngôn ngữ", "Language"),
        "region_prefix": ("Vùng {name}", "Region: {name}"),
        "csv": ("CSV", "CSV"),
        "png": ("PNG", "PNG"),
        "svg": ("SVG", "SVG"),
        "xlsx": ("XLSX", "XLSX"),
        "table": ("Bảng", "Table"),
        "chart": ("Biểu đồ", "Chart"),
        "download_page": ("Tải trang", "Download page"),
        "cite": ("Trích dẫn", "Cite"),
        "copied": ("Đã chép", "Copied"),
        "loading": ("Đang vẽ…", "Drawing…"),
        "chart_failed": (
            "Không vẽ được biểu đồ trong trình duyệt này; đây là bảng số liệu.",
            "The chart could not be drawn in this browser; here is its table.",
        ),
        "old_version": (
            "Bản dữ liệu mới nhất không dùng được; đang phục vụ bản trước đó. {reason}",
            "The newest data version cannot be used; the one before is being served. {reason}",
        ),
        "no_such_page": (
            "Không có trang “{path}”; đây là trang {page}.",
            "There is no page “{path}”; this is the page {page}.",
        ),
        "page_failed": (
            "Trang này gặp lỗi và chưa vẽ được. Hãy thử bộ lọc khác hoặc tải lại trang; lỗi đã được "
            "ghi lại.",
            "This page met an error and could not be drawn. Try other filters or reload; the error "
            "has been logged.",
        ),
        "link_unknown": (
            "Liên kết có {name} = “{value}”, không có trong hệ thống; đang hiển thị {shown}. Hãy "
            "chọn lại trong bộ lọc.",
            "The link has {name} = “{value}”, which is unknown here; showing {shown}. Choose again "
            "in the filters.",
        ),
        "link_mapped": (
            "Liên kết nêu {old} theo địa giới 63 tỉnh; nay thuộc {new} (34 tỉnh từ 1/7/2025).",
            "The link names {old} of the 63 provinces; it is now part of {new} (34 provinces since "
            "1 July 2025).",
        ),
        "place_mapped": (
            "{old} không có trong địa giới đang chọn; chuyển sang {new}.",
            "{old} does not exist in the chosen geography; showing {new}.",
        ),
        "years_swapped": (
            "Liên kết có năm đầu sau năm cuối; đã đổi chỗ.",
            "The link's first year was after its last; they were swapped.",
        ),
        "indicator": ("Chỉ tiêu", "Indicator"),
        "all_indicators": ("Mọi chỉ tiêu", "All indicators"),
        "disagreement_of": ("Đối chiếu cơ quan công bố", "Publishers side by side"),
        "figure_id": ("Mã số liệu", "Figure id"),
        "series": ("Chuỗi số liệu", "Series"),
        "lens": ("Cách tính", "Transformation"),
        "form": ("Dạng hình", "Form"),
        "year": ("Năm", "Year"),
        "places_compared": ("Địa bàn so sánh", "Places compared"),
        "places_group": ("Nhóm địa bàn", "Group of places"),
        "sectors_compared": ("Ngành so sánh", "Sectors compared"),
        "who": ("Cơ quan và cách đếm", "Publisher and definition"),
        "across": ("Trục ngang", "Across"),
        "size": ("Cỡ hình tròn", "Size of circle"),
        "no_size": ("Bằng nhau", "All the same"),
        "method": ("Cách chia nhóm", "Classes"),
        "mark": ("Cách vẽ", "Drawn as"),
        "bounds": ("Ngưỡng ({unit})", "Bounds ({unit})"),
        "bounds_hint": ("ví dụ 100; 200; 400", "e.g. 100; 200; 400"),
        "keep_classes": (
            "Giữ thang khi đổi địa giới",
            "Keep the scale when the geography changes",
        ),
        "play": ("Chạy qua các năm", "Play the years"),
        "pause": ("Dừng", "Pause"),
        "first_year": ("Từ năm", "From"),
        "last_year": ("Đến năm", "To"),
        "preference_note": (
            "Khi nhiều cơ quan cùng công bố, trang hiện số mới nhất theo thứ tự: Tổng cục Thống kê, "
            "Bộ Tài chính, Bộ KH&ĐT, Ban Chỉ đạo, Liên minh HTX Việt Nam, Bộ NN&PTNT, rồi cơ quan "
            "tỉnh và báo chí.",
            "Where several publishers print a figure, the newest is shown in this order: NSO, MoF, "
            "MPI, Steering Committee, VCA, MARD, then province offices and the press.",
        ),
    }.items()
}


def word(id_: str, lang: Lang, **values: object) -> str:
    """One interface text. Raises KeyError for an unknown id."""
    text = WORDS[id_].say(lang)
    return filled(text, values) if values else text
