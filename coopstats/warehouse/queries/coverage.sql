-- One row per indicator, level and year: places with a figure, figures, publishers.
SELECT *
FROM marts.indicator_coverage
ORDER BY indicator, level, year
