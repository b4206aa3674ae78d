-- One row per region and class of the Alliance: the cooperative with the highest score there, and how
-- many were ranked. Of equal scores the one that reports more of the weight, then the lower unit_id.
-- Weights and standings are those of register_honours. `best` puts the score (in parts so small that no
-- two different ones are the same), the weight reported and the order of ids into one number.
WITH summed AS (
    SELECT
        s.field, s.unit_order,
        {weighted_standings} AS total
    FROM marts.peer_standing AS s
    WHERE NOT $are_first OR s.first_rank = 1
),

best_of_field AS (
    SELECT
        field,
        max((
            ((total - total // $reported * $reported) * 8192::BIGINT // (total // $reported)) * 128
            + total // $reported
        ) * 67108864 - unit_order) AS best
    FROM summed
    WHERE total >= $least_weight * $reported
    GROUP BY field
),

weighed AS (
    SELECT
        field, sector_class, CASE $era WHEN '34' THEN region_34 ELSE region_63 END AS region_id, n,
        {weight_reported} AS weight
    FROM marts.peer_field
),

ranked AS (
    SELECT field, sector_class, region_id, sum(n) AS n_scored
    FROM weighed
    WHERE region_id IS NOT NULL AND weight >= $least_weight
    GROUP BY ALL
),

best AS (
    SELECT
        region_id, sector_class, sum(n_scored)::BIGINT AS n_scored,
        max(best) // 67108864 + 1 AS rank_key, (rank_key * 67108864 - max(best))::INTEGER AS unit_order
    FROM ranked
    JOIN best_of_field USING (field)
    GROUP BY ALL
)

SELECT
    b.region_id, b.sector_class, b.n_scored, s.unit_id,
    b.rank_key // 128 / 8192 / $whole AS score, c.name
FROM best AS b
JOIN marts.peer_standing AS s USING (unit_order)
JOIN marts.cooperative_search AS c USING (unit_id)
ORDER BY b.region_id, b.sector_class;
