-- One row: how many cooperatives the filters of the list leave, and all there are. The filters are those
-- of register_list.
SELECT count(*) AS n, (SELECT count(*) FROM marts.cooperative_search) AS n_all
FROM marts.cooperative_search
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
    AND ($any_status OR list_contains($statuses, status))
    AND ($rating = '' OR rating = $rating)
    AND ($size_class = '' OR member_size_class = $size_class)
    AND ($chain = '' OR in_value_chain = ($chain = 'yes'))
    AND ($technology = '' OR is_high_tech = ($technology = 'yes'))
    AND ($ocop = '' OR (ocop_products > 0) = ($ocop = 'yes'));
