-- One row per publisher that has figures for a place (or, for the country, panels of provinces).
SELECT publisher_id::VARCHAR AS publisher_id, count(*) AS n
FROM marts.series
WHERE geo_code = $place AND (geo_level = 'nation' OR geo_era = $era) AND breakdown = 'all'
GROUP BY publisher_id
ORDER BY n DESC
