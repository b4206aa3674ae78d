-- One row per printed figure, as read, with its publisher, definition, place, period and cell.
CREATE TABLE core.observation (
    obs_id VARCHAR NOT NULL, indicator VARCHAR NOT NULL, definition VARCHAR NOT NULL,
    sector VARCHAR NOT NULL, breakdown_kind VARCHAR NOT NULL, breakdown VARCHAR NOT NULL,
    geo_level VARCHAR NOT NULL, geo_code VARCHAR NOT NULL, geo_era VARCHAR NOT NULL,
    geo_as_printed VARCHAR NOT NULL, year SMALLINT NOT NULL, period VARCHAR NOT NULL,
    period_type VARCHAR NOT NULL, as_of DATE, value DOUBLE NOT NULL, unit VARCHAR NOT NULL,
    value_as_printed VARCHAR NOT NULL, unit_as_printed VARCHAR NOT NULL,
    qualifier VARCHAR NOT NULL,
    status VARCHAR NOT NULL CHECK (status IN ('final', 'preliminary', 'estimate', 'approximate')),
    source_id VARCHAR NOT NULL, edition VARCHAR NOT NULL, file VARCHAR NOT NULL,
    row_number INTEGER NOT NULL, column_label VARCHAR NOT NULL, cell VARCHAR NOT NULL,
    is_corrected BOOLEAN NOT NULL, printed_value DOUBLE, correction_reason VARCHAR NOT NULL,
    is_suspect BOOLEAN NOT NULL, note VARCHAR NOT NULL, publisher_id VARCHAR NOT NULL
);
INSERT INTO core.observation BY NAME SELECT * FROM incoming ORDER BY obs_id;
