-- One row per indicator, definition, sector, place and publisher: its newest figure.
CREATE TABLE marts.latest (
    indicator VARCHAR, definition VARCHAR, sector VARCHAR, breakdown_kind VARCHAR,
    breakdown VARCHAR, geo_era VARCHAR, geo_level VARCHAR, geo_code VARCHAR, publisher_id VARCHAR,
    year SMALLINT, value DOUBLE, unit VARCHAR, status VARCHAR, qualifier VARCHAR, as_of DATE,
    period VARCHAR, period_type VARCHAR, obs_id VARCHAR USING COMPRESSION zstd, source_id VARCHAR,
    edition VARCHAR, is_derived BOOLEAN, n_printed BIGINT, note VARCHAR, published VARCHAR
);

INSERT INTO marts.latest BY NAME
SELECT *
FROM marts.series
WHERE breakdown_kind = 'none'
QUALIFY row_number() OVER (
    PARTITION BY indicator, definition, sector, geo_era, geo_code, publisher_id ORDER BY year DESC
) = 1
ORDER BY indicator, definition, sector, geo_era, geo_code, publisher_id;
