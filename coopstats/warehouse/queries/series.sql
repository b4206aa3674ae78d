-- One row per definition, publisher, place, sector and year of an indicator: what a trend draws.
SELECT
    s.indicator, s.definition, s.sector, s.geo_era, s.geo_level, s.geo_code, s.publisher_id,
    s.year, s.value, s.status, s.qualifier, s.as_of, s.period, s.period_type, s.obs_id,
    s.source_id, s.is_derived, s.n_printed, s.note, s.edition, c.outlet, c.published
FROM marts.series AS s
LEFT JOIN core.source AS c USING (source_id)
WHERE s.indicator = $indicator
    AND s.breakdown = 'all'
    AND list_contains($places, s.geo_code)
    AND (s.geo_level = 'nation' OR s.geo_era = $era)
    AND list_contains($sectors, s.sector)
    AND s.year BETWEEN $first_year AND $last_year
ORDER BY s.definition, s.publisher_id, s.geo_code, s.sector, s.year
