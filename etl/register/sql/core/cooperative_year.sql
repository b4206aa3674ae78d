-- One row per cooperative and year: what it reported for 31 December. unit_id is the same through
-- re-registrations; a row with status 'dissolved' is its last year. What follows from a row alone is not
-- kept (core.size_class_number, core.member_size_number). own_code is a tax code that is not the unit's,
-- and empty where it is: tax_code says either.
CREATE TABLE core.cooperative_year (
    year SMALLINT, unit_id BIGINT, own_code VARCHAR,
    -- DuckDB works it out for every row that it takes in. Filling up takes most of that, and few codes need it.
    tax_code VARCHAR GENERATED ALWAYS AS (
        CASE
            WHEN own_code IS NOT NULL THEN own_code
            WHEN unit_id >= 1000000000 THEN unit_id::VARCHAR
            ELSE lpad(unit_id::VARCHAR, 10, '0')
        END
    ),
    name VARCHAR USING COMPRESSION zstd, kind core.kind_list,
    province_code core.province_code_list, geo_era core.geo_era_list, commune_code VARCHAR,
    vsic_code VARCHAR, sector_class core.sector_class_list, founded_on DATE, dissolved_on DATE,
    status core.status_list, members INTEGER,
    members_individual INTEGER, members_household INTEGER, members_organisation INTEGER,
    members_women INTEGER, workers INTEGER, workers_women INTEGER, workers_regular INTEGER,
    managers INTEGER, managers_degree INTEGER, managers_vocational INTEGER,
    charter_capital_vnd BIGINT, assets_vnd BIGINT, revenue_vnd BIGINT,
    revenue_members_vnd BIGINT, profit_vnd BIGINT, income_per_worker_vnd BIGINT,
    in_value_chain BOOLEAN, is_high_tech BOOLEAN, ocop_products INTEGER, is_digital BOOLEAN,
    rating core.rating_list, union_tax_code VARCHAR, file_id SMALLINT,
    as_written VARCHAR[]
);
