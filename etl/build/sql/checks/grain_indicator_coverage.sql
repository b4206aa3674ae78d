-- No two rows of marts.indicator_coverage share their grain.
-- Holds by year.
SELECT indicator, level, year, count(*) AS n
FROM marts.indicator_coverage
GROUP BY ALL
HAVING count(*) > 1;
