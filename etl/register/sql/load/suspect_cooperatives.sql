-- One row per row of the register that breaks some rule: the one pass over everything, which
-- etl.register.rules then explains row by row. unit_id is still the tax code as a number.
WITH known AS (
    SELECT
        list(geo_code) FILTER (geo_era = '63') AS of_63,
        list(geo_code) FILTER (geo_era = '34') AS of_34
    FROM core.place
    WHERE geo_level = 'province'
),

-- What is said by words of closed lists is judged once for each way to say it: there are some
-- thousands of them in millions of rows.
wrong AS MATERIALIZED (
    SELECT s.*
    FROM (
        SELECT DISTINCT year, kind, geo_era, province_code, sector_class, status
        FROM core.cooperative_year
    ) AS s
    CROSS JOIN known
    WHERE NOT coalesce(
        s.year BETWEEN 1990 AND 2030
        AND s.kind IS NOT NULL AND s.sector_class IS NOT NULL AND s.status IS NOT NULL
        AND s.geo_era = CASE WHEN s.year >= 2025 THEN '34' ELSE '63' END
        AND CASE
            WHEN s.geo_era = '34' THEN list_contains(known.of_34, s.province_code)
            ELSE list_contains(known.of_63, s.province_code)
        END,
        false
    )
),

-- DuckDB knows the least of a column without reading it; where none is below zero, no row need be
-- looked at for it.
lowest AS (
    SELECT
        least(
            min(members), min(members_individual), min(members_household),
            min(members_organisation), min(members_women), min(workers), min(workers_women),
            min(workers_regular), min(managers), min(managers_degree), min(managers_vocational),
            min(ocop_products), min(charter_capital_vnd), min(assets_vnd), min(revenue_vnd),
            min(revenue_members_vnd), min(income_per_worker_vnd)
        ) AS figure
    FROM core.cooperative_year
),

broken AS MATERIALIZED (
    SELECT c.rowid AS row_id
    FROM core.cooperative_year AS c
    CROSS JOIN lowest
    WHERE NOT coalesce(
        c.name IS NOT NULL
        -- The tax code is ten digits; whether the last one is right: wrong_code.
        AND c.own_code IS NULL AND c.unit_id IS NOT NULL
        AND (c.founded_on IS NULL OR year(c.founded_on) BETWEEN 1945 AND c.year)
        AND (c.status = 'dissolved')
            = (c.dissolved_on IS NOT NULL AND year(c.dissolved_on) = c.year)
        AND (c.dissolved_on IS NULL OR year(c.dissolved_on) = c.year)
        AND CASE
            WHEN coalesce(lowest.figure, 0) >= 0 THEN true
            ELSE least(
                c.members, c.members_individual, c.members_household, c.members_organisation,
                c.members_women, c.workers, c.workers_women, c.workers_regular, c.managers,
                c.managers_degree, c.managers_vocational, c.ocop_products,
                c.charter_capital_vnd, c.assets_vnd, c.revenue_vnd, c.revenue_members_vnd,
                c.income_per_worker_vnd, 0
            ) = 0
        END,
        false
    )
    OR c.as_written IS NOT NULL
    -- What is not told breaks none of these.
    OR c.members <> c.members_individual + c.members_household + c.members_organisation
    OR c.members_women > c.members
    OR c.workers_women > c.workers
    OR c.workers_regular > c.workers
    OR c.managers_degree + c.managers_vocational > c.managers
    OR c.revenue_members_vnd > c.revenue_vnd
    UNION
    SELECT c.rowid FROM core.cooperative_year AS c SEMI JOIN wrong_code USING (unit_id)
    UNION
    SELECT c.rowid FROM core.cooperative_year AS c SEMI JOIN wrong_union USING (union_tax_code)
    UNION
    SELECT c.rowid
    FROM core.cooperative_year AS c
    JOIN wrong AS w
        ON c.year IS NOT DISTINCT FROM w.year AND c.kind IS NOT DISTINCT FROM w.kind
        AND c.geo_era IS NOT DISTINCT FROM w.geo_era
        AND c.province_code IS NOT DISTINCT FROM w.province_code
        AND c.sector_class IS NOT DISTINCT FROM w.sector_class
        AND c.status IS NOT DISTINCT FROM w.status
),

repeated AS (
    -- Among sound rows only: a corrected row after a broken one is no repetition.
    SELECT row_id
    FROM (
        SELECT c.rowid AS row_id, c.year, c.unit_id
        FROM core.cooperative_year AS c
        SEMI JOIN twice AS t ON t.year = c.year AND t.unit_id = c.unit_id
    ) AS c
    ANTI JOIN broken AS b USING (row_id)
    QUALIFY row_number() OVER (PARTITION BY year, unit_id ORDER BY row_id) > 1
)

SELECT c.rowid AS row_id, c.*, r.row_id IS NOT NULL AS is_repeated
FROM core.cooperative_year AS c
LEFT JOIN repeated AS r ON r.row_id = c.rowid
WHERE c.rowid IN (SELECT row_id FROM broken UNION SELECT row_id FROM repeated)
ORDER BY c.rowid;
