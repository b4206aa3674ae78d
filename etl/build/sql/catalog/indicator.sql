-- One row per indicator of the catalog: title, base unit and rule of aggregation.
CREATE TABLE catalog.indicator (
    indicator VARCHAR PRIMARY KEY, title_vi VARCHAR NOT NULL, title_en VARCHAR NOT NULL,
    unit VARCHAR NOT NULL, nature VARCHAR NOT NULL,
    aggregation VARCHAR NOT NULL CHECK (aggregation IN ('sum', 'ratio', 'as_published')),
    over VARCHAR, by_ VARCHAR, direction TINYINT NOT NULL, position SMALLINT NOT NULL
);
INSERT INTO catalog.indicator BY NAME SELECT * FROM incoming ORDER BY position;
