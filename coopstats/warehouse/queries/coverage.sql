-- One row per indicator, level and year: places with a figure, figures, publishers.
SELECT
    s.indicator,
    s.geo_level AS level,
    s.year,
    count(DISTINCT s.geo_code) AS n_places,
    CASE s.geo_level WHEN 'nation' THEN 1 WHEN 'region' THEN 6 ELSE 63 END AS n_expected,
    count(*) AS n_observations,
    count(DISTINCT s.publisher_id) AS n_publishers
FROM marts.series AS s
WHERE s.geo_level IN ('nation', 'region', 'province') AND s.geo_era IN ('all', '63')
    AND s.breakdown = 'all'
GROUP BY s.indicator, s.geo_level, s.year
ORDER BY s.indicator, s.geo_level, s.year
