-- One row per indicator, definition, sector, publisher, level, era and year: places with a figure
-- (n_places), with a complete one (n_complete), that existed (n_expected), and the printed figures
-- behind them (n_observations). Provinces come from the panel, so era 34 counts re-based ones.
CREATE TABLE marts.coverage (
    indicator core.indicator_key, definition core.definition_key, sector core.sector_key,
    publisher_id core.publisher_key, level core.level_key, geo_era core.era_key, year SMALLINT,
    n_places BIGINT, n_expected BIGINT, n_observations BIGINT, n_complete BIGINT
);

INSERT INTO marts.coverage BY NAME
WITH figure AS (
    SELECT
        indicator, definition, sector, publisher_id, 'province'::core.level_key AS level, geo_era,
        year, n_reported = n_parts AS is_complete, obs_id
    FROM marts.panel
    UNION ALL
    SELECT
        indicator, definition, sector, publisher_id, geo_level, geo_era, year, true, obs_id
    FROM marts.series
    WHERE geo_level <> 'province' AND breakdown_kind = 'none'
),

counted AS (
    -- A place has one row here, and a printed figure is of one place: neither is counted twice.
    SELECT
        indicator, definition, sector, publisher_id, level, geo_era, year,
        count(*) AS n_places,
        count(*) FILTER (is_complete) AS n_complete,
        sum(1 + strlen(obs_id) - strlen(replace(obs_id, '+', '')))::BIGINT AS n_observations
    FROM figure
    GROUP BY ALL
),

expected AS (
    SELECT
        p.geo_level::core.level_key AS level, p.geo_era::core.era_key AS geo_era, years.year,
        count(*) AS n_expected
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
ORDER BY indicator, definition, sector, publisher_id, level, geo_era, year;
