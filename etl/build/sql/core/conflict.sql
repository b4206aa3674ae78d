-- One row per known disagreement between two publishers, never resolved here.
CREATE TABLE core.conflict (
    indicator VARCHAR NOT NULL, geo_code VARCHAR NOT NULL, sector VARCHAR, period VARCHAR,
    publisher_a VARCHAR, value_a DOUBLE, publisher_b VARCHAR, value_b DOUBLE,
    reason_if_known VARCHAR, geo_era VARCHAR, source_id_a VARCHAR, source_id_b VARCHAR,
    obs_id_a VARCHAR, obs_id_b VARCHAR
);
INSERT INTO core.conflict BY NAME SELECT * FROM incoming ORDER BY ALL;
