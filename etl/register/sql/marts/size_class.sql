-- One row per scheme, year, place, sector and size class: cooperatives in it. Schemes: Decree
-- 113/2024 (only where its thresholds are known), Circular 01/2020 by members.
CREATE TABLE marts.size_class AS
WITH classed AS (
    SELECT
        year, geo_era, province_code, sector_class,
        unnest([
            {scheme: 'decree_113_2024', size_class: size_class},
            {scheme: 'circular_01_2020_members', size_class: member_size_class}
        ], recursive := true)
    FROM core.cooperative_year
    WHERE status <> 'dissolved'
),

counted AS (
    SELECT scheme, year, geo_era, province_code, sector_class, size_class, count(*) AS n
    FROM classed
    WHERE size_class IS NOT NULL
    GROUP BY ALL
),

added AS (
    SELECT
        c.scheme, c.year, a.geo_era, a.geo_level, a.geo_code, s.sector, c.size_class,
        sum(c.n)::INTEGER AS n
    FROM counted AS c
    JOIN spread AS a ON a.cell_era = c.geo_era AND a.province_code = c.province_code
    JOIN sector_spread AS s USING (sector_class)
    GROUP BY ALL
)

SELECT
    scheme, year, geo_era, geo_level, geo_code, sector, size_class,
    CASE WHEN n >= $smallest_cell THEN n END AS n,
    n < $smallest_cell AS is_suppressed
FROM added
ORDER BY scheme, geo_era, geo_code, sector, year, size_class;
