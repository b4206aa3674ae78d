-- One row per source: publisher, outlet, title, date, address, kind, figures taken from it.
-- Figures are counted before the sources are joined: a register has hundreds of thousands from one.
WITH taken AS (
    SELECT source_id, count(*) AS n FROM core.observation GROUP BY source_id
)

SELECT s.source_id, s.publisher_id, s.outlet, s.title, s.published, s.url, s.kind,
    s.reliability_note, coalesce(t.n, 0) AS n_observations
FROM core.source AS s
LEFT JOIN taken AS t USING (source_id)
ORDER BY n_observations DESC, s.source_id
