-- One row per definition, publisher, year and province of one era for an indicator and sector.
SELECT
    p.definition, p.publisher_id, p.year, p.geo_code, p.region_id, p.value, p.status, p.as_of,
    p.is_rebased, p.n_parts, p.n_reported, p.obs_id, p.source_id, c.published
FROM marts.panel AS p
LEFT JOIN core.source AS c USING (source_id)
WHERE p.indicator = $indicator AND p.sector = $sector AND p.geo_era = $era
    AND p.year BETWEEN $first_year AND $last_year
ORDER BY p.definition, p.publisher_id, p.year, p.geo_code
