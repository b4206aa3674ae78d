-- Gives the rows of re-registered cooperatives the id of the unit that they are.
UPDATE core.cooperative_year AS c
SET unit_id = i.unit_id
FROM identity AS i
WHERE i.tax_code = c.tax_code AND c.unit_id IS DISTINCT FROM i.unit_id;
