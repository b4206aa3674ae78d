-- One row per province that could report, of the 63 or former, with the years in which it existed.
-- code_34 is empty where its territory went to two provinces of the 34; the regions are not.
CREATE TABLE core.reporting_unit (
    geo_era VARCHAR NOT NULL, geo_code VARCHAR NOT NULL, first_year SMALLINT NOT NULL,
    last_year SMALLINT NOT NULL, code_34 VARCHAR,
    successors_34 VARCHAR[] NOT NULL, region_63 VARCHAR NOT NULL, region_34 VARCHAR NOT NULL,
    joined_63 VARCHAR, PRIMARY KEY (geo_era, geo_code)
);
INSERT INTO core.reporting_unit BY NAME SELECT * FROM incoming ORDER BY geo_era, geo_code;
