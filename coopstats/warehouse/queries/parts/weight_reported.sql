-- The weight of the criteria that criteria_reported has a bit for.
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
+ (criteria_reported >> 12 & 1) * $w_rating
