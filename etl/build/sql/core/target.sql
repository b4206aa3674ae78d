-- One row per quantified target of a resolution, decision or plan.
CREATE TABLE core.target (
    target_id VARCHAR PRIMARY KEY, document VARCHAR, title_vi VARCHAR, title_en VARCHAR,
    indicator VARCHAR NOT NULL, comparator VARCHAR NOT NULL, value DOUBLE NOT NULL,
    unit VARCHAR NOT NULL, deadline_year INTEGER NOT NULL, scope VARCHAR, geo_code VARCHAR NOT NULL,
    geo_era VARCHAR, source_id VARCHAR, note VARCHAR
);
INSERT INTO core.target BY NAME SELECT * FROM incoming ORDER BY target_id;
