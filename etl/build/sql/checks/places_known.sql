-- Every code is a place of its era and level, so no code is read in the wrong era.
-- Holds by year.
SELECT o.obs_id, o.geo_era, o.geo_level, o.geo_code
FROM core.observation AS o
LEFT JOIN core.place AS p
    ON p.geo_era::core.era_key = o.geo_era AND p.geo_level::core.level_key = o.geo_level
    AND p.geo_code::core.place_key = o.geo_code
WHERE p.geo_code IS NULL;
