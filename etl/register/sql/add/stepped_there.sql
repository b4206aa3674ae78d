-- The steps of the touched cooperatives only.
FROM step SEMI JOIN touched USING (unit_id);
