-- One row per era and place: the nation, regions and provinces of both eras, former provinces.
-- n_parts counts provinces of the 63; successor_34 is empty where a territory was divided.
CREATE TABLE core.place (
    geo_era VARCHAR NOT NULL, geo_level VARCHAR NOT NULL, geo_code VARCHAR NOT NULL,
    name_vi VARCHAR NOT NULL, name_en VARCHAR NOT NULL, region_id VARCHAR, successor_34 VARCHAR,
    n_parts SMALLINT NOT NULL, PRIMARY KEY (geo_era, geo_code)
);
INSERT INTO core.place BY NAME SELECT * FROM incoming ORDER BY geo_era, geo_level, geo_code;
