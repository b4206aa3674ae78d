-- One row per year, era, province, class of the Alliance and founding year (cohort): cooperatives on the books,
-- few or many.
CREATE TABLE counts.alive AS
SELECT
    year, geo_era, province_code, sector_class, year(founded_on)::SMALLINT AS cohort,
    count(*) AS n
FROM core.cooperative_year
WHERE status <> 'dissolved' AND founded_on IS NOT NULL
GROUP BY ALL;
