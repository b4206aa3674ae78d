-- One row: how many cooperatives have a standing in the scope, and how many report enough of the weight
-- to be ranked.
WITH counted AS (
    SELECT criteria_reported, count(*) AS n
    FROM marts.peer_standing
    WHERE (NOT $has_place
            OR list_contains($places, CASE $era WHEN '34' THEN province_34 ELSE province_63 END))
        AND (NOT $has_sector OR list_contains($sectors, sector_class))
    GROUP BY criteria_reported
),

weighed AS (
    SELECT
        n,
        (criteria_reported >> 0 & 1) * $w_revenue_growth
        + (criteria_reported >> 1 & 1) * $w_members_growth
        + (criteria_reported >> 2 & 1) * $w_revenue_per_member
        + (criteria_reported >> 3 & 1) * $w_profit_per_member
        + (criteria_reported >> 4 & 1) * $w_income_per_worker
        + (criteria_reported >> 5 & 1) * $w_revenue_with_members_share
        + (criteria_reported >> 6 & 1) * $w_women_share
        + (criteria_reported >> 7 & 1) * $w_degree_share
        + (criteria_reported >> 8 & 1) * $w_value_chain
        + (criteria_reported >> 9 & 1) * $w_high_technology
        + (criteria_reported >> 10 & 1) * $w_ocop
        + (criteria_reported >> 11 & 1) * $w_digital
        + (criteria_reported >> 12 & 1) * $w_rating AS reported
    FROM counted
)

SELECT
    coalesce(sum(n), 0)::BIGINT AS n_standing,
    coalesce(sum(n) FILTER (reported >= $least_reported * $all_weight AND reported > 0), 0)::BIGINT
        AS n_scored
FROM weighed;
