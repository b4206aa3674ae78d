-- One row per figure printed for a province of the 34, with the two parts of a ratio, beside the
-- sum of its former provinces of the same indicator, definition and sector: of the same publisher
-- and year where there is one, else the newest whole sum. The sum's columns are empty where no
-- former province has a figure.
CREATE TABLE marts.printed_34 AS
WITH printed AS (
    SELECT * FROM marts.panel WHERE geo_era = '34' AND NOT is_rebased
)

SELECT
    p.indicator, p.definition, p.sector, p.publisher_id, p.year, p.geo_era, p.geo_code, p.value,
    o.value AS over_value, b.value AS by_value, q.definition IS NOT NULL AS is_derived,
    p.status, p.as_of, p.obs_id, p.source_id, p.published,
    r.publisher_id AS sum_publisher_id, r.year AS sum_year, r.value AS sum_value,
    r.as_of AS sum_as_of, r.n_parts, r.n_reported, r.obs_id AS sum_obs_id,
    coalesce(r.publisher_id = p.publisher_id AND r.year = p.year, false) AS is_same_print
FROM printed AS p
LEFT JOIN catalog.ratio_part AS q ON q.indicator = p.indicator AND q.definition = p.definition
LEFT JOIN printed AS o
    ON o.indicator = q.over AND o.definition = q.over_definition AND o.sector = p.sector
    AND o.publisher_id = p.publisher_id AND o.year = p.year AND o.geo_code = p.geo_code
LEFT JOIN printed AS b
    ON b.indicator = q.by_ AND b.definition = q.by_definition AND b.sector = p.sector
    AND b.publisher_id = p.publisher_id AND b.year = p.year AND b.geo_code = p.geo_code
LEFT JOIN marts.rebased AS r
    ON r.indicator = p.indicator AND r.definition = p.definition AND r.sector = p.sector
    AND r.geo_code = p.geo_code
LEFT JOIN catalog.publisher AS s ON s.publisher_id = r.publisher_id
QUALIFY row_number() OVER (
    PARTITION BY p.indicator, p.definition, p.sector, p.geo_code, p.publisher_id, p.year
    ORDER BY is_same_print DESC, r.n_reported = r.n_parts DESC NULLS LAST, r.year DESC NULLS LAST,
        s.rank
) = 1
ORDER BY p.geo_code, p.indicator, p.definition, p.sector, p.publisher_id, p.year;
