-- One row per definition, publisher, place, sector and year of an indicator: what a trend draws.
SELECT
    COLUMNS([
        'indicator', 'definition', 'sector', 'geo_era', 'geo_level', 'geo_code', 'publisher_id'
    ])::VARCHAR,
    year, value, COLUMNS(['status', 'qualifier'])::VARCHAR, as_of, period,
    period_type::VARCHAR AS period_type, obs_id,
    source_id, is_derived, n_printed, note, edition, published
FROM marts.series
WHERE indicator = $indicator
    AND breakdown = 'all'
    AND list_contains($places, geo_code)
    AND (geo_level = 'nation' OR geo_era = $era)
    AND list_contains($sectors, sector)
    AND year BETWEEN $first_year AND $last_year
ORDER BY definition, publisher_id, geo_code, sector, year
