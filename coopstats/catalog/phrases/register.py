"""The sentences of single cooperatives: list, profile, distributions, births and deaths, honours."""

from __future__ import annotations

REGISTER: dict[str, tuple[str, str]] = {
    "reg_none": (
        "Chưa có sổ đăng ký từng hợp tác xã nào được công bố, nên không có danh sách, phân bố hay "
        "xếp hạng từng đơn vị.",
        "No register of single cooperatives is published, so there is no list, distribution or "
        "ranking of single units.",
    ),
    "reg_offer": ("Xem trong dữ liệu mô phỏng", "See it in the simulated data"),
    "reg_offer_hint": (
        "Không gian “Mô phỏng” có một sổ đăng ký giả định, hiệu chỉnh theo số công bố, để xem trang "
        "này hoạt động ra sao. Đó không phải số thật.",
        "The workspace “Simulated” holds an invented register, calibrated to published figures, to "
        "see how this page works. It is not fact.",
    ),
    "reg_nothing": (
        "Sổ đăng ký không có hợp tác xã nào cho {where}, {years}.",
        "The register counts no cooperative for {where}, {years}.",
    ),
    "reg_nearest_sector": (
        "Sổ đăng ký xếp theo tám lĩnh vực của Liên minh; gần nhất là “{sector}”.",
        "The register goes by the Alliance's eight classes; the nearest is “{sector}”.",
    ),
    "reg_nearest_years": ("Hãy mở rộng giai đoạn.", "Widen the years."),
    "reg_nearest_34": (
        "Theo địa giới 34 tỉnh, sổ có số từ năm {year}; các năm trước xem theo 63 tỉnh.",
        "By the 34 provinces the register counts from {year} on; see earlier years by the 63.",
    ),
    "reg_nearest_63": (
        "Theo địa giới 63 tỉnh, sổ có số đến năm {year}; từ năm sau xem theo 34 tỉnh.",
        "By the 63 provinces the register counts up to {year}; see later years by the 34.",
    ),
    "reg_withheld": ("dưới 3 đơn vị, không công bố", "fewer than 3 units, withheld"),
    "reg_withheld_note": (
        "“< 3”: số dựa trên dưới 3 đơn vị, không công bố.",
        "“< 3”: a figure resting on fewer than 3 units, withheld.",
    ),
    "reg_not_reported": ("Chưa báo cáo.", "Not reported."),
    "reg_list": ("Danh sách hợp tác xã", "List of cooperatives"),
    "reg_list_title": ("{n} hợp tác xã – {where}", "{n} {n:cooperative|cooperatives} – {where}"),
    "reg_filtered": ("lọc: {what}", "filtered: {what}"),
    "reg_on_books": ("còn trong sổ", "on the books"),
    "reg_any_status": ("kể cả đã giải thể", "dissolved ones too"),
    "reg_status_is": ("tình trạng {what}", "status {what}"),
    "reg_rating_is": ("xếp loại {what}", "rating {what}"),
    "reg_size_is": ("quy mô {what}", "size {what}"),
    "reg_in_chain": ("trong chuỗi giá trị", "in a value chain"),
    "reg_high_tech": ("công nghệ cao", "high technology"),
    "reg_with_ocop": ("có sản phẩm OCOP", "with OCOP products"),
    "reg_is_not": ("không {what}", "not {what}"),
    "reg_list_text": (" có “{text}”", " with “{text}”"),
    "reg_list_none": (
        "Không có hợp tác xã nào khớp với từ tìm và bộ lọc.",
        "No cooperative matches the words and filters.",
    ),
    "reg_list_hint": (
        "Sổ có {n} hợp tác xã; hãy bớt từ tìm hoặc bỏ bớt bộ lọc.",
        "The register knows {n} {n:cooperative|cooperatives}; use fewer words or filters.",
    ),
    "reg_list_as_reported": (
        "Mỗi hợp tác xã một dòng, theo lần báo cáo gần nhất.",
        "One row a cooperative, as it last reported.",
    ),
    "reg_list_63": (
        "Theo 63 tỉnh: tỉnh của lần báo cáo cuối trước 1/7/2025; hợp tác xã mới hơn chỉ có theo 34 "
        "tỉnh.",
        "By the 63: the province last reported from before 1 July 2025; younger cooperatives are "
        "known by the 34 only.",
    ),
    "reg_rows": (
        "Dòng {first}–{last} trong {n} · trang {page}/{pages}",
        "Rows {first}–{last} of {n} · page {page} of {pages}",
    ),
    "reg_file_limit": (
        "tệp tải về có {n} dòng đầu theo thứ tự đang xem",
        "a file holds the first {n} {n:row|rows} in the order shown",
    ),
    "reg_first_page": ("« Trang đầu", "« First page"),
    "reg_page_before": ("‹ Trang trước", "‹ Page before"),
    "reg_page_after": ("Trang sau ›", "Next page ›"),
    "reg_last_page": ("Trang cuối ({n}) »", "Last page ({n}) »"),
    "reg_name": ("Tên", "Name"),
    "reg_tax_code": ("Mã số thuế", "Tax code"),
    "reg_founded": ("Thành lập", "Founded"),
    "reg_of_34": ("{name} (34 tỉnh)", "{name} (of the 34)"),
    "reg_founded_on": ("thành lập {date}", "founded {date}"),
    "reg_size": ("Quy mô", "Size"),
    "reg_members": ("Thành viên", "Members"),
    "reg_workers": ("Lao động", "Workers"),
    "reg_revenue": ("Doanh thu", "Revenue"),
    "reg_profit": ("Lợi nhuận", "Profit"),
    "reg_income": ("Thu nhập một lao động", "Income per worker"),
    "reg_capital": ("Vốn điều lệ", "Charter capital"),
    "reg_rating": ("Xếp loại", "Rating"),
    "reg_reported": ("Báo cáo", "Reported"),
    "reg_gap": ("Chỗ đứt là năm không báo cáo.", "A gap is a year without a report."),
    "reg_blank": ("“–” là chưa báo cáo, không phải số không.", "“–” is not reported, not zero."),
    "reg_years": ("Số đã báo cáo, {years}", "What was reported, {years}"),
    "reg_back": ("‹ Về danh sách", "‹ Back to the list"),
    "reg_yes": ("có", "yes"),
    "reg_no": ("không", "no"),
    "reg_standing": ("Vị trí so với đơn vị cùng loại", "Standing among its peers"),
    "reg_standing_column": ("Vượt bao nhiêu đơn vị cùng loại", "Share of peers it is ahead of"),
    "reg_standing_rule": (
        "Vị trí là tỷ lệ đơn vị cùng lĩnh vực và cùng quy mô thành viên có số thấp hơn; đơn vị bằng "
        "số tính một nửa. Cần ít nhất 10 đơn vị có báo cáo.",
        "A standing is the share of cooperatives of the same sector and size class that report less; "
        "equals count half. At least 10 must report.",
    ),
    "reg_peers": (
        "So với {n} hợp tác xã: {sector}, quy mô {size}, {year}",
        "Against {n} {n:cooperative|cooperatives}: {sector}, {size} by members, {year}",
    ),
    "reg_no_standing": (
        "Không xếp vị trí: hợp tác xã không hoạt động trong năm mới nhất của sổ.",
        "No standing: the cooperative did not operate in the register's newest year.",
    ),
    "reg_few_peers": (
        "Không xếp vị trí: chưa đủ 10 hợp tác xã cùng loại có báo cáo.",
        "No standing: fewer than 10 cooperatives of its kind reported.",
    ),
    "reg_above": ("trên mức giữa", "above the middle"),
    "reg_below": ("dưới mức giữa", "below the middle"),
    "reg_criterion": ("Tiêu chí", "Criterion"),
    "reg_events": ("Đổi tên, chuyển tỉnh, sáp nhập, chia tách", "Renames, moves, mergers, splits"),
    "reg_no_events": (
        "Sổ không ghi thay đổi nào của hợp tác xã này.",
        "The register records no change of this cooperative.",
    ),
    "reg_event": ("Sự việc", "Event"),
    "reg_from": ("Trước", "Before"),
    "reg_to": ("Sau", "After"),
    "reg_seen": ("thấy từ hai kỳ báo cáo", "seen between two reports"),
    "reg_unit_unknown": (
        "Sổ đăng ký không có hợp tác xã mã “{unit}”; đang hiển thị danh sách.",
        "The register knows no cooperative “{unit}”; showing the list.",
    ),
    "reg_spread": ("Phân bố theo {what}", "Spread by {what}"),
    "reg_spread_alt": (
        "Biểu đồ cột {title}. {n} hợp tác xã có báo cáo, trung vị {median}.",
        "Histogram of {title}. {n} {n:cooperative|cooperatives} reported, median {median}.",
    ),
    "reg_reporting": ("{n} hợp tác xã có báo cáo", "{n} {n:cooperative|cooperatives} reported"),
    "reg_bins": (
        "Các khoảng rộng dần: 1, 2 và 5 lần lũy thừa của mười.",
        "Bins widen: 1, 2 and 5 times a power of ten.",
    ),
    "reg_bin_axis": ("{what} ({unit}), từ", "{what} ({unit}), from"),
    "reg_size_bin": ("Khoảng", "Bin"),
    "reg_zero": ("bằng 0", "zero"),
    "reg_median": ("trung vị {value}", "median {value}"),
    "reg_births_title": ("Thành lập và giải thể", "Births and deaths"),
    "reg_of_start": ("số hợp tác xã đầu năm", "of the cooperatives at the year's start"),
    "reg_new": ("Thành lập mới", "New"),
    "reg_dissolved": ("Giải thể", "Dissolved"),
    "reg_at_end": ("Cuối năm", "At the end"),
    "reg_birth_rate": ("Tỷ lệ thành lập", "Birth rate"),
    "reg_death_rate": ("Tỷ lệ giải thể", "Death rate"),
    "reg_lead_none": (
        "Sổ đăng ký không có năm nào để tính tỷ lệ thành lập và giải thể cho {where}.",
        "The register has no year from which birth and death rates of {where} can be computed.",
    ),
    "reg_lead_year": ("Năm {year}, {where}: ", "In {year}, {where}: "),
    "reg_survival_title": (
        "Tỷ lệ còn trong sổ theo năm thành lập",
        "Still on the books, by founding year",
    ),
    "reg_survival_subtitle": (
        "% số hợp tác xã cuối năm thành lập; mỗi đường một lứa",
        "% of the cooperatives at the end of their founding year; a line a cohort",
    ),
    "reg_survival_rule": (
        "Lứa đầu là năm đầu của sổ: những lứa cũ hơn đã vơi trước khi sổ bắt đầu.",
        "Cohorts begin with the register's first year: older ones were thinned out before it.",
    ),
    "reg_survival_short": (
        "Chưa lứa nào có hai năm để theo dõi: {where}, {years}.",
        "No cohort has two years to be followed over: {where}, {years}.",
    ),
    "reg_survival_region": (
        "Một tỉnh quá ít để theo lứa; đây là cả vùng {region}.",
        "A province is too small for cohorts; this is the region {region}.",
    ),
    "reg_founded_in": ("thành lập {year}", "founded {year}"),
    "reg_left": ("còn {n} trong {of}", "{n} of {of} left"),
    "reg_years_since": ("Số năm từ khi thành lập", "Years since founding"),
    "reg_cohort": ("Lứa", "Cohort"),
    "reg_of_cohort": ("Lúc đầu", "At first"),
    "reg_alive": ("Còn lại", "Left"),
    "reg_age_title": ("Tháp tuổi hợp tác xã", "Age pyramid of cooperatives"),
    "reg_age_subtitle": (
        "% số hợp tác xã trong sổ, theo số năm từ khi thành lập",
        "% of the cooperatives on the books, by years since founding",
    ),
    "reg_age_rule": (
        "Tuổi tính từ ngày thành lập; đơn vị chưa khai ngày thành lập không được tính.",
        "Age is since founding; units without a founding date are left out.",
    ),
    "reg_age": ("Tuổi (năm)", "Age (years)"),
    "reg_age_band": ("{low}–{high} năm", "{low}–{high} years"),
    "reg_age_above": ("từ {low} năm", "{low}+ years"),
    "reg_moves_member_size_class": (
        "Chuyển hóa quy mô theo thành viên",
        "Change of size class by members",
    ),
    "reg_moves_rating": ("Chuyển hóa xếp loại", "Change of rating"),
    "reg_moves_size_class": (
        "Chuyển hóa quy mô theo Nghị định 113/2024",
        "Change of size class of Decree 113/2024",
    ),
    "reg_moves_subtitle": (
        "% mỗi hàng: hàng là loại năm {before}, cột là loại năm {after}",
        "% of each row: rows are classes in {before}, columns in {after}",
    ),
    "reg_moves_rule": (
        "Chỉ tính hợp tác xã có xếp loại cả hai năm, hoặc đã giải thể; ô trống là không có đơn vị nào.",
        "Only cooperatives classed in both years, or dissolved, are counted; an empty square is none.",
    ),
    "reg_moves_withheld": (
        "Ô gạch chéo “< 3”: dưới 3 đơn vị, không công bố, không tính vào tỷ lệ của hàng.",
        "Hatched squares “< 3”: fewer than 3 units, withheld, and not in the row's shares.",
    ),
    "reg_moves_decree": (
        "Chỉ tính nơi biết đủ ngưỡng của Nghị định: nông nghiệp và quy mô lớn của vài lĩnh vực.",
        "Only where the Decree's thresholds are known: agriculture, and large in some sectors.",
    ),
    "reg_moves_no_decree": (
        "Không có hợp tác xã nào xếp được theo Nghị định 113/2024 ở đây: mới biết đủ ngưỡng cho nông "
        "nghiệp và quy mô lớn của công nghiệp, xây dựng.",
        "No cooperative here can be classed by Decree 113/2024: its thresholds are known for "
        "agriculture, and for large ones in industry and construction.",
    ),
    "reg_followed": ("{n} hợp tác xã theo dõi được", "{n} {n:cooperative|cooperatives} followed"),
    "reg_before": ("Loại năm {year}", "Class in {year}"),
    "reg_after": ("Loại năm {year}", "Class in {year}"),
    "reg_cooperatives": ("Hợp tác xã", "Cooperatives"),
    "reg_gone": ("giải thể", "dissolved"),
    "reg_honours": ("Danh sách biểu dương – {where}", "Honour list – {where}"),
    "reg_score": ("Điểm", "Score"),
    "reg_score_is": (
        "Điểm 0–100 = bình quân có trọng số của vị trí so với đơn vị cùng lĩnh vực và quy mô; trong "
        "ngoặc: hơn bao nhiêu % đơn vị đó",
        "Score 0–100 = weighted mean of standings among peers of the same sector and size; in "
        "brackets: the share of peers it is ahead of",
    ),
    "reg_score_how": (
        "Mỗi hợp tác xã được so với các đơn vị cùng lĩnh vực và cùng quy mô theo {n} tiêu chí; trọng "
        "số chỉnh ở thanh bên.",
        "Each cooperative is compared with those of its sector and size class on {n} criteria; set the "
        "weights in the sidebar.",
    ),
    "reg_score_limits": (
        "Điểm là điểm bắt đầu để xem xét, không phải kết luận: chỉ dựa trên số tự báo cáo của một "
        "năm, trọng số do người xem đặt.",
        "A score is where looking begins, not a verdict: it rests on what was reported for one year, "
        "with the weights that the viewer sets.",
    ),
    "reg_ranked": (
        "{n}/{of} hợp tác xã đang hoạt động có báo cáo từ {share} trọng số trở lên",
        "{n} of {of} operating {of:cooperative|cooperatives} {n:reports|report} {share} of the weight or "
        "more",
    ),
    "reg_no_weights": (
        "Mọi trọng số đều bằng 0 nên không có điểm; hãy tăng ít nhất một trọng số.",
        "All weights are 0, so there is no score; raise at least one.",
    ),
    "reg_reported_share": ("Có báo cáo", "Reported"),
    "reg_why": ("Vì sao", "Why"),
    "reg_best": (
        "Điểm cao nhất theo vùng và lĩnh vực – cả nước",
        "Highest score by region and sector – Viet Nam",
    ),
    "reg_ranked_column": ("Được xếp hạng", "Ranked"),
    "reg_weights_title": ("Tiêu chí và trọng số đang dùng", "Criteria and weights in use"),
    "reg_weights_subtitle": (
        "% tổng trọng số; chỉnh ở thanh bên",
        "% of all weight; set them in the sidebar",
    ),
    "reg_weight": ("Trọng số", "Weight"),
    "reg_behind": (
        "Các hợp tác xã đứng sau số liệu – {where}",
        "The cooperatives behind the figures – {where}",
    ),
    "reg_behind_subtitle": (
        "{shown} hợp tác xã doanh thu lớn nhất trong {n}",
        "{shown} with the largest revenue of {n}",
    ),
    "reg_see_all": ("Xem cả {n} hợp tác xã ›", "See all {n} {n:cooperative|cooperatives} ›"),
}
