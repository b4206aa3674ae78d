-- One row per cooperative union and year.
CREATE TABLE core.union_year (
    year SMALLINT, tax_code VARCHAR, name VARCHAR, province_code core.province_code_list,
    geo_era core.geo_era_list, commune_code VARCHAR, vsic_code VARCHAR,
    sector_class core.sector_class_list, founded_on DATE, dissolved_on DATE, status core.status_list,
    member_cooperatives INTEGER, workers INTEGER,
    charter_capital_vnd BIGINT, assets_vnd BIGINT, revenue_vnd BIGINT, profit_vnd BIGINT, rating core.rating_list, file_id SMALLINT,
    as_written VARCHAR[]
);
