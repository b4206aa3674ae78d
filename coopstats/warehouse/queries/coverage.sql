-- One row per indicator, level and year: places with a figure, observations, publishers.
SELECT indicator, level, year, max(n_places) AS n_places, max(n_expected) AS n_expected,
    sum(n_observations) AS n_observations, count(DISTINCT publisher_id) AS n_publishers
FROM marts.coverage
GROUP BY indicator, level, year
ORDER BY indicator, level, year
