-- Leaves in step the touched cooperatives only.
DELETE FROM step WHERE unit_id NOT IN (FROM touched);
