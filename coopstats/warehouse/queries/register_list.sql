-- One row per cooperative of a piece of the list, as it last reported, in the order asked for.
-- Each word is found in the folded name or, where it is of digits ($code_…), begins the tax code; an empty
-- word is in all. $sort is one of a closed list; $sign is 1 for rising and -1 for falling; what is not
-- reported comes last, what is equal follows the name. Only the rows of the piece are read whole: the
-- filters and the order look at few columns. Far into the list register_list_deep answers sooner.
WITH piece AS (
    SELECT
        rowid AS row_id, name_order,
        $sign * CASE $sort
            WHEN 'tax_code' THEN TRY_CAST(tax_code AS BIGINT)
            WHEN 'province' THEN list_position(
                $place_order, CASE $era WHEN '34' THEN province_34 ELSE province_63 END
            )
            WHEN 'sector' THEN list_position($sector_order, sector_class)
            WHEN 'founded' THEN founded_on - DATE '1900-01-01'
            WHEN 'status' THEN list_position($status_order, status)
            WHEN 'size_class' THEN list_position($size_order, member_size_class)
            WHEN 'rating' THEN list_position($rating_order, rating)
            WHEN 'members' THEN members
            WHEN 'workers' THEN workers
            WHEN 'revenue' THEN revenue_vnd
            WHEN 'profit' THEN profit_vnd
            WHEN 'year' THEN last_year
            ELSE name_order
        END::BIGINT AS sort_key
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
        AND ($ocop = '' OR (ocop_products > 0) = ($ocop = 'yes'))
    ORDER BY sort_key NULLS LAST, name_order
    LIMIT $n OFFSET $skip
)

SELECT
    unit_id, tax_code, name, last_year, province_34, province_63, sector_class, status, founded_on,
    members, workers, revenue_vnd, profit_vnd, member_size_class, rating
FROM marts.cooperative_search AS c
JOIN piece ON c.rowid = piece.row_id
ORDER BY sort_key NULLS LAST, c.name_order;
