-- No two rows of marts.coverage share their grain.
-- Holds by year.
SELECT indicator, definition, sector, publisher_id, level, geo_era, year, count(*) AS n
FROM marts.coverage
GROUP BY ALL
HAVING count(*) > 1;
