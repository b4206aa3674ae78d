-- One row per year, place, sector and age band (years since founding, age_high included).
CREATE TABLE marts.age AS
WITH banded AS (
    SELECT
        *,
        CASE
            WHEN year - cohort < 2 THEN 0 WHEN year - cohort < 5 THEN 2
            WHEN year - cohort < 10 THEN 5 WHEN year - cohort < 15 THEN 10
            WHEN year - cohort < 20 THEN 15 WHEN year - cohort < 30 THEN 20 ELSE 30
        END AS age_low
    FROM counts.alive
),

added AS (
    SELECT
        b.year, a.geo_era, a.geo_level, a.geo_code, s.sector, b.age_low, sum(b.n)::INTEGER AS n
    FROM banded AS b
    JOIN spread AS a ON a.cell_era = b.geo_era AND a.province_code = b.province_code
    JOIN sector_spread AS s USING (sector_class)
    GROUP BY ALL
)

SELECT
    year, geo_era, geo_level, geo_code, sector, age_low::SMALLINT AS age_low,
    CASE age_low
        WHEN 0 THEN 1 WHEN 2 THEN 4 WHEN 5 THEN 9 WHEN 10 THEN 14 WHEN 15 THEN 19 WHEN 20 THEN 29
    END::SMALLINT AS age_high,
    CASE WHEN n >= $smallest_cell THEN n END AS n,
    n < $smallest_cell AS is_suppressed
FROM added
ORDER BY geo_era, geo_code, sector, year, age_low;
