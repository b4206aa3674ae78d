"""The sentences of the province page: territory, peers, neighbours, what is known and missing."""

from __future__ import annotations

PROVINCE: dict[str, tuple[str, str]] = {
    "prv_choose": (
        "Chọn một tỉnh ở ô Địa bàn, hoặc bấm vào một tỉnh trên bản đồ hay trong bảng xếp hạng dưới "
        "đây, để xem mọi số đã công bố về tỉnh đó.",
        "Choose a province in the Place box, or click one on the map or in the ranking below, to "
        "see everything published about it.",
    ),
    "prv_formed": (
        "{name} (34 tỉnh) gồm {parts} cũ, từ 1/7/2025. ",
        "{name} (34 provinces) was formed from {parts} on 1 July 2025. ",
    ),
    "prv_unchanged": (
        "{name} không đổi địa giới ngày 1/7/2025. ",
        "{name} did not change on 1 July 2025. ",
    ),
    "prv_became": (
        "Từ 1/7/2025 {name} là một phần của {new} mới (34 tỉnh), cùng {others}. ",
        "Since 1 July 2025 {name} is part of the new {new} (34 provinces), with {others}. ",
    ),
    "prv_in_region": ("Vùng {region}. ", "Region: {region}. "),
    "prv_rank": (
        "hạng {rank}/{of}, trong vùng {own}/{region} ({publisher}, {year})",
        "rank {rank} of {of}, {own} of {region} in its region ({publisher}, {year})",
    ),
    "prv_joined": (
        "{former} sáp nhập vào {name} ngày 1/8/2008 (Nghị quyết 15/2008/QH12): số của {name} đến "
        "năm 2007 chưa gồm {former}.",
        "{former} joined {name} on 1 August 2008 (Resolution 15/2008/QH12): figures of {name} up "
        "to 2007 do not hold {former}.",
    ),
    "prv_divided": (
        "{names} tách ra ngày 1/1/2004 (Nghị quyết 22/2003/QH11): số trước năm 2004 chỉ in cho "
        "tỉnh cũ.",
        "{names} were divided on 1 January 2004 (Resolution 22/2003/QH11): figures before 2004 are "
        "printed for the former province only.",
    ),
    "prv_territory_title": (
        "{place} và các tỉnh cũ: {title}, {period}",
        "{place} and its former provinces: {title}, {period}",
    ),
    "prv_territory_none": (
        "Địa giới của {place} không đổi khi 63 tỉnh thành 34; không có tỉnh cũ để cộng.",
        "{place} did not change when 63 provinces became 34; there is nothing to add up.",
    ),
    "prv_territory_sum": ("{name} mới (cộng)", "New {name} (sum)"),
    "prv_territory_ratio": ("{name} mới (tính lại)", "New {name} (recomputed)"),
    "prv_territory_subtitle": (
        "{title} · tỉnh mới cộng từ các tỉnh cũ",
        "{title} · the new province is the sum of the former ones",
    ),
    "prv_new_province": ("Tỉnh mới", "New province"),
    "prv_former_province": ("Tỉnh cũ", "Former provinces"),
    "prv_printed_title": (
        "Số in cho tỉnh mới, bên cạnh tổng các tỉnh cũ – {place}",
        "Figures printed for new provinces, beside the sum of the former ones – {place}",
    ),
    "prv_printed_subtitle": (
        "Số in được giữ nguyên và không cộng thêm; chỉ so được khi cùng cơ quan và cùng năm",
        "Printed figures are kept and never added to; they compare only within one publisher and "
        "year",
    ),
    "prv_printed_newest": ("{n} số mới nhất trong {of} số", "The newest {n} of {of} figures"),
    "prv_printed_none": (
        "Chưa có số nào in cho {place} theo địa giới 34 tỉnh.",
        "No figure is printed yet for {place} as one of the 34 provinces.",
    ),
    "prv_printed_figure": ("Số in cho tỉnh mới", "Printed for the new province"),
    "prv_sum_figure": ("Tổng các tỉnh cũ", "Sum of the former provinces"),
    "prv_says": ("{value} ({publisher}, {date})", "{value} ({publisher}, {date})"),
    "prv_comparable": ("So được", "Comparable"),
    "prv_same_print": ("cùng cơ quan, cùng năm", "same publisher and year"),
    "prv_other_print": (
        "khác cơ quan hoặc khác năm: không phải chênh lệch",
        "other publisher or year: not a gap",
    ),
    "prv_no_sum": ("tỉnh cũ không có số cùng cách đếm", "no former figure of this definition"),
    "prv_peers_region": (
        "{place} trong vùng {region}: {title}, {period}",
        "{place} within {region}: {title}, {period}",
    ),
    "prv_peers_size": (
        "{place} và {n} tỉnh có số hợp tác xã gần nhất: {title}, {period}",
        "{place} and the {n} provinces nearest in number of cooperatives: {title}, {period}",
    ),
    "prv_peers_size_rule": (
        "gần nhất về số hợp tác xã: {names} ({publisher}, {year})",
        "nearest in number of cooperatives: {names} ({publisher}, {year})",
    ),
    "prv_neighbours": (
        "{place} và {n} tỉnh giáp ranh: {title}, {period}",
        "{place} and its {n} neighbouring {n:province|provinces}: {title}, {period}",
    ),
    "prv_no_figure_here": (
        "{place} không có số trong bảng {what} ({publisher}, {period}).",
        "{place} has no figure in {what} ({publisher}, {period}).",
    ),
    "prv_against_title": (
        "{title}: {place} so với vùng và cả nước, {year} = 100",
        "{title}: {place} against region and country, {year} = 100",
    ),
    "prv_against_none": (
        "Chưa có số của hai năm theo cùng cách đếm cho {place}, nên chưa lập được chỉ số.",
        "No two years are told by one definition for {place}, so there is no index.",
    ),
    "prv_against_subtitle": (
        "{title} · {publisher} · {year} = 100",
        "{title} · {publisher} · {year} = 100",
    ),
    "prv_latest_title": (
        "Số mới nhất của từng chỉ tiêu – {place}: {n} chỉ tiêu",
        "Newest figure of each indicator – {place}: {n} {n:indicator|indicators}",
    ),
    "prv_latest_subtitle": (
        "Mỗi chỉ tiêu, cách đếm và ngành một dòng: năm mới nhất, rồi thứ tự ưu tiên của cơ quan",
        "One row an indicator, definition and sector: newest year, then the order of publishers",
    ),
    "prv_missing_title": (
        "Chưa có số: {n}/{of} chỉ tiêu chưa ai công bố cho {place}",
        "Missing: {n} of {of} {of:indicator|indicators} {n:is|are} not published for {place}",
    ),
    "prv_missing_subtitle": (
        "Bên cạnh là số gần nhất đang có, của vùng hoặc cả nước",
        "Beside each, the nearest figure there is, of the region or the country",
    ),
    "prv_nearest_figure": ("Số gần nhất", "Nearest figure"),
    "prv_document": ("Văn bản nguồn", "Source document"),
    "prv_more_sources": ("{title}; và {n} nguồn khác", "{title}; and {n} more"),
    "prv_is_sum": ("cộng từ tỉnh cũ", "sum of former provinces"),
    "prv_nothing": (
        "Chưa có số nào được công bố cho {place} trong giai đoạn đã chọn.",
        "No figure is published for {place} in the years chosen.",
    ),
}
