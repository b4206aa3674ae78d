-- No two rows of marts.latest share their grain.
-- Holds by place.
SELECT indicator, definition, sector, geo_era, geo_code, publisher_id, count(*) AS n
FROM marts.latest
GROUP BY ALL
HAVING count(*) > 1;
