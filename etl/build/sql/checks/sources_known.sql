-- Every observation names a source that exists, of a publisher of the catalog.
-- Holds by year.
SELECT o.obs_id, o.source_id
FROM core.observation AS o
LEFT JOIN core.source AS s ON s.source_id = o.source_id AND s.publisher_id = o.publisher_id
WHERE s.source_id IS NULL;
