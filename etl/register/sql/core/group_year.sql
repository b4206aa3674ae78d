-- One row per cooperative group and year.
CREATE TABLE core.group_year (
    year SMALLINT, group_id VARCHAR USING COMPRESSION zstd, name VARCHAR USING COMPRESSION zstd,
    province_code VARCHAR, geo_era VARCHAR, commune_code VARCHAR, vsic_code VARCHAR,
    sector_class VARCHAR, founded_on DATE, dissolved_on DATE, status VARCHAR, members INTEGER,
    members_women INTEGER, revenue_vnd BIGINT, file_id SMALLINT
);
