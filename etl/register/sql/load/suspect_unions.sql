-- One row per row of the unions that breaks some rule; etl.register.rules explains it.
WITH row_of AS (
    SELECT rowid AS row_id, *, TRY_CAST(tax_code AS BIGINT) AS code FROM core.union_year
),

broken AS MATERIALIZED (
    SELECT c.row_id
    FROM row_of AS c
    LEFT JOIN core.place AS p
        ON p.geo_level = 'province' AND p.geo_era = c.geo_era AND p.geo_code = c.province_code
    WHERE NOT coalesce(
        c.year BETWEEN 1990 AND 2030
        AND c.name IS NOT NULL
        AND length(c.tax_code) = 10
        AND translate(c.tax_code, '0123456789', '') = ''
        -- The weighted sum of the nine digits, mod 11: a digit is what is left of the code from its
        -- place on, less ten times what is left from the next, and ten is -1; so each part of the
        -- code counts with its own weight and the next lower one (31 + 29, 29 + 23, …, 3).
        AND (
            c.code // 1000000000 * 60 + c.code // 100000000 * 52 + c.code // 10000000 * 42
            + c.code // 1000000 * 36 + c.code // 100000 * 30 + c.code // 10000 * 20
            + c.code // 1000 * 12 + c.code // 100 * 8 + c.code // 10 * 3
        ) % 11 + c.code % 10 = 10
        AND c.geo_era = CASE WHEN c.year >= 2025 THEN '34' ELSE '63' END
        AND p.geo_code IS NOT NULL
        AND c.as_written IS NULL AND c.sector_class IS NOT NULL AND c.status IS NOT NULL
        AND (c.founded_on IS NULL OR year(c.founded_on) BETWEEN 1945 AND c.year)
        AND (c.status = 'dissolved') = (c.dissolved_on IS NOT NULL AND year(c.dissolved_on) = c.year)
        AND (c.dissolved_on IS NULL OR year(c.dissolved_on) = c.year)
        AND least(
            c.member_cooperatives, c.workers, c.charter_capital_vnd, c.assets_vnd, c.revenue_vnd, 0
        ) = 0,
        false
    )
),

repeated AS (
    -- Among sound rows only: a corrected row after a broken one is no repetition.
    SELECT unnest(list_sort(list(row_id))[2:]) AS row_id
    FROM (FROM row_of AS c ANTI JOIN broken AS b USING (row_id))
    GROUP BY year, tax_code
    HAVING count(*) > 1
)

SELECT c.* EXCLUDE (code), r.row_id IS NOT NULL AS is_repeated
FROM row_of AS c
LEFT JOIN repeated AS r USING (row_id)
WHERE c.row_id IN (SELECT row_id FROM broken UNION SELECT row_id FROM repeated)
ORDER BY c.row_id;
