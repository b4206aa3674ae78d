-- One row per sector class with thresholds of Decree 113/2024, the classes side by side.
CREATE OR REPLACE TEMP TABLE threshold AS
SELECT
    sector_class,
    bool_and(is_complete) AS is_complete,
    max(min_members) FILTER (size_class = 'large') AS large_members,
    max(min_revenue_vnd) FILTER (size_class = 'large') AS large_revenue,
    max(min_assets_vnd) FILTER (size_class = 'large') AS large_assets,
    max(min_members) FILTER (size_class = 'medium') AS medium_members,
    max(min_revenue_vnd) FILTER (size_class = 'medium') AS medium_revenue,
    max(min_assets_vnd) FILTER (size_class = 'medium') AS medium_assets,
    max(min_members) FILTER (size_class = 'small') AS small_members,
    max(min_revenue_vnd) FILTER (size_class = 'small') AS small_revenue,
    max(min_assets_vnd) FILTER (size_class = 'small') AS small_assets
FROM core.size_class
WHERE scheme = 'decree_113_2024'
GROUP BY sector_class;
