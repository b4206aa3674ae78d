-- One row per era, province and ring of its simplified outline, degrees, clockwise and closed.
CREATE TABLE core.boundary (
    geo_era VARCHAR NOT NULL, geo_code VARCHAR NOT NULL, ring SMALLINT NOT NULL,
    lon DOUBLE[] NOT NULL, lat DOUBLE[] NOT NULL, PRIMARY KEY (geo_era, geo_code, ring)
);
INSERT INTO core.boundary BY NAME SELECT * FROM incoming ORDER BY geo_era, geo_code, ring;
