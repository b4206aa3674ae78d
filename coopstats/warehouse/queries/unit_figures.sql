-- One row per definition, sector, publisher, year and province as it then existed: its figure and,
-- for ratios, the two parts. Rows of era 34 are printed for the new province, never added up.
SELECT
    u.definition, u.sector, u.publisher_id, u.year, u.geo_era, u.geo_code, u.value, u.over_value,
    u.by_value, u.is_derived, u.status, u.as_of, u.obs_id, u.source_id, c.published
FROM marts.unit_figure AS u
LEFT JOIN core.source AS c USING (source_id)
WHERE u.indicator = $indicator AND list_contains($sectors, u.sector)
    AND u.year BETWEEN $first_year AND $last_year
UNION ALL BY NAME
SELECT
    p.definition, p.sector, p.publisher_id, p.year, p.geo_era, p.geo_code, p.value,
    o.value AS over_value, b.value AS by_value, r.definition IS NOT NULL AS is_derived, p.status,
    p.as_of, p.obs_id, p.source_id, c.published
FROM marts.panel AS p
LEFT JOIN core.source AS c USING (source_id)
LEFT JOIN catalog.ratio_part AS r ON r.indicator = p.indicator AND r.definition = p.definition
LEFT JOIN marts.panel AS o
    ON o.indicator = r.over AND o.definition = r.over_definition AND o.geo_era = '34'
    AND NOT o.is_rebased AND o.sector = p.sector AND o.publisher_id = p.publisher_id
    AND o.year = p.year AND o.geo_code = p.geo_code
LEFT JOIN marts.panel AS b
    ON b.indicator = r.by_ AND b.definition = r.by_definition AND b.geo_era = '34'
    AND NOT b.is_rebased AND b.sector = p.sector AND b.publisher_id = p.publisher_id
    AND b.year = p.year AND b.geo_code = p.geo_code
WHERE p.indicator = $indicator AND list_contains($sectors, p.sector) AND p.geo_era = '34'
    AND NOT p.is_rebased AND p.year BETWEEN $first_year AND $last_year
ORDER BY ALL
