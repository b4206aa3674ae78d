-- For each file, rows read = loaded + quarantined + skipped, and its observations are all here.
SELECT f.file, f.rows_read, f.observations, o.n
FROM meta.source_file AS f
LEFT JOIN (SELECT file, count(*) AS n FROM core.observation GROUP BY file) AS o USING (file)
WHERE f.rows_read <> f.rows_loaded + f.rows_quarantined + f.rows_skipped
    OR f.observations <> coalesce(o.n, 0);
