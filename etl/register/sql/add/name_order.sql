-- One row per touched cooperative with a place in the order of names between its neighbours; room is
-- less than 1 where no number is left between them.
CREATE TEMP TABLE placed AS
WITH named AS (
    SELECT unit_id, name_folded, NULL::BIGINT AS name_order
    FROM marts.cooperative_touched
    UNION ALL
    SELECT unit_id, name_folded, name_order
    FROM base.marts.cooperative_search
    ANTI JOIN touched USING (unit_id)
),

neighbours AS (
    SELECT
        unit_id, name_order, last_value(name_order IGNORE NULLS) OVER before AS low
    FROM named
    WINDOW before AS (ORDER BY name_folded, unit_id ROWS UNBOUNDED PRECEDING)
),

gap AS (
    SELECT name_order AS low, lead(name_order) OVER (ORDER BY name_order) AS high
    FROM named
    WHERE name_order IS NOT NULL
    UNION ALL
    SELECT NULL, min(name_order) FROM named
),

numbered AS (
    SELECT
        n.unit_id, n.low,
        row_number() OVER (PARTITION BY n.low ORDER BY s.name_folded, s.unit_id) AS k,
        count(*) OVER (PARTITION BY n.low) AS n
    FROM neighbours AS n
    JOIN marts.cooperative_touched AS s USING (unit_id)
    WHERE n.name_order IS NULL
)

SELECT
    n.unit_id,
    coalesce(n.low, 0)
        + (coalesce(g.high, coalesce(n.low, 0) + (n.n + 1) * 1048576) - coalesce(n.low, 0))
        * n.k // (n.n + 1) AS name_order,
    (coalesce(g.high, coalesce(n.low, 0) + (n.n + 1) * 1048576) - coalesce(n.low, 0))
        // (n.n + 1) AS room
FROM numbered AS n
LEFT JOIN gap AS g ON g.low IS NOT DISTINCT FROM n.low;
