-- One row per year of the new file whose units nearly all report what they reported the year before.
SELECT year, n_same, n
FROM same_figures
WHERE file_id = $file_id AND n >= 20 AND n_same >= 0.9 * n;
