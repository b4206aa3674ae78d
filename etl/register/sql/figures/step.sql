-- One row per unit and year that also reported the year before: what changed between the two.
CREATE OR REPLACE TEMP TABLE step AS
SELECT
    c.year, c.unit_id, c.file_id, c.geo_era, c.province_code, c.sector_class, c.tax_code,
    c.status = 'dissolved' AS is_dissolved,
    b.size_class AS from_size, c.size_class AS to_size,
    b.member_size_class AS from_members, c.member_size_class AS to_members,
    b.rating AS from_rating, c.rating AS to_rating,
    b.name <> c.name AS is_renamed,
    b.geo_era = c.geo_era AND b.province_code <> c.province_code AS is_moved,
    c.revenue_vnd IS NOT NULL AND b.revenue_vnd IS NOT NULL AS has_figures,
    (c.revenue_vnd, c.profit_vnd, c.members, c.workers, c.assets_vnd)
        IS NOT DISTINCT FROM (b.revenue_vnd, b.profit_vnd, b.members, b.workers, b.assets_vnd)
        AS is_same
FROM core.cooperative_year AS c
JOIN core.cooperative_year AS b ON b.unit_id = c.unit_id AND b.year = c.year - 1;
