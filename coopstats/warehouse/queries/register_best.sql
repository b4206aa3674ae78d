-- One row per region and class of the Alliance: the unit_order of the cooperative with the highest score there
-- (see register_leader_names), that score, and how many were ranked. Of equal scores the one that reports more of the weight, then the lower unit_id.
-- Weights and standings are those of register_honours; $ranked_sets are the sets of criteria that weigh
-- enough to be ranked, within $first_set and $last_set.
WITH summed AS (
    SELECT
        s.field, s.unit_order,
        {weighted_standings} AS total
    FROM marts.peer_standing AS s
    WHERE (NOT $are_first OR s.first_rank = 1)
        AND s.criteria_reported BETWEEN $first_set AND $last_set
),

keyed AS (
    SELECT
        field,
        {standing_key} AS key
    FROM summed
),

best_of_field AS (
    SELECT field, max(key) AS best
    FROM keyed
    GROUP BY field
),

ranked AS (
    SELECT
        field, sector_class, CASE $era WHEN '34' THEN region_34 ELSE region_63 END AS region_id,
        sum(n) AS n_scored
    FROM marts.peer_field
    WHERE list_contains($ranked_sets, criteria_reported)
    GROUP BY ALL
),

best AS (
    SELECT region_id, sector_class, sum(n_scored)::BIGINT AS n_scored, max(best) AS key
    FROM ranked
    JOIN best_of_field USING (field)
    WHERE region_id IS NOT NULL
    GROUP BY ALL
)

SELECT
    region_id, sector_class, n_scored, (key >> 33) / 8192 / $whole AS score,
    {order_of_key}
FROM best
WHERE key IS NOT NULL;
