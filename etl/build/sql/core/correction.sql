-- One row per known misprint: the cell, the printed and the corrected value, and why.
CREATE TABLE core.correction (
    "table" VARCHAR NOT NULL, row_label VARCHAR NOT NULL, column_label VARCHAR NOT NULL,
    printed DOUBLE NOT NULL, corrected DOUBLE NOT NULL, reason VARCHAR
);
INSERT INTO core.correction BY NAME SELECT * FROM incoming ORDER BY ALL;
