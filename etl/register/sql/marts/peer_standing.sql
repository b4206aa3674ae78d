-- One row per cooperative that operated in the register's newest year: what it reached by each
-- criterion (<criterion>) and where that stands among its peers (<criterion>_standing, 0 to 1).
-- Peers are of the same class of the Alliance and the same class of members (Circular 01/2020);
-- n_peers counts them. A standing is the share of peers that report less, those that report the same
-- counted by half; it is empty where the cooperative does not report, or fewer than 10 peers do.
-- criteria_reported has a bit for each standing that is not empty, in the order of the columns.
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
),

peers AS (
    SELECT
        sector_class, member_size_class, count(*)::INTEGER AS n_peers,
        row_number() OVER ()::SMALLINT AS peer_group
    FROM reached
    GROUP BY sector_class, member_size_class
),

-- One row per cooperative and criterion, numbered from 1: sorting narrow rows once takes half the time
-- of sorting wide ones for each criterion.
long AS (
    SELECT
        r.unit_id, p.peer_group, unnest(range(1, 14))::TINYINT AS criterion,
        unnest([
            revenue_growth,
            members_growth,
            revenue_per_member,
            profit_per_member,
            income_per_worker,
            revenue_with_members_share,
            women_share,
            degree_share,
            value_chain,
            high_technology,
            ocop,
            digital,
            rating
        ]) AS value
    FROM reached AS r
    JOIN peers AS p USING (sector_class, member_size_class)
),

reporting AS (
    SELECT peer_group, criterion, count(value) AS n FROM long GROUP BY peer_group, criterion
),

ranked AS (
    SELECT
        l.unit_id, l.criterion,
        ((rank() OVER rising - 1) / r.n + cume_dist() OVER rising) / 2 AS standing
    FROM long AS l
    JOIN reporting AS r USING (peer_group, criterion)
    WHERE l.value IS NOT NULL AND r.n >= 10
    WINDOW rising AS (PARTITION BY l.peer_group, l.criterion ORDER BY l.value)
),

standing AS (
    SELECT
        unit_id,
        max(standing) FILTER (criterion = 1)::FLOAT AS revenue_growth_standing,
        max(standing) FILTER (criterion = 2)::FLOAT AS members_growth_standing,
        max(standing) FILTER (criterion = 3)::FLOAT AS revenue_per_member_standing,
        max(standing) FILTER (criterion = 4)::FLOAT AS profit_per_member_standing,
        max(standing) FILTER (criterion = 5)::FLOAT AS income_per_worker_standing,
        max(standing) FILTER (criterion = 6)::FLOAT AS revenue_with_members_share_standing,
        max(standing) FILTER (criterion = 7)::FLOAT AS women_share_standing,
        max(standing) FILTER (criterion = 8)::FLOAT AS degree_share_standing,
        max(standing) FILTER (criterion = 9)::FLOAT AS value_chain_standing,
        max(standing) FILTER (criterion = 10)::FLOAT AS high_technology_standing,
        max(standing) FILTER (criterion = 11)::FLOAT AS ocop_standing,
        max(standing) FILTER (criterion = 12)::FLOAT AS digital_standing,
        max(standing) FILTER (criterion = 13)::FLOAT AS rating_standing
    FROM ranked
    GROUP BY unit_id
)

SELECT
    r.*, p.n_peers, s.* EXCLUDE (unit_id),
    (
        (s.revenue_growth_standing IS NOT NULL)::INTEGER * 1
        + (s.members_growth_standing IS NOT NULL)::INTEGER * 2
        + (s.revenue_per_member_standing IS NOT NULL)::INTEGER * 4
        + (s.profit_per_member_standing IS NOT NULL)::INTEGER * 8
        + (s.income_per_worker_standing IS NOT NULL)::INTEGER * 16
        + (s.revenue_with_members_share_standing IS NOT NULL)::INTEGER * 32
        + (s.women_share_standing IS NOT NULL)::INTEGER * 64
        + (s.degree_share_standing IS NOT NULL)::INTEGER * 128
        + (s.value_chain_standing IS NOT NULL)::INTEGER * 256
        + (s.high_technology_standing IS NOT NULL)::INTEGER * 512
        + (s.ocop_standing IS NOT NULL)::INTEGER * 1024
        + (s.digital_standing IS NOT NULL)::INTEGER * 2048
        + (s.rating_standing IS NOT NULL)::INTEGER * 4096
    )::SMALLINT AS criteria_reported
FROM reached AS r
JOIN peers AS p USING (sector_class, member_size_class)
LEFT JOIN standing AS s USING (unit_id)
ORDER BY r.unit_id;
