-- One row per finding of the checks: where, what was found, expected, done, and what to do next.
CREATE TABLE meta.finding (
    code VARCHAR NOT NULL, severity VARCHAR NOT NULL, file VARCHAR, sheet VARCHAR,
    row_number INTEGER, column_label VARCHAR, cell VARCHAR, found VARCHAR, expected VARCHAR,
    action VARCHAR NOT NULL, message_vi VARCHAR NOT NULL, message_en VARCHAR NOT NULL,
    next_step_vi VARCHAR, next_step_en VARCHAR
);
INSERT INTO meta.finding BY NAME SELECT * FROM incoming;
