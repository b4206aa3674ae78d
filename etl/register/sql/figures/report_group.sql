-- One row per year, place and sector that a cell counts in, with a number from 0.
CREATE OR REPLACE TEMP TABLE report_group AS
SELECT
    row_number() OVER (ORDER BY year, geo_era, geo_level, geo_code, sector) - 1 AS number, year, geo_era,
    geo_level, geo_code, sector
FROM (SELECT DISTINCT year, geo_era, geo_level, geo_code, sector FROM cell_group);
