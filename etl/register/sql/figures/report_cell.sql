-- One row per year, era, province and class of the Alliance that somebody reports from, with a number
-- from 0 that rises with the year. {rows} are the reports, or their cells.
CREATE OR REPLACE TEMP TABLE report_cell AS
SELECT
    row_number() OVER (ORDER BY year, geo_era, province_code, sector_class) - 1 AS cell, year,
    geo_era, province_code, sector_class,
    -- A province of an era is one number; another era begins another thousand.
    1000 * dense_rank() OVER (ORDER BY geo_era) + dense_rank() OVER (ORDER BY province_code) AS place
FROM (SELECT DISTINCT year, geo_era, province_code, sector_class FROM {rows});
