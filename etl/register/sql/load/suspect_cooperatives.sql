-- One row per row of the register that breaks some rule: the one pass over everything, which
-- etl.register.rules then explains row by row.
WITH known AS (
    SELECT
        list(geo_code) FILTER (geo_era = '63') AS of_63,
        list(geo_code) FILTER (geo_era = '34') AS of_34
    FROM core.place
    WHERE geo_level = 'province'
),

broken AS MATERIALIZED (
    SELECT c.row_id
    FROM (
        SELECT rowid AS row_id, *, TRY_CAST(tax_code AS BIGINT) AS code
        FROM core.cooperative_year
    ) AS c
    CROSS JOIN known
    WHERE NOT coalesce(
        c.year BETWEEN 1990 AND 2030
        AND c.name IS NOT NULL
        -- Ten digits and nothing else: written as a number and filled up again, the code is the same.
        AND c.code BETWEEN 0 AND 9999999999
        AND (10000000000 + c.code)::VARCHAR = '1' || c.tax_code
        -- The weighted sum of the nine digits, mod 11: a digit is what is left of the code from its
        -- place on, less ten times what is left from the next, and ten is -1; so each part of the
        -- code counts with its own weight and the next lower one (31 + 29, 29 + 23, …, 3).
        AND (
            c.code // 1000000000 * 60 + c.code // 100000000 * 52 + c.code // 10000000 * 42
            + c.code // 1000000 * 36 + c.code // 100000 * 30 + c.code // 10000 * 20
            + c.code // 1000 * 12 + c.code // 100 * 8 + c.code // 10 * 3
        ) % 11 + c.code % 10 = 10
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

-- Counting numbers costs half of counting texts and their rows; the few codes found are looked at
-- again.
twice AS MATERIALIZED (
    SELECT year, TRY_CAST(tax_code AS BIGINT) AS code
    FROM core.cooperative_year
    GROUP BY ALL
    HAVING count(*) > 1
),

repeated AS (
    -- Among sound rows only: a corrected row after a broken one is no repetition.
    SELECT row_id
    FROM (
        SELECT c.rowid AS row_id, c.year, c.tax_code
        FROM core.cooperative_year AS c
        SEMI JOIN twice AS t ON t.year = c.year AND t.code = TRY_CAST(c.tax_code AS BIGINT)
    ) AS c
    ANTI JOIN broken AS b USING (row_id)
    QUALIFY row_number() OVER (PARTITION BY year, tax_code ORDER BY row_id) > 1
)

SELECT c.rowid AS row_id, c.*, r.row_id IS NOT NULL AS is_repeated
FROM core.cooperative_year AS c
LEFT JOIN repeated AS r ON r.row_id = c.rowid
WHERE c.rowid IN (SELECT row_id FROM broken UNION SELECT row_id FROM repeated)
ORDER BY c.rowid;
