-- No two rows of marts.rebased_check share their grain.
-- Holds by year.
SELECT indicator, definition, sector, publisher_id, year, geo_code, count(*) AS n
FROM marts.rebased_check
GROUP BY ALL
HAVING count(*) > 1;
