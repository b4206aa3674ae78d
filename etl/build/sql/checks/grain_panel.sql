-- No two rows of marts.panel share their grain.
-- Holds by year.
SELECT indicator, definition, sector, publisher_id, year, geo_era, geo_code, count(*) AS n
FROM marts.panel
GROUP BY ALL
HAVING count(*) > 1;
