-- The rows that the filters of the list leave: their number, their place in the order of names, and what they
-- are sorted by; $sort is one of a closed list. A column and nothing around it: where DuckDB sees one it leaves
-- blocks out that hold only lesser ones.
SELECT
    rowid AS row_id, name_order,
    CASE $sort
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
{list_filters}
