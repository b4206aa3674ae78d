-- One row per cooperative union and year.
CREATE TABLE core.union_year (
    year SMALLINT, tax_code VARCHAR, name VARCHAR, province_code VARCHAR, geo_era VARCHAR,
    commune_code VARCHAR, vsic_code VARCHAR, sector_class VARCHAR, founded_on DATE,
    dissolved_on DATE, status VARCHAR, member_cooperatives INTEGER, workers INTEGER,
    charter_capital_vnd BIGINT, assets_vnd BIGINT, revenue_vnd BIGINT, profit_vnd BIGINT,
    rating VARCHAR, file_id SMALLINT
);
