-- The steps of the touched cooperatives only.
FROM step SEMI JOIN memory.core.touched USING (unit_id);
