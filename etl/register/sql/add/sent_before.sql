-- One row per earlier file of the same bytes whose rows are all still in service.
SELECT s.file
FROM base.meta.source_file AS s
JOIN base.core.register_file AS f USING (file)
WHERE s.sha256 = $sha256 AND s.rows_loaded > 0
    AND s.rows_loaded = (SELECT count(*) FROM base.core.{table} AS c WHERE c.file_id = f.file_id);
