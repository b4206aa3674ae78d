-- One row per indicator, definition, sector and publisher: the newest figure of one place.
SELECT COLUMNS(['indicator', 'definition', 'sector', 'publisher_id'])::VARCHAR, year, value,
    COLUMNS(['unit', 'status', 'qualifier'])::VARCHAR, as_of, period,
    period_type::VARCHAR AS period_type, obs_id, source_id, is_derived, published
FROM marts.series
WHERE geo_code = $place AND (geo_level = 'nation' OR geo_era = $era)
    AND breakdown = 'all' AND sector = $sector
    AND year BETWEEN $first_year AND $last_year
QUALIFY row_number() OVER (
    PARTITION BY indicator, definition, publisher_id ORDER BY year DESC
) = 1
ORDER BY indicator, year DESC
