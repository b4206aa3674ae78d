-- Every figure drawn is a printed one: each id behind a mart row is an unsuspected observation.
-- Holds by year.
WITH known AS (
    SELECT obs_id FROM core.observation WHERE NOT is_suspect
),

-- What is not an id by itself is made of several: only those are taken apart.
made AS (
    SELECT DISTINCT f.obs_id
    FROM (SELECT obs_id FROM marts.series UNION ALL SELECT obs_id FROM marts.panel) AS f
    ANTI JOIN known USING (obs_id)
),

part AS (
    SELECT DISTINCT unnest(string_split(obs_id, '+')) AS obs_id FROM made
)

SELECT obs_id FROM part ANTI JOIN known USING (obs_id);
