-- One row per indicator, definition, sector, publisher, year and province as it then existed
-- (of the 63, or former): its figure and, for ratios, the two parts it is divided from.
-- The one place where the eras meet: panel and area_total add up these rows.
CREATE TABLE marts.unit_figure (
    indicator VARCHAR, definition VARCHAR, sector VARCHAR, publisher_id VARCHAR, year SMALLINT,
    geo_era VARCHAR, geo_code VARCHAR, value DOUBLE, status VARCHAR, as_of DATE,
    obs_id VARCHAR USING COMPRESSION zstd, source_id VARCHAR, is_derived BOOLEAN, code_34 VARCHAR,
    region_63 VARCHAR, region_34 VARCHAR, joined_63 VARCHAR, aggregation VARCHAR,
    over_value DOUBLE, by_value DOUBLE
);

INSERT INTO marts.unit_figure BY NAME
WITH unit AS (
    SELECT
        s.indicator, s.definition, s.sector, s.publisher_id, s.year, s.geo_era, s.geo_code,
        s.value, s.status, s.as_of, s.obs_id, s.source_id, s.is_derived,
        u.code_34, u.region_63, u.region_34, u.joined_63
    FROM series_of_keys AS s
    JOIN core.reporting_unit AS u
        ON u.geo_era::era_key = s.geo_era AND u.geo_code::place_key = s.geo_code
        AND s.year BETWEEN u.first_year AND u.last_year
    WHERE s.breakdown_kind = 'none'
),

part AS (
    SELECT
        r.indicator, r.definition, o.sector, o.publisher_id, o.year, o.geo_era, o.geo_code,
        o.value AS over_value, b.value AS by_value
    FROM ratio_of_keys AS r
    JOIN unit AS o ON o.indicator = r.over AND o.definition = r.over_definition
    JOIN unit AS b
        ON b.indicator = r.by_ AND b.definition = r.by_definition AND b.sector = o.sector
        AND b.publisher_id = o.publisher_id AND b.year = o.year AND b.geo_era = o.geo_era
        AND b.geo_code = o.geo_code
)

SELECT u.*, i.aggregation, p.over_value, p.by_value
FROM unit AS u
JOIN catalog.indicator AS i ON i.indicator::indicator_key = u.indicator
LEFT JOIN part AS p
    ON u.is_derived AND p.indicator = u.indicator AND p.definition = u.definition
    AND p.sector = u.sector AND p.publisher_id = u.publisher_id AND p.year = u.year
    AND p.geo_era = u.geo_era AND p.geo_code = u.geo_code
ORDER BY indicator, definition, sector, publisher_id, year, geo_era, geo_code;

CREATE TEMP VIEW unit_of_keys AS
SELECT
    * REPLACE (
        indicator::indicator_key AS indicator, definition::definition_key AS definition,
        sector::sector_key AS sector, publisher_id::publisher_key AS publisher_id,
        geo_era::era_key AS geo_era, geo_code::place_key AS geo_code,
        status::status_key AS status, code_34::place_key AS code_34,
        region_63::place_key AS region_63, region_34::place_key AS region_34
    )
FROM marts.unit_figure;
