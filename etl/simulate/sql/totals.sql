-- One row per year, place (nation, or province of the 63 while codes are theirs) and sector
-- (all, agriculture, non-agriculture, class): what one year's simulated reports add up to.
WITH report AS (
    SELECT
        *,
        CASE WHEN sector_class = 'agriculture' THEN 'agriculture' ELSE 'non_agriculture' END AS part,
        status <> 'dissolved' AS is_registered,
        status = 'operating' AND revenue_vnd IS NOT NULL AS has_results
    FROM reports
)

SELECT
    year,
    CASE WHEN grouping(province_code) = 0 THEN province_code ELSE 'VN' END AS geo_code,
    CASE
        WHEN grouping(sector_class) = 0 THEN sector_class
        WHEN grouping(part) = 0 THEN part
        ELSE 'all'
    END AS sector,
    count(*) FILTER (is_registered) AS registered,
    count(*) FILTER (status = 'operating') AS operating,
    count(*) FILTER (has_results) AS with_results,
    count(*) FILTER (status = 'suspended') AS suspended,
    count(*) FILTER (status = 'stopped_awaiting_dissolution') AS stopped_awaiting_dissolution,
    count(*) FILTER (year(founded_on) = year) AS new,
    count(*) FILTER (status = 'dissolved') AS dissolved,
    sum(members) AS members,
    sum(workers) FILTER (has_results) AS workers,
    sum(workers_regular) AS workers_regular,
    sum(revenue_vnd) AS revenue,
    sum(profit_vnd) AS profit,
    sum(charter_capital_vnd) AS charter_capital,
    sum(assets_vnd) AS assets,
    count(charter_capital_vnd) AS n_charter_capital,
    sum(income_per_worker_vnd::DOUBLE * workers) / sum(workers) AS income_per_worker,
    count(*) FILTER (is_high_tech = 1) AS high_tech,
    count(*) FILTER (in_value_chain = 1) AS value_chain,
    count(*) FILTER (rating IN ('good', 'fair')) / nullif(count(*) FILTER (has_results), 0)
        AS good_or_fair_share
FROM report
GROUP BY GROUPING SETS (
    (year), (year, sector_class), (year, part), (year, province_code)
)
HAVING sector <> 'agriculture' OR grouping(part) = 1;
