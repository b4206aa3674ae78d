-- One row per cooperative of a piece far into the list; the same rows in the same order as
-- register_list_rising ($sign 1) or register_list_falling ($sign -1).
-- Sorting hundreds of thousands to reach the middle takes most of the time. Instead the rows fall into
-- buckets that keep the order, the buckets are counted, and only those that the piece lies in are sorted.
-- A bucket is a run of equal keys cut by name_order, or a narrow interval of keys: any that is monotone
-- in (sort_key, name_order) gives the same answer.
WITH found AS (
    SELECT *, name_order // 4294967296 AS name_bucket
    FROM (
        {list_keys}
    )
),

matched AS MATERIALIZED (
    SELECT
        row_id, name_order, $sign * sort_key AS sort_key,
        CASE
            -- After every bucket of a key.
            WHEN sort_key IS NULL THEN 4611686018427387904 + name_bucket
            WHEN $sort IN ('members', 'workers', 'revenue', 'profit') AND sort_key <> 0
                THEN $sign * sign(sort_key) * ((256 * ln(abs(sort_key)))::BIGINT + 1) * 1048576
            WHEN $sort = 'tax_code' THEN $sign * (sort_key // 65536)
            WHEN $sort = 'founded' THEN $sign * (sort_key // 16)
            WHEN $sort = 'name' THEN $sign * (sort_key // 4294967296)
            ELSE $sign * sort_key * 1048576 + name_bucket
        END AS bucket
    FROM found
),

counted AS (
    SELECT bucket, n, sum(n) OVER (ORDER BY bucket) - n AS n_before
    FROM (SELECT bucket, count(*) AS n FROM matched GROUP BY bucket)
),

around AS (
    SELECT min(bucket) AS first_bucket, max(bucket) AS last_bucket, min(n_before) AS n_before
    FROM counted
    WHERE n_before < $skip + $n AND n_before + n > $skip
),

piece AS (
    SELECT
        m.row_id,
        a.n_before + row_number() OVER (ORDER BY m.sort_key NULLS LAST, m.name_order) AS position
    FROM matched AS m
    JOIN around AS a ON m.bucket BETWEEN a.first_bucket AND a.last_bucket
    QUALIFY position BETWEEN $skip + 1 AND $skip + $n
)

SELECT
    {list_columns}
FROM marts.cooperative_search AS c
JOIN piece ON c.rowid = piece.row_id
ORDER BY position;
