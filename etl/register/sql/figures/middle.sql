-- One row per year, place and sector: medians and quartiles over single cooperatives.
CREATE OR REPLACE TEMP TABLE middle AS
WITH report AS (
    SELECT
        c.year, c.geo_era, c.province_code, p.region_id, c.sector_class,
        c.sector_class = 'agriculture' AS is_farm,
        CASE WHEN c.status = 'operating' THEN c.revenue_vnd END AS revenue,
        CASE WHEN c.status = 'operating' AND c.revenue_vnd IS NOT NULL THEN c.profit_vnd END
            AS profit,
        c.members,
        CASE WHEN c.status = 'operating' AND c.revenue_vnd IS NOT NULL THEN c.workers END AS workers
    FROM core.cooperative_year AS c
    JOIN core.place AS p
        ON p.geo_era = c.geo_era AND p.geo_level = 'province' AND p.geo_code = c.province_code
    WHERE c.status <> 'dissolved'
)

SELECT
    year,
    CASE WHEN grouping(geo_era) = 1 THEN 'all' ELSE geo_era END AS geo_era,
    CASE
        WHEN grouping(province_code) = 0 THEN 'province'
        WHEN grouping(region_id) = 0 THEN 'region'
        ELSE 'nation'
    END AS geo_level,
    CASE
        WHEN grouping(province_code) = 0 THEN province_code
        WHEN grouping(region_id) = 0 THEN region_id
        ELSE 'VN'
    END AS geo_code,
    CASE
        WHEN grouping(sector_class) = 0 THEN sector_class
        WHEN grouping(is_farm) = 0 THEN 'non_agriculture'
        ELSE 'all'
    END AS sector,
    count(revenue) AS n_revenue,
    quantile_cont(revenue, [0.25, 0.5, 0.75]) AS revenue,
    count(profit) AS n_profit,
    median(profit) AS profit,
    count(members) AS n_members,
    median(members) AS members,
    count(workers) AS n_workers,
    median(workers) AS workers
FROM report
GROUP BY GROUPING SETS (
    (year), (year, geo_era, region_id), (year, geo_era, province_code),
    (year, is_farm), (year, geo_era, region_id, is_farm), (year, geo_era, province_code, is_farm),
    (year, sector_class), (year, geo_era, region_id, sector_class),
    (year, geo_era, province_code, sector_class)
)
HAVING grouping(is_farm) = 1 OR NOT is_farm;
