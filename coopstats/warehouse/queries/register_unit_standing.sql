-- One row, or none: what a cooperative reached by each criterion and its standing among its peers.
SELECT r.*, s.* EXCLUDE (unit_id, sector_class, province_34, province_63)
FROM marts.peer_reached AS r
JOIN marts.peer_standing AS s USING (unit_id)
WHERE r.unit_id = $unit_id;
