-- One row per ratio indicator and way to compute it: which definitions are divided.
CREATE TABLE catalog.ratio_part (
    indicator VARCHAR NOT NULL, definition VARCHAR NOT NULL, over VARCHAR NOT NULL,
    by_ VARCHAR NOT NULL, over_definition VARCHAR NOT NULL, by_definition VARCHAR NOT NULL,
    PRIMARY KEY (indicator, definition)
);
INSERT INTO catalog.ratio_part BY NAME SELECT * FROM incoming ORDER BY indicator, definition;
