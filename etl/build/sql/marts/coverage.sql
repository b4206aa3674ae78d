-- One row per indicator, definition, sector, publisher, level, era and year: places with a figure
-- (n_places), with a complete one (n_complete), that existed (n_expected), and the printed figures
-- behind them (n_observations). Provinces come from the panel, so era 34 counts re-based ones.
CREATE TABLE marts.coverage AS
WITH figure AS (
    SELECT
        indicator, definition, sector, publisher_id, 'province' AS level, geo_era, year, geo_code,
        n_reported = n_parts AS is_complete, obs_id
    FROM marts.panel
    UNION ALL
    SELECT
        indicator, definition, sector, publisher_id, geo_level, geo_era, year, geo_code, true,
        obs_id
    FROM marts.series
    WHERE geo_level <> 'province' AND breakdown_kind = 'none'
),

counted AS (
    SELECT
        indicator, definition, sector, publisher_id, level, geo_era, year,
        count(DISTINCT geo_code) AS n_places,
        count(DISTINCT geo_code) FILTER (is_complete) AS n_complete,
        len(list_distinct(flatten(list(string_split(obs_id, '+'))))) AS n_observations
    FROM figure
    GROUP BY ALL
),

expected AS (
    SELECT p.geo_level AS level, p.geo_era, years.year, count(*) AS n_expected
    FROM core.place AS p
    CROSS JOIN (SELECT DISTINCT year FROM counted) AS years
    LEFT JOIN core.reporting_unit AS u ON u.geo_era = p.geo_era AND u.geo_code = p.geo_code
    WHERE u.geo_code IS NULL OR years.year BETWEEN u.first_year AND u.last_year
    GROUP BY ALL
)

SELECT
    c.indicator, c.definition, c.sector, c.publisher_id, c.level, c.geo_era, c.year, c.n_places,
    coalesce(e.n_expected, c.n_places) AS n_expected, c.n_observations, c.n_complete
FROM counted AS c
LEFT JOIN expected AS e USING (level, geo_era, year)
ORDER BY ALL;
