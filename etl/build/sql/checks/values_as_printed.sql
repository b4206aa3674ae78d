-- A figure in marts.series that is not derived equals the observation it names.
-- Holds by year.
SELECT s.obs_id, s.value, o.value AS observed
FROM marts.series AS s
JOIN core.observation AS o USING (obs_id)
WHERE NOT s.is_derived AND (s.value <> o.value OR s.year <> o.year OR s.geo_code <> o.geo_code);
