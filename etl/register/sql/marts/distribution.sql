-- One row per indicator, year, place, sector and bin (1, 2 or 5 times a power of ten, bin_high not
-- included): how many cooperatives fall in it. n is empty and is_suppressed true where too few.
-- Zero has a bin of its own, [0, 1).
CREATE TABLE marts.distribution AS
WITH measured AS (
    SELECT
        year, geo_era, province_code, sector_class,
        unnest([
            {indicator: 'revenue', value: CASE WHEN status = 'operating' THEN revenue_vnd END},
            {indicator: 'assets', value: assets_vnd},
            {indicator: 'charter_capital', value: charter_capital_vnd},
            {indicator: 'members', value: members::BIGINT},
            {indicator: 'workers', value: workers::BIGINT}
        ], recursive := true)
    FROM core.cooperative_year
    WHERE status <> 'dissolved'
),

placed AS (
    SELECT
        year, geo_era, province_code, sector_class, indicator,
        CASE WHEN value < 1 THEN 0 ELSE power(10, floor(log10(value)))::BIGINT END AS decade,
        CASE
            WHEN value < 1 THEN 0
            WHEN value < 2 * power(10, floor(log10(value))) THEN 1
            WHEN value < 5 * power(10, floor(log10(value))) THEN 2
            ELSE 5
        END AS step,
        count(*) AS n
    FROM measured
    WHERE value IS NOT NULL
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
