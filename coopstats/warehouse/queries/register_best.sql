-- One row per region and class of the Alliance: the unit_order of the cooperative with the highest score there
-- (see register_leader_names), that score, and how many were ranked. Of equal scores the one that reports
-- more of the weight, then the lower unit_id.
-- Weights and standings are those of register_honours; $ranked_sets are the sets of criteria that weigh
-- enough to be ranked, within $first_set and $last_set.
WITH summed AS (
    SELECT
        s.stratum, s.unit_order,
        {weighted_standings} AS total
    FROM marts.peer_standing AS s
    WHERE (NOT $are_first OR s.first_rank = 1)
        AND s.criteria_reported BETWEEN $first_set AND $last_set
),

-- One number to group by: two take twice the time. Not every stratum that is ranked has a leader where only
-- leaders are looked at.
found AS (
    SELECT
        stratum,
        max(
            {total_key}
        ) AS first
    FROM summed
    GROUP BY stratum
),

told AS (
    {first_of_set}
    FROM found
),

best AS (
    SELECT
        CASE $era WHEN '34' THEN p.region_34 ELSE p.region_63 END AS region_id, p.sector_class,
        sum(p.n)::BIGINT AS n_scored,
        max(
            {standing_key}
        ) AS key
    FROM marts.peer_stratum AS p
    LEFT JOIN told AS t USING (stratum)
    WHERE list_contains($ranked_sets, criteria_reported) AND region_id IS NOT NULL
    GROUP BY region_id, sector_class
)

SELECT
    region_id, sector_class, n_scored, (key >> 33) / 8192 / $whole AS score,
    {order_of_key}
FROM best;
