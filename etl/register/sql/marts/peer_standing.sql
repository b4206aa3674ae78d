-- One row per cooperative that operated in the register's newest year: what it reached by each
-- criterion (<criterion>) and where that stands among its peers (<criterion>_standing, 0 to 1).
-- Peers are of the same class of the Alliance and the same class of members (Circular 01/2020);
-- n_peers counts them. A standing is the share of peers that report less, those that report the same
-- counted by half; it is empty where the cooperative does not report, or fewer than 10 peers do.
CREATE OR REPLACE TEMP MACRO standing(reached, sector_class, size_class) AS CASE
    WHEN reached IS NOT NULL AND count(*) OVER (
        PARTITION BY sector_class, size_class, reached IS NULL ORDER BY reached
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) >= 10
    THEN (
        cume_dist() OVER (PARTITION BY sector_class, size_class, reached IS NULL ORDER BY reached)
        + (rank() OVER (PARTITION BY sector_class, size_class, reached IS NULL ORDER BY reached) - 1)
        / count(*) OVER (
            PARTITION BY sector_class, size_class, reached IS NULL ORDER BY reached
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        )
    ) / 2
END;

CREATE TABLE marts.peer_standing AS
WITH newest AS (
    FROM core.cooperative_year
    WHERE year = (SELECT max(year) FROM core.cooperative_year)
        AND status = 'operating' AND member_size_class IS NOT NULL
),

before AS (
    SELECT unit_id, revenue_vnd, members
    FROM core.cooperative_year
    WHERE year = (SELECT max(year) - 1 FROM core.cooperative_year)
),

reached AS (
    SELECT
        n.unit_id, n.year, n.sector_class, n.member_size_class, s.province_34, s.province_63,
        (n.revenue_vnd / nullif(b.revenue_vnd, 0) - 1)::DOUBLE AS revenue_growth,
        (n.members / nullif(b.members, 0) - 1)::DOUBLE AS members_growth,
        (n.revenue_vnd / nullif(n.members, 0))::DOUBLE AS revenue_per_member,
        (n.profit_vnd / nullif(n.members, 0))::DOUBLE AS profit_per_member,
        n.income_per_worker_vnd::DOUBLE AS income_per_worker,
        (n.revenue_members_vnd / nullif(n.revenue_vnd, 0))::DOUBLE AS revenue_with_members_share,
        (n.members_women / nullif(n.members, 0))::DOUBLE AS women_share,
        (n.managers_degree / nullif(n.managers, 0))::DOUBLE AS degree_share,
        n.in_value_chain::INTEGER::DOUBLE AS value_chain,
        n.is_high_tech::INTEGER::DOUBLE AS high_technology,
        (n.ocop_products > 0)::INTEGER::DOUBLE AS ocop,
        n.is_digital::INTEGER::DOUBLE AS digital,
        CASE n.rating WHEN 'good' THEN 3 WHEN 'fair' THEN 2 WHEN 'average' THEN 1 WHEN 'weak' THEN 0
        END::DOUBLE AS rating
    FROM newest AS n
    JOIN marts.cooperative_search AS s USING (unit_id)
    LEFT JOIN before AS b USING (unit_id)
)

SELECT
    *,
    count(*) OVER (PARTITION BY sector_class, member_size_class)::INTEGER AS n_peers,
    standing(revenue_growth, sector_class, member_size_class)::FLOAT AS revenue_growth_standing,
    standing(members_growth, sector_class, member_size_class)::FLOAT AS members_growth_standing,
    standing(revenue_per_member, sector_class, member_size_class)::FLOAT AS revenue_per_member_standing,
    standing(profit_per_member, sector_class, member_size_class)::FLOAT AS profit_per_member_standing,
    standing(income_per_worker, sector_class, member_size_class)::FLOAT AS income_per_worker_standing,
    standing(revenue_with_members_share, sector_class, member_size_class)::FLOAT AS revenue_with_members_share_standing,
    standing(women_share, sector_class, member_size_class)::FLOAT AS women_share_standing,
    standing(degree_share, sector_class, member_size_class)::FLOAT AS degree_share_standing,
    standing(value_chain, sector_class, member_size_class)::FLOAT AS value_chain_standing,
    standing(high_technology, sector_class, member_size_class)::FLOAT AS high_technology_standing,
    standing(ocop, sector_class, member_size_class)::FLOAT AS ocop_standing,
    standing(digital, sector_class, member_size_class)::FLOAT AS digital_standing,
    standing(rating, sector_class, member_size_class)::FLOAT AS rating_standing
FROM reached
ORDER BY unit_id;
