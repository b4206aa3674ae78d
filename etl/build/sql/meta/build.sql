-- One row: what this version is. No clock time, so that equal contents hash equally.
CREATE TABLE meta.build (
    schema_version INTEGER NOT NULL, n_observations INTEGER NOT NULL, n_findings INTEGER NOT NULL
);
INSERT INTO meta.build BY NAME SELECT * FROM incoming;
