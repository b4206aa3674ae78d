-- One row per sector, with the class it adds up to.
CREATE TABLE catalog.sector (
    sector VARCHAR PRIMARY KEY, name_vi VARCHAR NOT NULL, name_en VARCHAR NOT NULL,
    parent VARCHAR, kind VARCHAR NOT NULL, position SMALLINT NOT NULL
);
INSERT INTO catalog.sector BY NAME SELECT * FROM incoming ORDER BY position;
