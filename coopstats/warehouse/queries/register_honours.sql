-- One row per cooperative that is among the first $n of those that report the same set of criteria, in no order:
-- its unit_order (see register_leaders) and its weighted sum. All that report the same set have the same
-- weight; $first_set and $last_set bound the sets that weigh enough to be ranked, not all between do.
-- $are_first: the weights are those that first_rank was made with, so the leaders of each class and province
-- of the scope hold the leaders of the scope.
WITH summed AS (
    SELECT
        s.criteria_reported, s.unit_order,
        {weighted_standings} AS total
    FROM marts.peer_standing AS s
    WHERE (NOT $are_first OR s.first_rank <= $n)
        AND s.criteria_reported BETWEEN $first_set AND $last_set
        AND (NOT $has_place OR list_contains(
            $places, CASE $era WHEN '34' THEN s.province_34 ELSE s.province_63 END
        ))
        AND (NOT $has_sector OR list_contains($sectors, s.sector_class))
),

-- By one number, which is quicker than ORDER BY and LIMIT, too.
found AS (
    SELECT
        unnest(max(
            {total_key},
            $n
        )) AS first
    FROM summed
    GROUP BY criteria_reported
)

{first_of_set}
FROM found;
