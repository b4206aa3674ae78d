-- One row per touched cooperative with a place in the order of names; room is less than 1 where no number
-- is left between the neighbours. Where a name did not change, its place is the one that it had.
-- Only stretches of the list that a new name falls in are read: a number that divides by 2^30, which
-- about every thousandth has, marks the beginning of a stretch.
CREATE TEMP TABLE placed AS
WITH was AS (
    SELECT unit_id, name_folded, name_order
    FROM base.marts.cooperative_search
    SEMI JOIN memory.core.touched USING (unit_id)
),

fresh AS (
    SELECT t.unit_id, t.name_folded
    FROM marts.cooperative_touched AS t
    ANTI JOIN was AS w ON w.unit_id = t.unit_id AND w.name_folded = t.name_folded
),

mark AS (
    SELECT unit_id, name_folded, name_order
    FROM base.marts.cooperative_search
    ANTI JOIN fresh USING (unit_id)
    WHERE name_order % 1073741824 = 0
),

-- Between which marks a new name falls.
span AS (
    SELECT
        coalesce(max(m.name_order) FILTER (m.name_folded < f.name_folded
            OR (m.name_folded = f.name_folded AND m.unit_id < f.unit_id)), 0) AS low,
        coalesce(min(m.name_order) FILTER (m.name_folded > f.name_folded
            OR (m.name_folded = f.name_folded AND m.unit_id > f.unit_id)),
            (SELECT max(name_order) FROM base.marts.cooperative_search)) AS high
    FROM fresh AS f
    LEFT JOIN mark AS m ON true
    GROUP BY f.unit_id
),

stretch AS (
    SELECT DISTINCT unnest(range(low // 1073741824, high // 1073741824 + 1)) AS stretch FROM span
),

-- By the places of the rows: names are unpacked where one of them is near only.
near_row AS (
    SELECT rowid AS row_id
    FROM base.marts.cooperative_search
    SEMI JOIN stretch ON stretch = name_order // 1073741824
),

near AS (
    SELECT unit_id, name_folded, name_order
    FROM base.marts.cooperative_search
    ANTI JOIN fresh USING (unit_id)
    WHERE rowid IN (FROM near_row)
),

named AS (
    SELECT unit_id, name_folded, NULL::BIGINT AS name_order FROM fresh
    UNION ALL
    SELECT unit_id, name_folded, name_order FROM near
),

neighbours AS (
    SELECT
        unit_id, name_folded, name_order,
        last_value(name_order IGNORE NULLS) OVER before AS low
    FROM named
    WINDOW before AS (ORDER BY name_folded, unit_id ROWS UNBOUNDED PRECEDING)
),

gap AS (
    SELECT name_order AS low, lead(name_order) OVER (ORDER BY name_order) AS high FROM near
    UNION ALL
    SELECT NULL, min(name_order) FROM near
),

numbered AS (
    SELECT
        unit_id, low,
        row_number() OVER (PARTITION BY low ORDER BY name_folded, unit_id) AS k,
        count(*) OVER (PARTITION BY low) AS n
    FROM neighbours
    WHERE name_order IS NULL
)

SELECT
    n.unit_id,
    coalesce(n.low, 0)
        + (coalesce(g.high, coalesce(n.low, 0) + (n.n + 1) * 1048576) - coalesce(n.low, 0))
        * n.k // (n.n + 1) AS name_order,
    (coalesce(g.high, coalesce(n.low, 0) + (n.n + 1) * 1048576) - coalesce(n.low, 0))
        // (n.n + 1) AS room
FROM numbered AS n
LEFT JOIN gap AS g ON g.low IS NOT DISTINCT FROM n.low
UNION ALL
SELECT w.unit_id, w.name_order, 1 AS room
FROM was AS w
JOIN marts.cooperative_touched AS t ON t.unit_id = w.unit_id AND t.name_folded = w.name_folded;
