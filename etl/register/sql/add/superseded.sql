-- One row per earlier file all of whose rows the new file stands in for, and one of the same name.
SELECT DISTINCT f.file_id, f.file
FROM base.core.register_file AS f
LEFT JOIN (SELECT file_id, count(*) AS n FROM withdrawn GROUP BY file_id) AS w USING (file_id)
WHERE f.file = $file
    OR (
        f.record = $record AND w.n > 0
        AND w.n = (SELECT count(*) FROM base.core.{table} AS c WHERE c.file_id = f.file_id)
    );
