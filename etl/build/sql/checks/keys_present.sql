-- No key of a mart is empty, and no value is missing or not a number.
-- Holds by year.
WITH keyed AS (
    SELECT 'series' AS mart, indicator, definition, sector, geo_era, geo_code, publisher_id, year,
        value, obs_id
    FROM marts.series
    UNION ALL
    SELECT 'panel', indicator, definition, sector, geo_era, geo_code, publisher_id, year, value,
        obs_id
    FROM marts.panel
    UNION ALL
    SELECT 'area_total', indicator, definition, sector, geo_era, geo_code, publisher_id, year,
        value, ''
    FROM marts.area_total
)

SELECT *
FROM keyed
WHERE indicator IS NULL OR definition IS NULL OR sector IS NULL OR geo_era IS NULL
    OR geo_code IS NULL OR publisher_id IS NULL OR year IS NULL OR obs_id IS NULL
    OR value IS NULL OR isnan(value) OR isinf(value);
