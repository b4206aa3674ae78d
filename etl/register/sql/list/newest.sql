-- One row per cooperative, as it last reported, in no order: what marts.cooperative_search holds of it. Values of
-- closed lists are told by their numbers there.
-- The newest report of each unit by the place of its row, which holds in this statement, and the province
-- of its newest report of the 63 by its place in the list: to find the largest of one number for each unit
-- takes half as long as to find a column where the year is largest.
WITH newest AS (
    SELECT
        max((year::BIGINT << 40) | rowid) & ((1::BIGINT << 40) - 1) AS row_id,
        max(CASE WHEN geo_era = '63' THEN (year::BIGINT << 16) | enum_code(province_code) END)
            & 65535 AS province_63
    FROM core.cooperative_year
    GROUP BY unit_id
),

-- By eras and codes as the list writes them: what is joined for each row are small numbers.
successor AS (
    SELECT
        geo_era::core.geo_era_list AS geo_era, geo_code::core.province_code_list AS province_code,
        enum_code(coalesce(successor_34, geo_code)::core.province_code_list) AS province_34
    FROM core.place
    WHERE geo_level = 'province'
)

SELECT
    c.unit_id, c.own_code, c.name, c.year AS last_year, enum_code(c.kind) AS kind,
    enum_code(c.geo_era) AS geo_era, enum_code(c.province_code) AS province_code,
    s.province_34, n.province_63, enum_code(c.sector_class) AS sector_class,
    enum_code(c.status) AS status, c.founded_on, c.members, c.workers, c.revenue_vnd, c.profit_vnd,
    enum_code(c.rating) AS rating, c.in_value_chain, c.is_high_tech, c.ocop_products
FROM core.cooperative_year AS c
JOIN newest AS n ON n.row_id = c.rowid
JOIN successor AS s ON s.geo_era = c.geo_era AND s.province_code = c.province_code;
