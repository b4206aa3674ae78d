-- One row, or none: what a cooperative reached by each criterion and its standing among its peers.
SELECT * FROM marts.peer_standing WHERE unit_id = $unit_id;
