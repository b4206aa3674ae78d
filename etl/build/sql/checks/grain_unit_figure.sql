-- No two rows of marts.unit_figure share their grain.
-- Holds by year.
SELECT indicator, definition, sector, publisher_id, year, geo_era, geo_code, count(*) AS n
FROM marts.unit_figure
GROUP BY ALL
HAVING count(*) > 1;
