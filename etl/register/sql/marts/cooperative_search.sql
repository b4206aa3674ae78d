-- One row per cooperative, as it last reported: what the list searches, filters, sorts and pages through, and
-- no more (core.cooperative_year has the rest). name_folded is in plain lower-case letters; province_34 holds in
-- both eras, province_63 is the last of the 63 that it reported from, empty where it is younger than the 34.
-- Ordered by revenue, the most first, in blocks where it has as many binary digits, and by name within: whoever
-- asks for the largest reads the beginning, however long the list is.
-- name_folded is always read whole, names and codes in pieces: zstd unpacks thousands for one.
-- name_order rises with name_folded, then unit_id; its gaps leave room for cooperatives added later.
CREATE TABLE marts.cooperative_search (
    name_order BIGINT, unit_id BIGINT, tax_code VARCHAR, name VARCHAR, last_year SMALLINT,
    kind core.kind_list, geo_era core.geo_era_list, province_code core.province_code_list,
    province_34 core.province_code_list, province_63 core.province_code_list,
    sector_class core.sector_class_list, status core.status_list, founded_on DATE, members INTEGER,
    workers INTEGER, revenue_vnd BIGINT, profit_vnd BIGINT,
    member_size_class core.member_size_class_list, rating core.rating_list, in_value_chain BOOLEAN,
    is_high_tech BOOLEAN, ocop_products INTEGER, name_folded VARCHAR USING COMPRESSION zstd
);
-- listed (etl/register/listing.py) is in order. What a closed list holds is told by its number there: a cast
-- from texts takes twice as long.
INSERT INTO marts.cooperative_search BY NAME
SELECT
    name_order, unit_id, coalesce(own_code, lpad(unit_id::VARCHAR, 10, '0')) AS tax_code, name,
    last_year,
    enum_range(NULL::core.kind_list)[kind + 1] AS kind,
    enum_range(NULL::core.geo_era_list)[geo_era + 1] AS geo_era,
    enum_range(NULL::core.province_code_list)[province_code + 1] AS province_code,
    enum_range(NULL::core.province_code_list)[province_34 + 1] AS province_34,
    enum_range(NULL::core.province_code_list)[province_63 + 1] AS province_63,
    enum_range(NULL::core.sector_class_list)[sector_class + 1] AS sector_class,
    enum_range(NULL::core.status_list)[status + 1] AS status,
    founded_on, members, workers, revenue_vnd, profit_vnd,
    core.size_class_name(core.member_size_number(members)) AS member_size_class,
    enum_range(NULL::core.rating_list)[rating + 1] AS rating,
    in_value_chain, is_high_tech, ocop_products, name_folded
FROM listed;
