-- One row per definition, publisher, year and sector of an indicator in one place.
SELECT s.definition, s.publisher_id, s.year, s.sector, s.value, s.status, s.as_of, s.obs_id,
    s.source_id, c.published
FROM marts.series AS s
LEFT JOIN core.source AS c USING (source_id)
WHERE s.indicator = $indicator AND s.geo_code = $place
    AND (s.geo_level = 'nation' OR s.geo_era = $era)
    AND s.breakdown = 'all' AND s.year BETWEEN $first_year AND $last_year
ORDER BY s.definition, s.publisher_id, s.year, s.sector
