-- One row per indicator, definition, year, place and sector with the units it rests on.
CREATE OR REPLACE TEMP TABLE register_figure AS
WITH listed AS (
    SELECT
        year, geo_era, geo_level, geo_code, sector,
        unnest([
            {i: 'cooperatives', d: 'registered', n: registered, v: registered::DOUBLE},
            {i: 'cooperatives', d: 'operating', n: operating, v: operating::DOUBLE},
            {i: 'cooperatives', d: 'with_results', n: with_results, v: with_results::DOUBLE},
            {i: 'cooperatives', d: 'not_operating', n: registered - operating,
                v: (registered - operating)::DOUBLE},
            {i: 'cooperatives', d: 'suspended', n: suspended, v: suspended::DOUBLE},
            {i: 'cooperatives', d: 'stopped_awaiting_dissolution', n: stopped, v: stopped::DOUBLE},
            {i: 'cooperatives', d: 'profitable', n: profitable, v: profitable::DOUBLE},
            {i: 'cooperatives_new', d: 'new', n: new, v: new::DOUBLE},
            {i: 'cooperatives_dissolved', d: 'dissolved', n: dissolved, v: dissolved::DOUBLE},
            {i: 'union_member_cooperatives', d: 'total', n: in_unions, v: in_unions::DOUBLE},
            {i: 'members', d: 'total', n: n_members, v: members},
            {i: 'members', d: 'of_operating_cooperatives', n: n_members_operating,
                v: members_operating},
            {i: 'workers', d: 'total', n: n_workers, v: workers},
            {i: 'workers', d: 'with_results', n: n_workers_told, v: workers_told},
            {i: 'workers', d: 'regular', n: n_regular, v: workers_regular},
            {i: 'female_workers', d: 'with_results', n: n_women_told, v: women_told},
            {i: 'revenue', d: 'total_with_results', n: with_results, v: revenue},
            {i: 'profit', d: 'total_with_results', n: n_profit, v: profit},
            {i: 'charter_capital', d: 'total', n: n_charter_capital, v: charter_capital},
            {i: 'charter_capital_per_cooperative', d: 'per_cooperative_average',
                n: n_charter_capital, v: charter_capital / nullif(n_charter_capital, 0)},
            {i: 'assets', d: 'total', n: n_assets, v: assets},
            {i: 'assets_per_cooperative', d: 'per_cooperative_average', n: n_assets,
                v: assets / nullif(n_assets, 0)},
            {i: 'income_per_worker', d: 'regular_worker_average', n: n_paid,
                v: income / nullif(paid, 0)},
            {i: 'high_tech_cooperatives', d: 'total', n: high_tech, v: high_tech::DOUBLE},
            {i: 'value_chain_cooperatives', d: 'total', n: value_chain, v: value_chain::DOUBLE},
            -- Times all that it is of, a share is a count, so it rests on no more units than that does.
            {i: 'value_chain_share', d: 'total',
                n: CASE value_chain WHEN 0 THEN operating ELSE value_chain END,
                v: value_chain::DOUBLE / nullif(operating, 0)},
            {i: 'ocop_cooperatives', d: 'total', n: ocop, v: ocop::DOUBLE},
            {i: 'digital_cooperatives', d: 'total', n: digital, v: digital::DOUBLE},
            {i: 'cooperatives_rated_good', d: 'good', n: good, v: good::DOUBLE},
            {i: 'cooperatives_rated_good_or_fair', d: 'good_or_fair', n: good_or_fair,
                v: good_or_fair::DOUBLE},
            {i: 'rated_good_or_fair_share', d: 'good_or_fair',
                n: CASE good_or_fair WHEN 0 THEN rated ELSE good_or_fair END,
                v: good_or_fair::DOUBLE / nullif(rated, 0)}
        ], recursive := true)
    FROM area_cell
),

bodies AS (
    SELECT
        c.year, a.geo_era, a.geo_level, a.geo_code, s.sector, sum(unions) AS unions,
        sum(groups) AS groups, sum(n_group_members) AS n_group_members, sum(group_members) AS group_members
    FROM body_cell AS c
    JOIN spread AS a ON a.cell_era = c.geo_era AND a.province_code = c.province_code
    JOIN sector_spread AS s USING (sector_class)
    GROUP BY ALL
),

listed_bodies AS (
    SELECT
        year, geo_era, geo_level, geo_code, sector,
        unnest([
            {i: 'unions', d: 'total', n: unions, v: unions::DOUBLE},
            {i: 'cooperative_groups', d: 'total', n: groups, v: groups::DOUBLE},
            {i: 'group_members', d: 'total', n: n_group_members, v: group_members}
        ], recursive := true)
    FROM bodies
)

SELECT
    i AS indicator, d AS definition, year, geo_era, geo_level, geo_code, sector,
    n::BIGINT AS n_units, v AS value
FROM (FROM listed UNION ALL BY NAME FROM listed_bodies)
WHERE n > 0 AND v IS NOT NULL;
