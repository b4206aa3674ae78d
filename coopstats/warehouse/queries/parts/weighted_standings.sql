-- The weighted sum of a cooperative's standings: weight reported * $reported + points. A standing that is
-- reported is held as $reported plus its share in parts of $whole, one that is not as 0.
revenue_growth_standing * $w_revenue_growth
+ members_growth_standing * $w_members_growth
+ revenue_per_member_standing * $w_revenue_per_member
+ profit_per_member_standing * $w_profit_per_member
+ income_per_worker_standing * $w_income_per_worker
+ revenue_with_members_share_standing * $w_revenue_with_members_share
+ women_share_standing * $w_women_share
+ degree_share_standing * $w_degree_share
+ value_chain_standing * $w_value_chain
+ high_technology_standing * $w_high_technology
+ ocop_standing * $w_ocop
+ digital_standing * $w_digital
+ rating_standing * $w_rating
