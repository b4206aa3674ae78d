-- One row per cooperative as it last reported: those that nothing touched as they were, the touched ones
-- in their new places.
CREATE VIEW marts.cooperative_search AS
FROM base.marts.cooperative_search
ANTI JOIN memory.core.touched USING (unit_id)
UNION ALL BY NAME
FROM marts.cooperative_placed;
