-- One row per row of the register that breaks some rule: the one pass over everything, which
-- etl.register.rules then explains row by row.
WITH known AS (
    SELECT
        list(geo_code) FILTER (geo_era = '63') AS of_63,
        list(geo_code) FILTER (geo_era = '34') AS of_34
    FROM core.place
    WHERE geo_level = 'province'
),

row_of AS (
    SELECT rowid AS row_id, *, TRY_CAST(tax_code AS BIGINT) AS code FROM core.cooperative_year
),

broken AS MATERIALIZED (
    SELECT c.row_id
    FROM row_of AS c
    CROSS JOIN known
    WHERE NOT coalesce(
        c.year BETWEEN 1990 AND 2030
        AND c.name IS NOT NULL
        AND length(c.tax_code) = 10
        AND translate(c.tax_code, '0123456789', '') = ''
        AND (
            (code // 1000000000) % 10 * 31 + (code // 100000000) % 10 * 29
            + (code // 10000000) % 10 * 23 + (code // 1000000) % 10 * 19
            + (code // 100000) % 10 * 17 + (code // 10000) % 10 * 13
            + (code // 1000) % 10 * 7 + (code // 100) % 10 * 5 + (code // 10) % 10 * 3
        ) % 11 + code % 10 = 10
        AND c.kind IN ('cooperative', 'credit_fund')
        AND c.geo_era = CASE WHEN c.year >= 2025 THEN '34' ELSE '63' END
        AND CASE
            WHEN c.geo_era = '34' THEN list_contains(known.of_34, c.province_code)
            ELSE list_contains(known.of_63, c.province_code)
        END
        AND list_contains($classes, c.sector_class)
        AND list_contains($statuses, c.status)
        AND (c.rating IS NULL OR list_contains($ratings, c.rating))
        AND (c.founded_on IS NULL OR year(c.founded_on) BETWEEN 1945 AND c.year)
        AND (c.status = 'dissolved')
            = (c.dissolved_on IS NOT NULL AND year(c.dissolved_on) = c.year)
        AND (c.dissolved_on IS NULL OR year(c.dissolved_on) = c.year)
        AND least(
            c.members, c.members_individual, c.members_household, c.members_organisation,
            c.members_women, c.workers, c.workers_women, c.workers_regular, c.managers,
            c.managers_degree, c.managers_vocational, c.ocop_products, 0
        ) = 0
        AND least(
            c.charter_capital_vnd, c.assets_vnd, c.revenue_vnd, c.revenue_members_vnd,
            c.income_per_worker_vnd, 0
        ) = 0
        AND coalesce(
            c.members = c.members_individual + c.members_household + c.members_organisation, true
        )
        AND coalesce(c.members_women <= c.members, true)
        AND coalesce(c.workers_women <= c.workers, true)
        AND coalesce(c.workers_regular <= c.workers, true)
        AND coalesce(c.managers_degree + c.managers_vocational <= c.managers, true)
        AND coalesce(c.revenue_members_vnd <= c.revenue_vnd, true),
        false
    )
),

repeated AS (
    -- Among sound rows only: a corrected row after a broken one is no repetition.
    SELECT unnest(list_sort(list(row_id))[2:]) AS row_id
    FROM (
        SELECT c.rowid AS row_id, year, tax_code
        FROM core.cooperative_year AS c
        ANTI JOIN broken AS b ON b.row_id = c.rowid
    )
    GROUP BY year, tax_code
    HAVING count(*) > 1
)

SELECT c.* EXCLUDE (code), r.row_id IS NOT NULL AS is_repeated
FROM row_of AS c
LEFT JOIN repeated AS r USING (row_id)
WHERE c.row_id IN (SELECT row_id FROM broken UNION SELECT row_id FROM repeated)
ORDER BY c.row_id;
