-- One row per cooperative of the honour list: score, share of the weight that it reports, what it
-- reached by each criterion and its standing among its peers. Highest score first; those that report
-- less than $least_weight of the weight are not ranked.
-- $are_first: the weights are those that first_rank was made with, so the leaders of each field of the
-- scope hold the leaders of the scope. A standing that is reported is $reported plus its share in parts of
-- $whole, hence `total` is weight reported * $reported + points.
WITH summed AS (
    SELECT
        s.rowid AS row_id, s.unit_id,
        {weighted_standings} AS total
    FROM marts.peer_standing AS s
    WHERE (NOT $are_first OR s.first_rank <= $n)
        AND (NOT $has_place OR list_contains(
            $places, CASE $era WHEN '34' THEN s.province_34 ELSE s.province_63 END
        ))
        AND (NOT $has_sector OR list_contains($sectors, s.sector_class))
),

listed AS (
    SELECT
        row_id, unit_id, total::DOUBLE / (total // $reported) AS total_of_weight,
        total // $reported AS weight
    FROM summed
    WHERE total >= $least_weight * $reported
    ORDER BY total_of_weight DESC, weight DESC, unit_id
    LIMIT $n
)

SELECT
    s.*, c.name, c.tax_code, (h.total_of_weight - $reported) / $whole AS score,
    h.weight / $all_weight AS reported_share
FROM listed AS h
JOIN marts.peer_standing AS s ON s.rowid = h.row_id
JOIN marts.cooperative_search AS c ON c.unit_id = h.unit_id
ORDER BY h.total_of_weight DESC, h.weight DESC, h.unit_id;
