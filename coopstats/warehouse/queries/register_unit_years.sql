-- One row per year that a cooperative reported.
SELECT
    year, name, tax_code, geo_era, province_code, status, members, members_women, workers,
    charter_capital_vnd, assets_vnd, revenue_vnd, revenue_members_vnd, profit_vnd,
    income_per_worker_vnd, rating,
    core.size_class_name(core.member_size_number(members)) AS member_size_class
FROM core.cooperative_year
WHERE unit_id = $unit_id
ORDER BY year;
