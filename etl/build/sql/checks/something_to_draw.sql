-- A database with observations has something to draw.
SELECT count(*) AS n
FROM core.observation
WHERE NOT is_suspect
HAVING count(*) > 0 AND NOT EXISTS (FROM marts.series);
