-- One row per touched cooperative as it last reported, in its place of the list.
CREATE TABLE marts.cooperative_placed AS
SELECT t.* REPLACE (p.name_order AS name_order)
FROM marts.cooperative_touched AS t
JOIN placed AS p USING (unit_id);
