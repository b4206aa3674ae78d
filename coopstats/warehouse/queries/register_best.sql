-- One row per region and class of the Alliance: the cooperative with the highest score there, and how
-- many were ranked. Of equal scores the one that reports more of the weight, then the lower unit_id.
-- Weights and standings are those of register_honours; $ranked_sets are the sets of criteria that weigh
-- enough to be ranked, within $first_set and $last_set.
WITH summed AS (
    SELECT
        s.rowid AS row_id, s.field, s.unit_order,
        {weighted_standings} AS total
    FROM marts.peer_standing AS s
    WHERE (NOT $are_first OR s.first_rank = 1)
        AND s.criteria_reported BETWEEN $first_set AND $last_set
),

keyed AS (
    SELECT
        row_id, field,
        {standing_key} AS key
    FROM summed
),

best_of_field AS (
    SELECT field, max(key) AS best, arg_max(row_id, key) AS row_id
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
    SELECT
        region_id, sector_class, sum(n_scored)::BIGINT AS n_scored, max(best) AS best,
        arg_max(row_id, best) AS row_id
    FROM ranked
    JOIN best_of_field USING (field)
    WHERE region_id IS NOT NULL
    GROUP BY ALL
)

SELECT
    b.region_id, b.sector_class, b.n_scored, s.unit_id, s.name,
    (b.best >> 33) / 8192 / $whole AS score
FROM best AS b
JOIN marts.peer_standing AS s ON s.rowid = b.row_id;
