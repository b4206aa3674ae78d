-- One row per definition: what exactly was counted.
CREATE TABLE catalog.definition (
    definition VARCHAR PRIMARY KEY, name_vi VARCHAR NOT NULL, name_en VARCHAR NOT NULL,
    position SMALLINT NOT NULL
);
INSERT INTO catalog.definition BY NAME SELECT * FROM incoming ORDER BY position;
