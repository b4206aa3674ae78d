-- One row per cooperative, as it last reported, ordered by name: what the list searches, filters, sorts and
-- pages through, and no more (core.cooperative_year has the rest). name_folded is in plain lower-case letters;
-- province_34 holds in both eras, province_63 is the last of the 63 that it reported from, empty where it is
-- younger than the 34.
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
INSERT INTO marts.cooperative_search BY NAME
-- The newest report of each unit by the place of its row, which holds in this statement, and the province
-- of its newest report of the 63 by its place in the list: to find the largest of one number for each unit
-- takes half as long as to find a column where the year is largest.
WITH newest AS (
    SELECT
        max((year::BIGINT << 40) | rowid) & ((1::BIGINT << 40) - 1) AS row_id,
        max(CASE WHEN geo_era = '63' THEN (year::BIGINT << 16) | enum_code(province_code) END)
            & 65535 AS place_63
    FROM core.cooperative_year
    GROUP BY unit_id
),

reported AS (
    SELECT
        c.unit_id, c.tax_code, c.name, c.year AS last_year, c.kind, c.geo_era, c.province_code,
        n.place_63, c.sector_class, c.status, c.founded_on, c.members, c.workers, c.revenue_vnd,
        c.profit_vnd, c.rating, c.in_value_chain, c.is_high_tech, c.ocop_products
    FROM core.cooperative_year AS c
    JOIN newest AS n ON n.row_id = c.rowid
),

-- By eras and codes as the list writes them: what is joined for each row are small numbers.
successor AS (
    SELECT
        geo_era::core.geo_era_list AS geo_era, geo_code::core.province_code_list AS province_code,
        coalesce(successor_34, geo_code)::core.province_code_list AS province_34
    FROM core.place
    WHERE geo_level = 'province'
),

last AS (
    SELECT
        r.* EXCLUDE (place_63), lower(strip_accents(r.name)) AS name_plain, s.province_34,
        enum_range(NULL::core.province_code_list)[r.place_63 + 1]::core.province_code_list
            AS province_63,
        core.size_class_name(core.member_size_number(r.members)) AS member_size_class
    FROM reported AS r
    JOIN successor AS s USING (geo_era, province_code)
)

SELECT row_number() OVER () * 1048576 AS name_order, *
FROM (
    SELECT
        * EXCLUDE (name_plain),
        -- Looking whether anything but letters, figures and single spaces is left costs a tenth of
        -- replacing it.
        CASE
            WHEN regexp_matches(name_plain, '[^a-z0-9 ]|  |^ | $')
                THEN trim(regexp_replace(
                    lower(strip_accents(translate(name, 'đĐðÐ', 'dddd'))), '[^a-z0-9]+', ' ', 'g'
                ))
            ELSE name_plain
        END AS name_folded
    FROM last
    ORDER BY name_folded, unit_id
);
