-- No two rows of marts.place_figure share their grain.
-- Holds by place.
SELECT geo_era, geo_code, indicator, definition, sector, publisher_id, year, count(*) AS n
FROM marts.place_figure
GROUP BY ALL
HAVING count(*) > 1;
