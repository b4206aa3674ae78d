-- One row per row of the files that could be read with its types, in the order of the files.
-- The thresholds come as parameters, a list a class, and there is no join: after a join DuckDB keeps
-- no order, and a row's place in the order tells its line.
INSERT INTO core.cooperative_year BY NAME
SELECT
    r.* EXCLUDE (file_index, place),
    TRY_CAST(r.tax_code AS BIGINT) AS unit_id,
    CASE
        -- Both measures of scale are missing: no class can be told.
        WHEN r.place IS NULL OR r.members IS NULL
            OR (r.revenue_vnd IS NULL AND r.assets_vnd IS NULL) THEN NULL
        WHEN r.members >= $large_members[r.place]
            AND (coalesce(r.revenue_vnd, -1) >= $large_revenue[r.place]
                OR coalesce(r.assets_vnd, -1) >= $large_assets[r.place]) THEN 'large'
        -- The other thresholds of this sector are not known.
        WHEN NOT $is_complete[r.place] THEN NULL
        WHEN r.members >= $medium_members[r.place]
            AND (coalesce(r.revenue_vnd, -1) >= $medium_revenue[r.place]
                OR coalesce(r.assets_vnd, -1) >= $medium_assets[r.place]) THEN 'medium'
        WHEN r.members >= $small_members[r.place]
            AND (coalesce(r.revenue_vnd, -1) >= $small_revenue[r.place]
                OR coalesce(r.assets_vnd, -1) >= $small_assets[r.place]) THEN 'small'
        ELSE 'micro'
    END AS size_class,
    CASE
        WHEN r.members IS NULL THEN NULL
        WHEN r.members >= $by_members_large THEN 'large'
        WHEN r.members >= $by_members_medium THEN 'medium'
        WHEN r.members >= $by_members_small THEN 'small'
        ELSE 'micro'
    END AS member_size_class,
    $first_file + r.file_index AS file_id
FROM (
    -- list_position answers 0 or nothing for a class without thresholds.
    SELECT *, nullif(list_position($sector_classes, sector_class), 0) AS place
    FROM incoming_file
) AS r;
