-- One row per publisher; a lower rank is shown first.
CREATE TABLE catalog.publisher (
    publisher_id VARCHAR PRIMARY KEY, name_vi VARCHAR NOT NULL, name_en VARCHAR NOT NULL,
    short_vi VARCHAR NOT NULL, short_en VARCHAR NOT NULL, kind VARCHAR NOT NULL,
    rank SMALLINT NOT NULL
);
INSERT INTO catalog.publisher BY NAME SELECT * FROM incoming ORDER BY rank, publisher_id;
