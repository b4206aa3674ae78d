-- One row per indicator, definition, sector, publisher and year: the figure of one place, with its
-- source. A province's come from the panel, so those of the 34 hold what was re-based whole; the
-- nation's and a region's are printed ones. Sums name their first source and how many there are.
WITH figure AS (
    SELECT
        indicator, definition, sector, publisher_id, year, value, status, as_of, is_rebased,
        obs_id, source_id
    FROM marts.panel
    WHERE geo_code = $place AND geo_era = $era AND n_reported = n_parts
    UNION ALL
    SELECT
        indicator, definition, sector, publisher_id, year, value, status, as_of, false, obs_id,
        source_id
    FROM marts.series
    WHERE geo_code = $place AND breakdown_kind = 'none' AND geo_level IN ('nation', 'region')
        AND (geo_level = 'nation' OR geo_era = $era)
)

SELECT
    f.*, c.title, c.outlet, c.published, c.url,
    len(string_split(f.source_id, '+')) AS n_sources
FROM figure AS f
LEFT JOIN core.source AS c ON c.source_id = string_split(f.source_id, '+')[1]
WHERE f.year BETWEEN $first_year AND $last_year
ORDER BY f.indicator, f.definition, f.sector, f.publisher_id, f.year
