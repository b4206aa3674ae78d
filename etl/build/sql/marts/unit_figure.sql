-- One row per indicator, definition, sector, publisher, year and province as it then existed
-- (of the 63, or former): its figure and, for ratios, the two parts it is divided from.
-- The one place where the eras meet: panel and area_total add up these rows.
CREATE TABLE marts.unit_figure AS
WITH unit AS (
    SELECT
        s.indicator, s.definition, s.sector, s.publisher_id, s.year, s.geo_era, s.geo_code,
        s.value, s.status, s.as_of, s.obs_id, s.source_id, s.is_derived,
        u.code_34, u.region_63, u.region_34, u.joined_63
    FROM marts.series AS s
    JOIN core.reporting_unit AS u
        ON u.geo_era = s.geo_era AND u.geo_code = s.geo_code
        AND s.year BETWEEN u.first_year AND u.last_year
    WHERE s.breakdown_kind = 'none'
)

SELECT
    u.*,
    i.aggregation,
    o.value AS over_value,
    b.value AS by_value
FROM unit AS u
JOIN catalog.indicator AS i USING (indicator)
LEFT JOIN catalog.ratio_part AS r
    ON r.indicator = u.indicator AND r.definition = u.definition AND u.is_derived
LEFT JOIN unit AS o
    ON o.indicator = r.over AND o.definition = r.over_definition AND o.sector = u.sector
    AND o.publisher_id = u.publisher_id AND o.year = u.year AND o.geo_era = u.geo_era
    AND o.geo_code = u.geo_code
LEFT JOIN unit AS b
    ON b.indicator = r.by_ AND b.definition = r.by_definition AND b.sector = u.sector
    AND b.publisher_id = u.publisher_id AND b.year = u.year AND b.geo_era = u.geo_era
    AND b.geo_code = u.geo_code
ORDER BY ALL;
