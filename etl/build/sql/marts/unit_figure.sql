-- One row per indicator, definition, sector, publisher, year and province as it then existed
-- (of the 63, or former): its figure and, for ratios, the two parts it is divided from.
-- The one place where the eras meet: panel and area_total add up these rows.
CREATE TABLE marts.unit_figure (
    indicator core.indicator_key, definition core.definition_key, sector core.sector_key,
    publisher_id core.publisher_key, year SMALLINT, geo_era core.era_key, geo_code core.place_key,
    value DOUBLE, status core.status_key, as_of DATE, obs_id VARCHAR USING COMPRESSION zstd,
    source_id VARCHAR, is_derived BOOLEAN, over_value DOUBLE, by_value DOUBLE
);

INSERT INTO marts.unit_figure BY NAME
SELECT
    s.indicator, s.definition, s.sector, s.publisher_id, s.year, s.geo_era, s.geo_code,
    s.value, s.status, s.as_of, s.obs_id, s.source_id, s.is_derived, s.over_value, s.by_value
FROM marts.series AS s
JOIN core.reporting_unit AS u
    ON u.geo_era::core.era_key = s.geo_era AND u.geo_code::core.place_key = s.geo_code
    AND s.year BETWEEN u.first_year AND u.last_year
WHERE s.breakdown_kind = 'none'
ORDER BY indicator, definition, sector, publisher_id, year, geo_era, geo_code;

-- With the provinces and regions that a unit counts in.
CREATE TEMP VIEW unit_with_places AS
SELECT f.*, u.code_34, u.region_63, u.region_34, i.adds_up
FROM marts.unit_figure AS f
JOIN (
    SELECT
        geo_era::core.era_key AS geo_era, geo_code::core.place_key AS geo_code,
        code_34::core.place_key AS code_34, region_63::core.place_key AS region_63,
        region_34::core.place_key AS region_34
    FROM core.reporting_unit
) AS u USING (geo_era, geo_code)
JOIN (
    SELECT indicator::core.indicator_key AS indicator, aggregation = 'sum' AS adds_up
    FROM catalog.indicator
) AS i USING (indicator);
