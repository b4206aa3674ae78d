-- One row per cooperative of a year: its cell, and what single reports are asked for. state is 0 for one
-- dissolved in the year, 2 for one that operated, else 1.
-- Names are compared by their hashes of 64 bits: two that differ but hash alike would be one pair in 10^19.
SELECT
    n.cell, c.unit_id, c.file_id,
    CASE c.status WHEN 'dissolved' THEN 0 WHEN 'operating' THEN 2 ELSE 1 END::UTINYINT AS state,
    core.size_class_number(
        c.sector_class, c.members, c.revenue_vnd, c.assets_vnd
    ) AS size_class,
    core.member_size_number(c.members) AS member_size_class,
    coalesce(list_position($ratings, c.rating), 0)::UTINYINT AS rating,
    hash(c.name) AS name_hash,
    c.revenue_vnd AS revenue,
    c.profit_vnd AS profit,
    c.assets_vnd AS assets,
    c.charter_capital_vnd AS charter_capital,
    c.members,
    c.workers
FROM core.cooperative_year AS c
JOIN report_cell AS n USING (year, geo_era, province_code, sector_class)
WHERE c.year = $year AND n.year = $year;
