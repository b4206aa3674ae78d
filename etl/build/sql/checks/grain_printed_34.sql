-- No two rows of marts.printed_34 share their grain.
-- Holds by place.
SELECT indicator, definition, sector, publisher_id, year, geo_code, count(*) AS n
FROM marts.printed_34
GROUP BY ALL
HAVING count(*) > 1;
