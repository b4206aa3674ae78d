-- One row, or none: a cooperative as it last reported.
SELECT * FROM marts.cooperative_search WHERE unit_id = $unit_id;
