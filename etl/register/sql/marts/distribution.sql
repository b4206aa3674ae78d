-- One row per indicator, year, place, sector and bin (1, 2 or 5 times a power of ten, bin_high not
-- included): how many cooperatives fall in it. n is empty and is_suppressed true where too few.
-- Zero has a bin of its own, [0, 1).
CREATE TABLE marts.distribution AS
WITH measured AS (
    SELECT
        'revenue' AS indicator, year, geo_era, province_code, sector_class, revenue_vnd AS value
    FROM core.cooperative_year
    WHERE status = 'operating' AND revenue_vnd IS NOT NULL
    UNION ALL
    SELECT
        'assets' AS indicator, year, geo_era, province_code, sector_class, assets_vnd AS value
    FROM core.cooperative_year
    WHERE status <> 'dissolved' AND assets_vnd IS NOT NULL
    UNION ALL
    SELECT
        'charter_capital' AS indicator, year, geo_era, province_code, sector_class, charter_capital_vnd AS value
    FROM core.cooperative_year
    WHERE status <> 'dissolved' AND charter_capital_vnd IS NOT NULL
    UNION ALL
    SELECT
        'members' AS indicator, year, geo_era, province_code, sector_class, members AS value
    FROM core.cooperative_year
    WHERE status <> 'dissolved' AND members IS NOT NULL
    UNION ALL
    SELECT
        'workers' AS indicator, year, geo_era, province_code, sector_class, workers AS value
    FROM core.cooperative_year
    WHERE status <> 'dissolved' AND workers IS NOT NULL
),

-- The decade is looked up in a list: it is exact, and cheaper than a power.
scaled AS (
    SELECT
        *,
        list_extract([1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000, 10000000000,
            100000000000, 1000000000000, 10000000000000, 100000000000000, 1000000000000000,
            10000000000000000, 100000000000000000, 1000000000000000000
        ]::BIGINT[], 1 + floor(log10(greatest(value, 1)))::INTEGER) AS decade
    FROM measured
),

placed AS (
    SELECT
        year, geo_era, province_code, sector_class, indicator,
        CASE WHEN value < 1 THEN 0 ELSE decade END AS decade,
        CASE
            WHEN value < 1 THEN 0 WHEN value < 2 * decade THEN 1 WHEN value < 5 * decade THEN 2
            ELSE 5
        END AS step,
        count(*) AS n
    FROM scaled
    GROUP BY ALL
),

added AS (
    SELECT
        p.indicator, a.geo_era, a.geo_level, a.geo_code, s.sector, p.year, p.decade, p.step,
        sum(p.n)::INTEGER AS n
    FROM placed AS p
    JOIN spread AS a ON a.cell_era = p.geo_era AND a.province_code = p.province_code
    JOIN sector_spread AS s USING (sector_class)
    GROUP BY ALL
)

SELECT
    indicator, geo_era, geo_level, geo_code, sector, year,
    (decade * step)::DOUBLE AS bin_low,
    CASE step
        WHEN 0 THEN 1 WHEN 1 THEN decade * 2 WHEN 2 THEN decade * 5 ELSE decade * 10
    END::DOUBLE AS bin_high,
    CASE WHEN n >= $smallest_cell THEN n END AS n,
    n < $smallest_cell AS is_suppressed
FROM added
ORDER BY indicator, geo_era, geo_code, sector, year, bin_low;
