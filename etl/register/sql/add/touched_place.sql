-- One row per place that the added file's province counts in: itself, its region and the nation; for a
-- province of the 63 also those of the 34 that its territory went to. Figures of all others stay. In the
-- types of their columns: compared as texts, every figure's place would be written out.
CREATE TABLE core.touched_place AS
WITH province AS (
    SELECT getvariable('era') AS geo_era, getvariable('province') AS geo_code
    UNION
    SELECT '34', unnest(successors_34)
    FROM base.core.reporting_unit
    WHERE geo_era = getvariable('era') AND geo_code = getvariable('province')
)

SELECT DISTINCT area.geo_era::base.core.era_key AS geo_era, area.geo_code::base.core.place_key AS geo_code
FROM province
JOIN base.core.place AS p USING (geo_era, geo_code)
CROSS JOIN LATERAL (
    VALUES (p.geo_era, p.geo_code), (p.geo_era, p.region_id), (p.geo_era, 'VN'), ('all', 'VN')
) AS area (geo_era, geo_code);
