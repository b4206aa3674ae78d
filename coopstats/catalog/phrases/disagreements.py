"""The sentences about publishers side by side: who says what, the gap, why one is shown."""

from __future__ import annotations

DISAGREEMENTS: dict[str, tuple[str, str]] = {
    "dis_title": (
        "Các cơ quan công bố khác nhau: {n} chỗ lệch, {agree} chỗ khớp – {place}",
        "Publishers side by side: {n} {n:gap|gaps}, {agree} {agree:agreement|agreements} – {place}",
    ),
    "dis_subtitle": (
        "Không số nào bị gộp hay lấy trung bình; mỗi dòng là hai số của cùng một chỉ tiêu, nơi, "
        "ngành và kỳ",
        "No figure is merged or averaged; each row is two figures of one indicator, place, sector "
        "and period",
    ),
    "dis_chart_title": (
        "Chênh lệch lớn nhất giữa các cơ quan – {what}, {place}",
        "Widest gaps between publishers – {what}, {place}",
    ),
    "dis_chart_subtitle": (
        "Số B bằng bao nhiêu phần trăm số A, thang log; {n} chỗ lệch nhất trong {of}",
        "Figure B as a percentage of figure A, log scale; the {n} widest of {of}",
    ),
    "dis_all_indicators": ("mọi chỉ tiêu", "all indicators"),
    "dis_figure_a": ("Số A", "Figure A"),
    "dis_figure_b": ("Số B", "Figure B"),
    "dis_gap": ("Chênh (B − A)", "Gap (B − A)"),
    "dis_gap_rate": ("Chênh so với A", "Gap on A"),
    # The spaces that do not break keep the widest column wide.
    "dis_reason": (
        "Lý do đã biết, khác biệt trong văn bản".replace(" ", "\u00a0"),
        "Known reason, difference in the texts".replace(" ", "\u00a0"),
    ),
    "dis_shown": ("Số hiện trước và vì sao", "Figure shown first, and why"),
    "dis_reason_implied": ("một số do suy ra, không in sẵn", "one figure is implied, not printed"),
    "dis_reason_suspect": ("một số nghi in sai", "one figure is suspected of a misprint"),
    "dis_reason_definition": ("khác cách đếm: {a} / {b}", "definition differs: {a} / {b}"),
    "dis_reason_date": ("khác thời điểm: {a} / {b}", "date differs: {a} / {b}"),
    "dis_reason_edition": ("khác lần xuất bản: {a} / {b}", "edition differs: {a} / {b}"),
    "dis_reason_status": ("có số sơ bộ hoặc ước", "one is preliminary or an estimate"),
    "dis_reason_rounded": ("có số làm tròn", "one is rounded"),
    "dis_reason_publisher": (
        "cùng cách đếm, cùng thời điểm, khác cơ quan; chưa rõ vì sao",
        "same definition and date, different publishers; cause not known",
    ),
    "dis_reason_none": ("chưa rõ", "not known"),
    "dis_agrees": ("hai số bằng nhau", "the figures agree"),
    "dis_why_suspect": ("số kia nghi in sai nên không vẽ", "the other is suspected of a misprint"),
    "dis_why_part": (
        "cách đếm kia không đứng ở số đầu trang",
        "the other definition does not stand in headlines",
    ),
    "dis_why_publisher": (
        "cơ quan đứng trước trong thứ tự ưu tiên",
        "its publisher comes first in the order of preference",
    ),
    "dis_why_definition": (
        "cách đếm đứng trước trong danh mục",
        "its definition comes first in the catalog",
    ),
    "dis_why_edition": (
        "lần xuất bản sau thay lần trước",
        "the later edition replaces the earlier",
    ),
    "dis_why_whole_year": (
        "số cả năm hoặc cuối năm đứng trước số giữa năm",
        "a whole-year or year-end figure comes before one within the year",
    ),
    "dis_why_later": ("thời điểm hoặc ngày công bố muộn hơn", "counted or published later"),
    "dis_why_by_id": (
        "cùng cơ quan, cùng thời điểm: lấy số có mã đứng trước",
        "same publisher and date: the first figure id is taken",
    ),
    "dis_why_not_printed": (
        "chỉ hiện số đã in, không hiện số suy ra",
        "only printed figures are shown, never implied ones",
    ),
    "dis_why_own_year": ("khác năm: mỗi số hiện ở năm của nó", "each is shown in its own year"),
    "dis_nothing": (
        "Không có chỗ nào hai cơ quan cùng công bố một số cho {place} trong phạm vi đã chọn.",
        "No two publishers print the same figure for {place} in this scope.",
    ),
    "dis_nothing_hint": (
        "Chọn Cả nước để xem mọi nơi, hoặc nới giai đoạn.",
        "Choose Viet Nam to see every place, or widen the years.",
    ),
    "dis_row": ("{what} – {place}, {period}", "{what} – {place}, {period}"),
    "dis_alt": (
        "Biểu đồ điểm {title}. Lệch nhất: {first}.",
        "Dot chart of {title}. Widest: {first}.",
    ),
    "dis_status_words": ("{publisher} ({definition})", "{publisher} ({definition})"),
    "partly": ("chưa đủ tỉnh cũ", "former provinces missing"),
    "coverage_partial": (
        ", trong đó {n} tỉnh chưa đủ tỉnh cũ",
        ", {n} of them without all former provinces",
    ),
    "unchanged_only": (
        "Chỉ hiện tỉnh không đổi địa giới và số in cho tỉnh mới; tỉnh sáp nhập không gộp được: "
        "{reason}",
        "Only provinces that did not change, and figures printed for new ones, are shown; merged "
        "provinces cannot be grouped: {reason}",
    ),
}
