-- One row per year, era, province and class of the Alliance, with a number from 0.
CREATE OR REPLACE TEMP TABLE report_cell AS
SELECT
    row_number() OVER (ORDER BY year, geo_era, province_code, sector_class) - 1 AS cell, year,
    geo_era, province_code, sector_class
FROM cell;
