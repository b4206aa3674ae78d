-- One row per cooperative group and year.
CREATE TABLE core.group_year (
    year SMALLINT, group_id VARCHAR USING COMPRESSION zstd, name VARCHAR USING COMPRESSION zstd,
    province_code core.province_code_list, geo_era core.geo_era_list, commune_code VARCHAR,
    vsic_code VARCHAR, sector_class core.sector_class_list, founded_on DATE, dissolved_on DATE,
    status core.status_list, members INTEGER, members_women INTEGER, revenue_vnd BIGINT, file_id SMALLINT,
    as_written VARCHAR[]
);
