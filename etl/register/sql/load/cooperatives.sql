-- One row per row of the file that could be read with its types, in the order of the file.
INSERT INTO core.cooperative_year BY NAME
SELECT
    r.*,
    coalesce(i.unit_id, TRY_CAST(r.tax_code AS BIGINT)) AS unit_id,
    CASE
        -- Both measures of scale are missing: no class can be told.
        WHEN t.sector_class IS NULL OR r.members IS NULL
            OR (r.revenue_vnd IS NULL AND r.assets_vnd IS NULL) THEN NULL
        WHEN r.members >= t.large_members
            AND (coalesce(r.revenue_vnd, -1) >= t.large_revenue
                OR coalesce(r.assets_vnd, -1) >= t.large_assets) THEN 'large'
        -- The other thresholds of this sector are not known.
        WHEN NOT t.is_complete THEN NULL
        WHEN r.members >= t.medium_members
            AND (coalesce(r.revenue_vnd, -1) >= t.medium_revenue
                OR coalesce(r.assets_vnd, -1) >= t.medium_assets) THEN 'medium'
        WHEN r.members >= t.small_members
            AND (coalesce(r.revenue_vnd, -1) >= t.small_revenue
                OR coalesce(r.assets_vnd, -1) >= t.small_assets) THEN 'small'
        ELSE 'micro'
    END AS size_class,
    CASE
        WHEN r.members IS NULL THEN NULL
        WHEN r.members >= m.large_members THEN 'large'
        WHEN r.members >= m.medium_members THEN 'medium'
        WHEN r.members >= m.small_members THEN 'small'
        ELSE 'micro'
    END AS member_size_class,
    $file_id AS file_id
FROM incoming_file AS r
CROSS JOIN member_threshold AS m
LEFT JOIN threshold AS t ON t.sector_class = r.sector_class
LEFT JOIN identity AS i ON i.tax_code = r.tax_code;
