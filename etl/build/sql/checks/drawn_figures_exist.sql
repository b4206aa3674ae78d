-- Every figure drawn is a printed one: each id behind a mart row is an unsuspected observation.
-- Holds by year.
WITH drawn AS (
    SELECT DISTINCT unnest(string_split(obs_id, '+')) AS obs_id FROM marts.series
    UNION
    SELECT DISTINCT unnest(string_split(obs_id, '+')) FROM marts.panel
)

SELECT d.obs_id
FROM drawn AS d
LEFT JOIN core.observation AS o ON o.obs_id = d.obs_id AND NOT o.is_suspect
WHERE o.obs_id IS NULL;
