-- One row per cell or line of the files that could not be read with its type, as last read.
SELECT s.file_path, e.line, e.column_idx, e.column_name, e.error_type::VARCHAR AS error_type,
    e.csv_line
FROM reject_errors AS e
JOIN reject_scans AS s USING (scan_id, file_id)
WHERE list_contains($paths, s.file_path)
QUALIFY s.scan_id = max(s.scan_id) OVER (PARTITION BY s.file_path)
ORDER BY s.file_path, e.line, e.column_idx;
