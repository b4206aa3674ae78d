-- One row per cooperative of a piece of the list, as it last reported, the most of $sort first.
-- What is not reported comes last, what is equal follows the name. Only the rows of the piece are read whole:
-- the filters and the order look at few columns. Far into the list register_list_deep answers sooner.
WITH piece AS (
    {list_keys}
    ORDER BY sort_key DESC NULLS LAST, name_order
    LIMIT $n OFFSET $skip
)

SELECT
    {list_columns}
FROM marts.cooperative_search AS c
JOIN piece ON c.rowid = piece.row_id
ORDER BY sort_key DESC NULLS LAST, c.name_order;
