-- One row per definition, publisher, year and sector of an indicator in one place.
SELECT COLUMNS(['definition', 'publisher_id'])::VARCHAR, year, sector::VARCHAR AS sector, value,
    status::VARCHAR AS status, as_of, obs_id, source_id, published
FROM marts.series
WHERE indicator = $indicator AND geo_code = $place
    AND (geo_level = 'nation' OR geo_era = $era)
    AND breakdown = 'all' AND year BETWEEN $first_year AND $last_year
ORDER BY definition, publisher_id, year, sector
