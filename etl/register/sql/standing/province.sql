-- One row per province of either era, numbered from 0 by era and code.
CREATE OR REPLACE TEMP TABLE province AS
SELECT
    (row_number() OVER (ORDER BY geo_era, geo_code) - 1)::SMALLINT AS number,
    geo_era, geo_code
FROM core.place
WHERE geo_level = 'province';
