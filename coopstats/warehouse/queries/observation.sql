-- One row per printed figure among the ids asked for, with its source and cell.
SELECT o.*, s.outlet, s.title, s.published, s.url, s.kind
FROM core.observation AS o
LEFT JOIN core.source AS s USING (source_id)
WHERE list_contains($obs_ids, o.obs_id)
