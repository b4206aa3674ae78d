-- One row per publisher, year and class of a breakdown of an indicator, whole country.
SELECT o.publisher_id, o.year, o.breakdown, o.value, o.status, o.as_of, o.source_id, c.published
FROM core.observation AS o
LEFT JOIN core.source AS c USING (source_id)
WHERE o.indicator = $indicator AND o.breakdown_kind = $kind AND o.geo_level = 'nation'
ORDER BY o.publisher_id, o.year, o.row_number
