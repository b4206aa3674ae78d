-- No two rows of marts.area_total share their grain.
-- Holds by year.
SELECT indicator, definition, sector, publisher_id, year, geo_era, geo_level, geo_code,
    count(*) AS n
FROM marts.area_total
GROUP BY ALL
HAVING count(*) > 1;
