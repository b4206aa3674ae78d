-- One row per row of a file that is no figure: title, header, blank, note or subtotal.
CREATE TABLE meta.skipped (
    file VARCHAR NOT NULL, row_number INTEGER NOT NULL, reason VARCHAR NOT NULL, text VARCHAR
);
INSERT INTO meta.skipped BY NAME SELECT * FROM incoming ORDER BY file, row_number;
