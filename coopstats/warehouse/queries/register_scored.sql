-- One row: how many cooperatives have a standing in the scope, and how many report enough of the weight
-- to be ranked: one of $ranked_sets of the criteria.
SELECT
    coalesce(sum(n), 0)::BIGINT AS n_standing,
    coalesce(sum(n) FILTER (list_contains($ranked_sets, criteria_reported)), 0)::BIGINT AS n_scored
FROM marts.peer_stratum
WHERE (NOT $has_place
        OR list_contains($places, CASE $era WHEN '34' THEN province_34 ELSE province_63 END))
    AND (NOT $has_sector OR list_contains($sectors, sector_class));
