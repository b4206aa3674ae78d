-- One row per cooperative that operated in the register's newest year, ordered by unit_id: what it reached by
-- each criterion (<criterion>), the name and class reported that year, its class of members (Circular
-- 01/2020) and the provinces that the list places it in. Where that stands among its peers: marts.peer_standing.
-- A few rows far apart are looked up: alp finds one without reading those before it, as other ways of packing do.
CREATE TABLE marts.peer_reached (
    unit_id BIGINT, name VARCHAR, year SMALLINT, sector_class core.sector_class_list,
    member_size_class core.member_size_class_list, province_34 core.province_code_list,
    province_63 core.province_code_list,
    revenue_growth DOUBLE USING COMPRESSION alp, members_growth DOUBLE USING COMPRESSION alp,
    revenue_per_member DOUBLE USING COMPRESSION alp,
    profit_per_member DOUBLE USING COMPRESSION alp,
    income_per_worker DOUBLE USING COMPRESSION alp,
    revenue_with_members_share DOUBLE USING COMPRESSION alp,
    women_share DOUBLE USING COMPRESSION alp, degree_share DOUBLE USING COMPRESSION alp,
    value_chain TINYINT, high_technology TINYINT, ocop TINYINT, digital TINYINT, rating TINYINT
);
-- reached (etl/register/standings.py) is in order.
INSERT INTO marts.peer_reached BY NAME
SELECT
    * EXCLUDE (size) REPLACE (
        enum_range(NULL::core.sector_class_list)[sector_class + 1] AS sector_class,
        enum_range(NULL::core.province_code_list)[province_34 + 1] AS province_34,
        enum_range(NULL::core.province_code_list)[province_63 + 1] AS province_63
    ),
    core.size_class_name(size) AS member_size_class
FROM reached;
