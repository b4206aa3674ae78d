-- No two rows of marts.series share their grain.
-- Holds by year.
SELECT indicator, definition, sector, breakdown_kind, breakdown, geo_era, geo_code, publisher_id,
    year, count(*) AS n
FROM marts.series
GROUP BY ALL
HAVING count(*) > 1;
