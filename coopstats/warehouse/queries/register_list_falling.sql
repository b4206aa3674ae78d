-- One row per cooperative of a piece of the list, as it last reported, the most of $sort first.
-- What is not reported comes last, what is equal follows the name. DuckDB reads only the rows of the piece
-- whole: the filters and the order look at few columns. Far into the list register_list_deep answers sooner.
SELECT
    {list_columns}
FROM marts.cooperative_search
{list_filters}
ORDER BY
    {list_sort_key} DESC NULLS LAST, name_order
LIMIT $n OFFSET $skip;
