-- One row per cooperative as it last reported: those that nothing touched as they were, the touched ones
-- in their new places.
CREATE VIEW marts.cooperative_search AS
FROM base.marts.cooperative_search
ANTI JOIN touched USING (unit_id)
UNION ALL BY NAME
SELECT t.* REPLACE (p.name_order AS name_order)
FROM marts.cooperative_touched AS t
JOIN placed AS p USING (unit_id);
