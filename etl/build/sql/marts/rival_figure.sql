-- One row per printed figure that does not stand alone: another is printed of the same indicator,
-- place, sector and year, or the list of known disagreements names it. What is counted from one
-- register cannot disagree with itself and is left out.
CREATE TABLE marts.rival_figure AS
SELECT
    o.obs_id, o.indicator, o.definition, o.sector, o.geo_level, o.geo_code,
    CASE WHEN o.geo_level = 'nation' THEN 'all' ELSE o.geo_era END AS geo_era,
    o.year, o.period, o.period_type, o.as_of, o.value, o.status, o.qualifier, o.edition,
    o.is_suspect, o.publisher_id, o.source_id, o.file, c.published, i.nature
FROM core.observation AS o
JOIN catalog.indicator AS i USING (indicator)
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
