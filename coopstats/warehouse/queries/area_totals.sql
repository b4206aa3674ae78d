-- One row per definition, publisher, year and region or nation: sums of provinces, with coverage.
SELECT COLUMNS(['definition', 'publisher_id'])::VARCHAR, year,
    COLUMNS(['geo_level', 'geo_code'])::VARCHAR, value, n_reported, n_expected,
    printed_value
FROM marts.area_total
WHERE indicator = $indicator AND sector = $sector AND geo_era = $era
    AND year BETWEEN $first_year AND $last_year
ORDER BY definition, publisher_id, year, geo_level, geo_code
