-- One row per year of the new file whose units nearly all report what they reported the year before.
SELECT year, count(*) FILTER (is_same) AS n_same, count(*) AS n
FROM step
WHERE has_figures AND file_id = $file_id
GROUP BY year
HAVING count(*) >= 20 AND count(*) FILTER (is_same) >= 0.9 * count(*);
