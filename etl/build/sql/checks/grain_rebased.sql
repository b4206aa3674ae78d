-- No two rows of marts.rebased share their grain.
-- Holds by year.
SELECT indicator, definition, sector, publisher_id, year, geo_code, count(*) AS n
FROM marts.rebased
GROUP BY ALL
HAVING count(*) > 1;
