-- The filters of the list, over marts.cooperative_search. Each word is found in the folded name or, where it
-- is of digits ($code_…), begins the tax code; an empty word is in all. $status is kept, $other_status is
-- left out: compared with one text each, for a list of them costs twice as much.
WHERE ($word_1 = '' OR contains(name_folded, $word_1)
        OR ($code_1 AND starts_with(tax_code, $word_1)))
    AND ($word_2 = '' OR contains(name_folded, $word_2)
        OR ($code_2 AND starts_with(tax_code, $word_2)))
    AND ($word_3 = '' OR contains(name_folded, $word_3)
        OR ($code_3 AND starts_with(tax_code, $word_3)))
    AND (NOT $has_place
        OR list_contains($places, CASE $era WHEN '34' THEN province_34 ELSE province_63 END))
    AND (NOT $has_sector OR list_contains($sectors, sector_class))
    AND last_year BETWEEN $first_year AND $last_year
    AND ($status = '' OR status = $status)
    AND ($other_status = '' OR status <> $other_status)
    AND ($rating = '' OR rating = $rating)
    AND ($size_class = '' OR member_size_class = $size_class)
    AND ($chain = '' OR in_value_chain = ($chain = 'yes'))
    AND ($technology = '' OR is_high_tech = ($technology = 'yes'))
    AND ($ocop = '' OR (ocop_products > 0) = ($ocop = 'yes'))
