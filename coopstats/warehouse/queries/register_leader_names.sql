-- One row per cooperative of $unit_orders (marts.peer_standing.unit_order), in no order: which it is.
SELECT s.unit_order, r.unit_id, r.name
FROM marts.peer_standing AS s
JOIN marts.peer_reached AS r USING (unit_id)
WHERE s.unit_order IN (SELECT unnest($unit_orders));
