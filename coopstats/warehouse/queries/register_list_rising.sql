-- One row per cooperative of a piece of the list, as it last reported, the least of $sort first.
-- What is not reported comes last, what is equal follows the name. Only the rows of the piece are read whole:
-- the filters and the order look at few columns. Far into the list register_list_deep answers sooner.
WITH piece AS (
    SELECT
        rowid AS row_id, name_order,
        {list_sort_key} AS sort_key
    FROM marts.cooperative_search
    {list_filters}
    ORDER BY sort_key NULLS LAST, name_order
    LIMIT $n OFFSET $skip
)

SELECT
    unit_id, tax_code, name, last_year, province_34, province_63, sector_class, status, founded_on,
    members, workers, revenue_vnd, profit_vnd, member_size_class, rating
FROM marts.cooperative_search AS c
JOIN piece ON c.rowid = piece.row_id
ORDER BY sort_key NULLS LAST, c.name_order;
