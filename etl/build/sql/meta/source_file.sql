-- One row per file read: rows_read = rows_loaded + rows_quarantined + rows_skipped.
CREATE TABLE meta.source_file (
    file VARCHAR PRIMARY KEY, sha256 VARCHAR NOT NULL, bytes BIGINT NOT NULL,
    rows_read INTEGER NOT NULL, rows_loaded INTEGER NOT NULL, rows_quarantined INTEGER NOT NULL,
    rows_skipped INTEGER NOT NULL, observations INTEGER NOT NULL, cells_blank INTEGER NOT NULL
);
INSERT INTO meta.source_file BY NAME SELECT * FROM incoming ORDER BY file;
