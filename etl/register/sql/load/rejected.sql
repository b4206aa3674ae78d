-- One row per cell or line of a file that could not be read with its type.
SELECT e.line, e.column_idx, e.column_name, e.error_type::VARCHAR AS error_type, e.csv_line
FROM reject_errors AS e
JOIN reject_scans AS s USING (scan_id, file_id)
WHERE s.file_path = $path
ORDER BY e.line, e.column_idx;
