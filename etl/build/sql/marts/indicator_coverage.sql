-- One row per indicator, level and year: places with a figure of whatever publisher and definition,
-- places that there are, figures and publishers. Provinces are the 63.
CREATE TABLE marts.indicator_coverage AS
SELECT
    indicator::VARCHAR AS indicator,
    geo_level::VARCHAR AS level,
    year,
    count(DISTINCT geo_code) AS n_places,
    CASE geo_level WHEN 'nation' THEN 1 WHEN 'region' THEN 6 ELSE 63 END AS n_expected,
    count(*) AS n_observations,
    count(DISTINCT publisher_id) AS n_publishers
FROM marts.series
WHERE geo_level IN ('nation', 'region', 'province') AND geo_era IN ('all', '63')
    AND breakdown = 'all'
GROUP BY indicator, geo_level, year
ORDER BY indicator, geo_level, year;
