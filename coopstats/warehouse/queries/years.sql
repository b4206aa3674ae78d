-- One row: the first and last year with any figure.
SELECT min(year) AS first_year, max(year) AS last_year
FROM marts.series
