-- One row per figure printed for a province of the 34, beside the sum of its former provinces of
-- the same indicator, definition and sector: of the same publisher and year where there is one,
-- else the newest whole sum. The right side is empty where no former province has a figure.
SELECT
    p.indicator, p.definition, p.sector, p.geo_code, p.publisher_id, p.year, p.value, p.status,
    p.as_of, p.obs_id, p.source_id, c.published,
    r.publisher_id AS sum_publisher_id, r.year AS sum_year, r.value AS sum_value,
    r.as_of AS sum_as_of, r.n_parts, r.n_reported, r.obs_id AS sum_obs_id,
    coalesce(r.publisher_id = p.publisher_id AND r.year = p.year, false) AS is_same_print
FROM marts.panel AS p
LEFT JOIN core.source AS c USING (source_id)
LEFT JOIN marts.rebased AS r
    ON r.indicator = p.indicator AND r.definition = p.definition AND r.sector = p.sector
    AND r.geo_code = p.geo_code
LEFT JOIN catalog.publisher AS b ON b.publisher_id = r.publisher_id
WHERE p.geo_era = '34' AND NOT p.is_rebased AND p.year BETWEEN $first_year AND $last_year
QUALIFY row_number() OVER (
    PARTITION BY p.indicator, p.definition, p.sector, p.geo_code, p.publisher_id, p.year
    ORDER BY is_same_print DESC, r.n_reported = r.n_parts DESC NULLS LAST, r.year DESC NULLS LAST,
        b.rank
) = 1
ORDER BY p.geo_code, p.indicator, p.definition, p.sector, p.publisher_id, p.year
