-- One row per cooperative of a year: its cell, and what single reports are asked for. state is 0 for one
-- dissolved in the year, 2 for one that operated, else 1; a figure that is not reported is $absent.
-- Names and figures are compared by their hashes of 64 bits: two that differ but hash alike would be one
-- pair in 10^19.
SELECT
    n.cell, c.unit_id, c.file_id,
    CASE c.status WHEN 'dissolved' THEN 0 WHEN 'operating' THEN 2 ELSE 1 END::UTINYINT AS state,
    coalesce(list_position($sizes, c.size_class), 0)::UTINYINT AS size_class,
    coalesce(list_position($sizes, c.member_size_class), 0)::UTINYINT AS member_size_class,
    coalesce(list_position($ratings, c.rating), 0)::UTINYINT AS rating,
    hash(c.name) AS name_hash,
    hash(c.revenue_vnd, c.profit_vnd, c.members, c.workers, c.assets_vnd) AS figures_hash,
    coalesce(c.revenue_vnd, $absent) AS revenue,
    coalesce(c.profit_vnd, $absent) AS profit,
    coalesce(c.assets_vnd, $absent) AS assets,
    coalesce(c.charter_capital_vnd, $absent) AS charter_capital,
    coalesce(c.members::BIGINT, $absent) AS members,
    coalesce(c.workers::BIGINT, $absent) AS workers
FROM core.cooperative_year AS c
JOIN report_cell AS n USING (year, geo_era, province_code, sector_class)
WHERE c.year = $year AND n.year = $year;
