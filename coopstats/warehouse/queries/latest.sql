-- One row per indicator, definition, sector and publisher: the newest figure of one place.
SELECT l.indicator, l.definition, l.sector, l.publisher_id, l.year, l.value, l.unit, l.status,
    l.qualifier, l.as_of, l.period, l.period_type, l.obs_id, l.source_id, l.is_derived, c.published
FROM marts.series AS l
LEFT JOIN core.source AS c USING (source_id)
WHERE l.geo_code = $place AND (l.geo_level = 'nation' OR l.geo_era = $era)
    AND l.breakdown = 'all' AND l.sector = $sector
    AND l.year BETWEEN $first_year AND $last_year
QUALIFY row_number() OVER (
    PARTITION BY l.indicator, l.definition, l.publisher_id ORDER BY l.year DESC
) = 1
ORDER BY l.indicator, l.year DESC
