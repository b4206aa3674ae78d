-- One row per source: publisher, outlet, title, date, address, kind, figures taken from it.
SELECT s.source_id, s.publisher_id, s.outlet, s.title, s.published, s.url, s.kind,
    s.reliability_note, count(o.obs_id) AS n_observations
FROM core.source AS s
LEFT JOIN core.observation AS o USING (source_id)
GROUP BY ALL
ORDER BY n_observations DESC, s.source_id
