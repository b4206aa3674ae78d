-- One row per source: a publication, page or table that figures were taken from.
-- published keeps the precision that the source has: a day, a month or a year.
CREATE TABLE core.source (
    source_id VARCHAR PRIMARY KEY, publisher_id VARCHAR NOT NULL, outlet VARCHAR, title VARCHAR,
    published VARCHAR, url VARCHAR, kind VARCHAR, reliability_note VARCHAR
);
INSERT INTO core.source BY NAME SELECT * FROM incoming ORDER BY source_id;
