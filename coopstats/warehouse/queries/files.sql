-- One row per file read: rows read = loaded + quarantined + skipped, figures taken, sha256.
SELECT file, rows_read, rows_loaded, rows_quarantined, rows_skipped, observations, cells_blank,
    sha256
FROM meta.source_file
ORDER BY file
