-- One row per region and class of the Alliance: the unit_order of the cooperative with the highest score there
-- (see register_leader_names), that score, and how many were ranked. Of equal scores the one that reports
-- more of the weight, then the lower unit_id.
-- Weights and standings are those of register_honours; $ranked_sets are the sets of criteria that weigh
-- enough to be ranked, within $first_set and $last_set.
WITH summed AS (
    SELECT
        s.field, s.criteria_reported, s.unit_order,
        {weighted_standings} AS total
    FROM marts.peer_standing AS s
    WHERE (NOT $are_first OR s.first_rank = 1)
        AND s.criteria_reported BETWEEN $first_set AND $last_set
),

-- Not all that are ranked in a field have a leader of their set where only leaders are looked at.
found AS (
    SELECT
        field, criteria_reported,
        max(
            {total_key}
        ) AS first
    FROM summed
    GROUP BY field, criteria_reported
),

told AS (
    {first_of_set}
    FROM found
),

best AS (
    SELECT
        CASE $era WHEN '34' THEN f.region_34 ELSE f.region_63 END AS region_id, f.sector_class,
        sum(f.n)::BIGINT AS n_scored,
        max(
            {standing_key}
        ) AS key
    FROM marts.peer_field AS f
    LEFT JOIN told AS t USING (field, criteria_reported)
    WHERE list_contains($ranked_sets, criteria_reported) AND region_id IS NOT NULL
    GROUP BY region_id, sector_class
)

SELECT
    region_id, sector_class, n_scored, (key >> 33) / 8192 / $whole AS score,
    {order_of_key}
FROM best;
