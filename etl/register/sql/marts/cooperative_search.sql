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
INSERT INTO marts.cooperative_search
WITH newest AS (
    SELECT
        unit_id, max(year) AS year,
        arg_max(province_code, year) FILTER (WHERE geo_era = '63') AS province_63
    FROM core.cooperative_year
    GROUP BY unit_id
),

last AS (
    SELECT
        c.unit_id, c.tax_code, c.name, lower(strip_accents(c.name)) AS name_plain,
        c.year AS last_year, c.kind, c.geo_era, c.province_code,
        coalesce(p.successor_34, p.geo_code) AS province_34, n.province_63,
        c.sector_class, c.status, c.founded_on, c.members, c.workers, c.revenue_vnd, c.profit_vnd,
        core.size_class_name(core.member_size_number(c.members)) AS member_size_class, c.rating,
        c.in_value_chain, c.is_high_tech, c.ocop_products
    FROM core.cooperative_year AS c
    JOIN newest AS n USING (unit_id, year)
    JOIN core.place AS p
        ON p.geo_era = c.geo_era AND p.geo_level = 'province' AND p.geo_code = c.province_code
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
