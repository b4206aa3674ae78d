-- One row per cooperative of the honour list: score, share of the weight that it reports, what it
-- reached by each criterion and its standing among its peers. Highest score first; those that report
-- less than $least_reported of the weight are not ranked.
WITH placed AS (
    SELECT
        s.unit_id, s.sector_class, p.geo_code AS place_code, p.region_id,
        coalesce(s.revenue_growth_standing, 0) * $w_revenue_growth
        + coalesce(s.members_growth_standing, 0) * $w_members_growth
        + coalesce(s.revenue_per_member_standing, 0) * $w_revenue_per_member
        + coalesce(s.profit_per_member_standing, 0) * $w_profit_per_member
        + coalesce(s.income_per_worker_standing, 0) * $w_income_per_worker
        + coalesce(s.revenue_with_members_share_standing, 0) * $w_revenue_with_members_share
        + coalesce(s.women_share_standing, 0) * $w_women_share
        + coalesce(s.degree_share_standing, 0) * $w_degree_share
        + coalesce(s.value_chain_standing, 0) * $w_value_chain
        + coalesce(s.high_technology_standing, 0) * $w_high_technology
        + coalesce(s.ocop_standing, 0) * $w_ocop
        + coalesce(s.digital_standing, 0) * $w_digital
        + coalesce(s.rating_standing, 0) * $w_rating AS points,
        (s.revenue_growth_standing IS NOT NULL)::INTEGER * $w_revenue_growth
        + (s.members_growth_standing IS NOT NULL)::INTEGER * $w_members_growth
        + (s.revenue_per_member_standing IS NOT NULL)::INTEGER * $w_revenue_per_member
        + (s.profit_per_member_standing IS NOT NULL)::INTEGER * $w_profit_per_member
        + (s.income_per_worker_standing IS NOT NULL)::INTEGER * $w_income_per_worker
        + (s.revenue_with_members_share_standing IS NOT NULL)::INTEGER * $w_revenue_with_members_share
        + (s.women_share_standing IS NOT NULL)::INTEGER * $w_women_share
        + (s.degree_share_standing IS NOT NULL)::INTEGER * $w_degree_share
        + (s.value_chain_standing IS NOT NULL)::INTEGER * $w_value_chain
        + (s.high_technology_standing IS NOT NULL)::INTEGER * $w_high_technology
        + (s.ocop_standing IS NOT NULL)::INTEGER * $w_ocop
        + (s.digital_standing IS NOT NULL)::INTEGER * $w_digital
        + (s.rating_standing IS NOT NULL)::INTEGER * $w_rating AS reported
    FROM marts.peer_standing AS s
    LEFT JOIN core.place AS p
        ON p.geo_era = $era AND p.geo_level = 'province'
        AND p.geo_code = CASE $era WHEN '34' THEN s.province_34 ELSE s.province_63 END
    WHERE (NOT $has_place OR list_contains($places, p.geo_code))
        AND (NOT $has_sector OR list_contains($sectors, s.sector_class))
),

scored AS (
    SELECT *, points / reported AS score, reported / $all_weight AS reported_share
    FROM placed
    WHERE reported >= $least_reported * $all_weight AND reported > 0
)

SELECT
    s.*, h.place_code, h.region_id, h.score, h.reported_share, c.name, c.tax_code
FROM (FROM scored ORDER BY score DESC, reported_share DESC, unit_id LIMIT $n) AS h
JOIN marts.peer_standing AS s USING (unit_id)
JOIN marts.cooperative_search AS c USING (unit_id)
ORDER BY h.score DESC, h.reported_share DESC, h.unit_id;
