-- One row per cooperative that operated in the register's newest year: what it reached by each criterion, as in
-- standing/reached.sql: of the touched ones worked out anew, of all others as it stands beside their standings.
SELECT
    p.unit_id, p.name, p.year,
    list_position($sectors, p.sector_class)::SMALLINT AS sector,
    list_position({sizes}, p.member_size_class)::SMALLINT AS size,
    p34.number AS province_34, p63.number AS province_63,
    p.revenue_growth, p.members_growth, p.revenue_per_member, p.profit_per_member,
    p.income_per_worker, p.revenue_with_members_share, p.women_share, p.degree_share,
    p.value_chain, p.high_technology, p.ocop, p.digital, p.rating
FROM base.marts.peer_standing AS p
ANTI JOIN memory.core.touched USING (unit_id)
JOIN province AS p34 ON p34.geo_era = '34' AND p34.geo_code = p.province_34
LEFT JOIN province AS p63 ON p63.geo_era = '63' AND p63.geo_code = p.province_63
UNION ALL BY NAME
FROM ({reached})
-- Where no touched one reports in the newest year, an older one is their newest.
WHERE year = getvariable('last_year');
