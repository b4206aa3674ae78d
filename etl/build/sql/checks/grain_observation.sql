-- No two observations share their id.
-- Holds by year.
SELECT obs_id, count(*) AS n
FROM core.observation
GROUP BY obs_id
HAVING count(*) > 1;
