-- One row per file and year whose units nearly all report what they reported the year before.
SELECT s.file_id, s.year, count(*) FILTER (s.is_same) AS n_same, count(*) AS n
FROM step AS s
WHERE s.has_figures
GROUP BY ALL
HAVING count(*) >= 20 AND count(*) FILTER (s.is_same) >= 0.9 * count(*)
ORDER BY ALL;
