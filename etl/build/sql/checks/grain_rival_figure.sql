-- No two rows of marts.rival_figure share their grain.
-- Holds by year.
SELECT obs_id, count(*) AS n
FROM marts.rival_figure
GROUP BY ALL
HAVING count(*) > 1;
