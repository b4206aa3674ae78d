-- The weighted sum of a cooperative's standings: weight reported * $reported + points. A standing that is
-- reported is held as $reported plus its share in parts of $whole, one that is not as 0.
-- What weighs nothing is left out before the columns are read: DuckDB would keep "column times 0" for the
-- sake of empty cells, and lose sight of how large a sum can get.
CASE WHEN $w_revenue_growth = 0 THEN 0 ELSE revenue_growth_standing * $w_revenue_growth END
+ CASE WHEN $w_members_growth = 0 THEN 0 ELSE members_growth_standing * $w_members_growth END
+ CASE WHEN $w_revenue_per_member = 0 THEN 0 ELSE revenue_per_member_standing * $w_revenue_per_member END
+ CASE WHEN $w_profit_per_member = 0 THEN 0 ELSE profit_per_member_standing * $w_profit_per_member END
+ CASE WHEN $w_income_per_worker = 0 THEN 0 ELSE income_per_worker_standing * $w_income_per_worker END
+ CASE WHEN $w_revenue_with_members_share = 0 THEN 0 ELSE revenue_with_members_share_standing * $w_revenue_with_members_share END
+ CASE WHEN $w_women_share = 0 THEN 0 ELSE women_share_standing * $w_women_share END
+ CASE WHEN $w_degree_share = 0 THEN 0 ELSE degree_share_standing * $w_degree_share END
+ CASE WHEN $w_value_chain = 0 THEN 0 ELSE value_chain_standing * $w_value_chain END
+ CASE WHEN $w_high_technology = 0 THEN 0 ELSE high_technology_standing * $w_high_technology END
+ CASE WHEN $w_ocop = 0 THEN 0 ELSE ocop_standing * $w_ocop END
+ CASE WHEN $w_digital = 0 THEN 0 ELSE digital_standing * $w_digital END
+ CASE WHEN $w_rating = 0 THEN 0 ELSE rating_standing * $w_rating END
