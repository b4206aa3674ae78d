-- One row per year, era, province, class and founding year: cooperatives on the books.
CREATE OR REPLACE TEMP TABLE alive AS
SELECT
    year, geo_era, province_code, sector_class, year(founded_on)::SMALLINT AS cohort,
    count(*) AS n
FROM core.cooperative_year
WHERE status <> 'dissolved' AND founded_on IS NOT NULL
GROUP BY ALL;
