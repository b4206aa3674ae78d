-- One row per cooperative that operated in the register's newest year: what it reached by each criterion, its
-- size (place in the list of sizes, from 1) and, by their numbers in the closed lists, its class and provinces.
-- Where the newest year is asked for in here, DuckDB reads all years for the one before.
WITH newest AS (
    FROM core.cooperative_year
    WHERE year = $newest AND status = 'operating' AND members IS NOT NULL
),

before AS (
    SELECT unit_id, revenue_vnd, members
    FROM core.cooperative_year
    WHERE year = $newest - 1
)

SELECT
    n.unit_id, n.name, n.year,
    enum_code(n.sector_class) AS sector_class,
    core.member_size_number(n.members)::UTINYINT AS size,
    enum_code(s.province_34) AS province_34,
    enum_code(s.province_63) AS province_63,
    (n.revenue_vnd / nullif(b.revenue_vnd, 0) - 1)::DOUBLE AS revenue_growth,
    (n.members / nullif(b.members, 0) - 1)::DOUBLE AS members_growth,
    (n.revenue_vnd / nullif(n.members, 0))::DOUBLE AS revenue_per_member,
    (n.profit_vnd / nullif(n.members, 0))::DOUBLE AS profit_per_member,
    n.income_per_worker_vnd::DOUBLE AS income_per_worker,
    (n.revenue_members_vnd / nullif(n.revenue_vnd, 0))::DOUBLE AS revenue_with_members_share,
    (n.members_women / nullif(n.members, 0))::DOUBLE AS women_share,
    (n.managers_degree / nullif(n.managers, 0))::DOUBLE AS degree_share,
    n.in_value_chain::TINYINT AS value_chain,
    n.is_high_tech::TINYINT AS high_technology,
    (n.ocop_products > 0)::TINYINT AS ocop,
    n.is_digital::TINYINT AS digital,
    CASE n.rating WHEN 'good' THEN 3 WHEN 'fair' THEN 2 WHEN 'average' THEN 1 WHEN 'weak' THEN 0
    END::TINYINT AS rating
FROM newest AS n
JOIN marts.cooperative_search AS s USING (unit_id)
LEFT JOIN before AS b USING (unit_id);
