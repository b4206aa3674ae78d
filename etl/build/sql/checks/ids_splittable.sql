-- No observation or source id holds the sign that joins ids of computed rows.
-- Holds by year.
SELECT obs_id, source_id
FROM core.observation
WHERE contains(obs_id, '+') OR contains(source_id, '+');
