-- One row per file and year whose units nearly all report what they reported the year before.
SELECT file_id, year, n_same, n
FROM same_figures
WHERE n >= 20 AND n_same >= 0.9 * n
ORDER BY ALL;
