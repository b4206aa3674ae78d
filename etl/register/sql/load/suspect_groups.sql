-- One row per row of the groups that breaks some rule; etl.register.rules explains it.
WITH known AS (
    SELECT
        list(geo_code) FILTER (geo_era = '63') AS of_63,
        list(geo_code) FILTER (geo_era = '34') AS of_34
    FROM core.place
    WHERE geo_level = 'province'
),

broken AS MATERIALIZED (
    SELECT c.rowid AS row_id
    FROM core.group_year AS c
    CROSS JOIN known
    WHERE NOT coalesce(
        c.year BETWEEN 1990 AND 2030
        AND c.name IS NOT NULL
        AND c.group_id IS NOT NULL
        AND c.geo_era = CASE WHEN c.year >= 2025 THEN '34' ELSE '63' END
        AND CASE
            WHEN c.geo_era = '34' THEN list_contains(known.of_34, c.province_code)
            ELSE list_contains(known.of_63, c.province_code)
        END
        AND c.as_written IS NULL AND c.sector_class IS NOT NULL AND c.status IS NOT NULL
        AND (c.founded_on IS NULL OR year(c.founded_on) BETWEEN 1945 AND c.year)
        AND (c.status = 'dissolved')
            = (c.dissolved_on IS NOT NULL AND year(c.dissolved_on) = c.year)
        AND (c.dissolved_on IS NULL OR year(c.dissolved_on) = c.year)
        AND least(c.members, c.members_women, c.revenue_vnd, 0) = 0
        AND coalesce(c.members_women <= c.members, true),
        false
    )
),

twice AS MATERIALIZED (
    SELECT year, group_id FROM core.group_year GROUP BY ALL HAVING count(*) > 1
),

repeated AS (
    -- Among sound rows only: a corrected row after a broken one is no repetition.
    SELECT row_id
    FROM (
        SELECT c.rowid AS row_id, c.year, c.group_id
        FROM core.group_year AS c
        SEMI JOIN twice AS t USING (year, group_id)
    ) AS c
    ANTI JOIN broken AS b USING (row_id)
    QUALIFY row_number() OVER (PARTITION BY year, group_id ORDER BY row_id) > 1
)

SELECT c.rowid AS row_id, c.*, r.row_id IS NOT NULL AS is_repeated
FROM core.group_year AS c
LEFT JOIN repeated AS r ON r.row_id = c.rowid
WHERE c.rowid IN (SELECT row_id FROM broken UNION SELECT row_id FROM repeated)
ORDER BY c.rowid;
