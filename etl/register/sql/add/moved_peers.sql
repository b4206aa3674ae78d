-- One row per standing whose cooperative the list now places elsewhere, with the new places.
CREATE TABLE marts.peer_standing AS
SELECT p.* REPLACE (s.province_34 AS province_34, s.province_63 AS province_63)
FROM base.marts.peer_standing AS p
JOIN touched USING (unit_id)
JOIN marts.cooperative_search AS s USING (unit_id)
WHERE (p.province_34, p.province_63) IS DISTINCT FROM (s.province_34, s.province_63);
