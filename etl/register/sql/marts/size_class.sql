-- One row per scheme, year, place, sector and size class: cooperatives in it. Schemes: Decree
-- 113/2024 (only where its thresholds are known), Circular 01/2020 by members.
CREATE TABLE marts.size_class AS
SELECT
    s.scheme, g.year, g.geo_era, g.geo_level, g.geo_code, g.sector, s.size_class,
    CASE WHEN s.n >= $smallest_cell THEN s.n::INTEGER END AS n,
    s.n < $smallest_cell AS is_suppressed
FROM size_count AS s
JOIN report_group AS g USING (number)
ORDER BY s.scheme, g.geo_era, g.geo_code, g.sector, g.year, s.size_class;
