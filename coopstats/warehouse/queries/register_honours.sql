-- One row per cooperative of the honour list, in no order: its unit_order, see register_leaders. Those that
-- report less than $least_weight of the weight are not ranked; $first_set and $last_set bound the sets of
-- criteria (criteria_reported) that weigh enough.
-- $are_first: the weights are those that first_rank was made with, so the leaders of each field of the
-- scope hold the leaders of the scope.
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

-- First those of each set of criteria, by a number that costs a fraction of the key to make. Quicker than
-- ORDER BY and LIMIT, too.
found AS (
    SELECT
        unnest(max(
            {total_key},
            $n
        )) AS first
    FROM summed
    GROUP BY criteria_reported
),

told AS (
    {first_of_set}
    FROM found
),

keyed AS (
    SELECT
        {standing_key} AS key
    FROM told
),

listed AS (
    SELECT unnest(max(key, $n)) AS key
    FROM keyed
)

SELECT
    {order_of_key}
FROM listed;
