-- One row per founding year (cohort), year, place (nation, region) and sector: how many of the cohort
-- are still on the books. Cohorts begin with the register's first year; older ones were already
-- thinned out when it began. share is of the number at the end of the founding year.
CREATE TABLE marts.survival AS
WITH added AS (
    SELECT
        l.cohort, l.year, a.geo_era, a.geo_level, a.geo_code, s.sector, sum(l.n)::INTEGER AS n
    FROM counts.alive AS l
    JOIN spread AS a ON a.cell_era = l.geo_era AND a.province_code = l.province_code
    JOIN sector_spread AS s USING (sector_class)
    -- A region of another era is another place: only the nation spans the eras.
    WHERE a.geo_level IN ('nation', 'region')
        AND l.cohort >= (SELECT min(year) FROM counts.alive)
    GROUP BY ALL
),

followed AS (
    SELECT *, first_value(n) OVER of_cohort AS n_cohort, first_value(year) OVER of_cohort AS since
    FROM added
    WINDOW of_cohort AS (PARTITION BY cohort, geo_era, geo_code, sector ORDER BY year)
)

SELECT
    cohort, year, (year - cohort)::SMALLINT AS age, geo_era, geo_level, geo_code, sector,
    CASE WHEN n_cohort >= $smallest_cell THEN n_cohort END AS n_cohort,
    CASE WHEN n >= $smallest_cell THEN n END AS n_alive,
    CASE WHEN least(n, n_cohort) >= $smallest_cell THEN n / n_cohort::DOUBLE END AS share,
    least(n, n_cohort) < $smallest_cell AS is_suppressed
FROM followed
WHERE since = cohort
ORDER BY geo_era, geo_code, sector, cohort, year;
