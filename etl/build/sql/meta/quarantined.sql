-- One row per row or cell that could not be loaded, kept as it was sent.
CREATE TABLE meta.quarantined (
    file VARCHAR NOT NULL, row_number INTEGER NOT NULL, column_label VARCHAR, code VARCHAR NOT NULL,
    raw VARCHAR
);
INSERT INTO meta.quarantined BY NAME SELECT * FROM incoming ORDER BY file, row_number;
