-- One row per earlier file all of whose rows the new file stands in for, and one of the same name.
WITH gone AS (
    SELECT file_id, count(*) AS n FROM withdrawn GROUP BY file_id
),

sent AS (
    SELECT file_id, count(*) AS n
    FROM base.core.{table}
    SEMI JOIN gone USING (file_id)
    GROUP BY file_id
)

SELECT f.file_id, f.file
FROM base.core.register_file AS f
LEFT JOIN gone AS g USING (file_id)
LEFT JOIN sent AS s USING (file_id)
WHERE f.file = $file OR (f.record = $record AND g.n = s.n);
