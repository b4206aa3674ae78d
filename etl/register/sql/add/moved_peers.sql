-- One row, or none: a cooperative with a standing that the list now places elsewhere.
SELECT p.unit_id
FROM base.marts.peer_reached AS p
JOIN memory.core.touched USING (unit_id)
JOIN marts.cooperative_search AS s USING (unit_id)
WHERE (p.province_34, p.province_63) IS DISTINCT FROM (s.province_34, s.province_63)
LIMIT 1;
