-- One row per printed figure that does not stand alone: another is printed of the same indicator,
-- place, sector and year, or the list of known disagreements names it. What is counted from one
-- register cannot disagree with itself and is left out.
CREATE TABLE marts.rival_figure (
    obs_id VARCHAR, indicator VARCHAR, definition VARCHAR, sector VARCHAR, geo_level VARCHAR,
    geo_code VARCHAR, geo_era VARCHAR, year SMALLINT, period VARCHAR, period_type VARCHAR,
    as_of DATE, value DOUBLE, status VARCHAR, qualifier VARCHAR, edition VARCHAR,
    is_suspect BOOLEAN, publisher_id VARCHAR, source_id VARCHAR, file VARCHAR, published VARCHAR,
    nature VARCHAR
);

INSERT INTO marts.rival_figure BY NAME
SELECT
    o.obs_id, o.indicator, o.definition, o.sector, o.geo_level, o.geo_code,
    CASE WHEN o.geo_level = 'nation' THEN 'all'::core.era_key ELSE o.geo_era END AS geo_era,
    o.year, o.period, o.period_type, o.as_of, o.value, o.status, o.qualifier, o.edition,
    o.is_suspect, o.publisher_id, o.source_id, o.file, c.published, i.nature
FROM core.observation AS o
JOIN catalog.indicator AS i ON i.indicator::core.indicator_key = o.indicator
LEFT JOIN core.source AS c USING (source_id)
WHERE o.breakdown_kind = 'none' AND c.kind IS DISTINCT FROM 'register'
    AND c.kind IS DISTINCT FROM 'simulation'
QUALIFY count(*) OVER (
    PARTITION BY o.indicator, o.geo_level, o.geo_era, o.geo_code, o.sector, o.year
) > 1
    OR o.obs_id IN (
        SELECT obs_id_a FROM core.conflict UNION ALL SELECT obs_id_b FROM core.conflict
    )
ORDER BY o.indicator, o.geo_code, o.sector, o.year, o.obs_id;
