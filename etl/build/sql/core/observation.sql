-- One row per printed figure, as read, with its publisher, definition, place, period and cell.

-- Keys are closed lists, in the order of their texts: to write, join, group, rank and sort by them
-- is to do so by small whole numbers. What is printed but not in the catalog is of its list too, so
-- that a check can say so. A register's figures have no others: the lists are the same in every
-- version of one, and a file that is added to it brings no new value.
CREATE TYPE core.indicator_key AS ENUM (
    SELECT indicator FROM catalog.indicator UNION SELECT indicator FROM incoming ORDER BY 1
);
CREATE TYPE core.definition_key AS ENUM (
    SELECT definition FROM catalog.definition UNION SELECT definition FROM incoming ORDER BY 1
);
CREATE TYPE core.sector_key AS ENUM (
    SELECT sector FROM catalog.sector UNION SELECT sector FROM incoming ORDER BY 1
);
CREATE TYPE core.breakdown_kind_key AS ENUM (
    SELECT 'none' UNION SELECT breakdown_kind FROM incoming ORDER BY 1
);
CREATE TYPE core.breakdown_key AS ENUM (
    SELECT 'all' UNION SELECT breakdown FROM incoming ORDER BY 1
);
CREATE TYPE core.publisher_key AS ENUM (
    SELECT publisher_id FROM catalog.publisher UNION SELECT publisher_id FROM incoming ORDER BY 1
);
CREATE TYPE core.place_key AS ENUM (
    SELECT geo_code FROM core.place UNION SELECT geo_code FROM incoming ORDER BY 1
);
CREATE TYPE core.era_key AS ENUM (
    SELECT geo_era FROM core.place UNION SELECT geo_era FROM incoming ORDER BY 1
);
CREATE TYPE core.level_key AS ENUM (
    SELECT geo_level FROM core.place UNION SELECT geo_level FROM incoming ORDER BY 1
);
CREATE TYPE core.unit_key AS ENUM (
    SELECT unit FROM catalog.indicator UNION SELECT unit FROM incoming ORDER BY 1
);
-- What a register counts is exact and of the end of a year; a ratio of two kinds of period is of
-- the year.
CREATE TYPE core.qualifier_key AS ENUM (
    SELECT 'exact' UNION SELECT qualifier FROM incoming ORDER BY 1
);
CREATE TYPE core.period_type_key AS ENUM (
    SELECT unnest(['year', 'year_end']) UNION SELECT period_type FROM incoming ORDER BY 1
);
-- In the order of doubt.
CREATE TYPE core.status_key AS ENUM ('final', 'preliminary', 'estimate', 'approximate');

CREATE TABLE core.observation (
    -- Texts that hardly repeat: the default takes three times as long and twice the room.
    obs_id VARCHAR NOT NULL USING COMPRESSION zstd,
    indicator core.indicator_key NOT NULL, definition core.definition_key NOT NULL,
    sector core.sector_key NOT NULL,
    breakdown_kind core.breakdown_kind_key NOT NULL, breakdown core.breakdown_key NOT NULL,
    geo_level core.level_key NOT NULL, geo_code core.place_key NOT NULL,
    geo_era core.era_key NOT NULL, geo_as_printed VARCHAR NOT NULL, year SMALLINT NOT NULL,
    period VARCHAR NOT NULL, period_type core.period_type_key NOT NULL, as_of DATE,
    value DOUBLE NOT NULL, unit core.unit_key NOT NULL, value_as_printed VARCHAR NOT NULL,
    unit_as_printed VARCHAR NOT NULL, qualifier core.qualifier_key NOT NULL,
    status core.status_key NOT NULL, source_id VARCHAR NOT NULL, edition VARCHAR NOT NULL,
    file VARCHAR NOT NULL, row_number INTEGER NOT NULL, column_label VARCHAR NOT NULL,
    cell VARCHAR NOT NULL, is_corrected BOOLEAN NOT NULL, printed_value DOUBLE,
    correction_reason VARCHAR NOT NULL, is_suspect BOOLEAN NOT NULL, note VARCHAR NOT NULL,
    publisher_id core.publisher_key NOT NULL
);
INSERT INTO core.observation BY NAME SELECT * FROM incoming ORDER BY obs_id;
