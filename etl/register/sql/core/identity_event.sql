-- One row per event of a unit's identity: reported in identity_events.csv, or seen between two
-- years (is_derived: another name or province than the year before).
CREATE TABLE core.identity_event (
    year SMALLINT NOT NULL, event VARCHAR NOT NULL, unit_id BIGINT NOT NULL,
    from_tax_code VARCHAR, to_tax_code VARCHAR, from_text VARCHAR, to_text VARCHAR,
    is_derived BOOLEAN NOT NULL, note VARCHAR
);
