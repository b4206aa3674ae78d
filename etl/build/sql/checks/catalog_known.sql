-- Every observation uses an indicator, definition, sector, unit and publisher of the catalog.
-- Holds by year.
SELECT o.obs_id, o.indicator, o.definition, o.sector, o.unit, o.publisher_id
FROM core.observation AS o
LEFT JOIN catalog.indicator AS i
    ON i.indicator::core.indicator_key = o.indicator AND i.unit::core.unit_key = o.unit
LEFT JOIN catalog.definition AS d ON d.definition::core.definition_key = o.definition
LEFT JOIN catalog.sector AS s ON s.sector::core.sector_key = o.sector
LEFT JOIN catalog.publisher AS p ON p.publisher_id::core.publisher_key = o.publisher_id
WHERE i.indicator IS NULL OR d.definition IS NULL OR s.sector IS NULL OR p.publisher_id IS NULL;
