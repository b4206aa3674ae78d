-- One row per definition, publisher, year and province of one era for an indicator and sector.
SELECT
    COLUMNS(['definition', 'publisher_id'])::VARCHAR, year,
    COLUMNS(['geo_code', 'region_id'])::VARCHAR, value, status::VARCHAR AS status, as_of,
    is_rebased, n_parts, n_reported, obs_id, source_id, published
FROM marts.panel
WHERE indicator = $indicator AND sector = $sector AND geo_era = $era
    AND year BETWEEN $first_year AND $last_year
ORDER BY definition, publisher_id, year, geo_code
