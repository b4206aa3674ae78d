-- Gives the rows of re-registered cooperatives the id of the unit that they are; until then unit_id is the
-- tax code as a number, and only sound codes are left; the code is then kept beside it.
UPDATE core.cooperative_year AS c
SET unit_id = i.unit_id, own_code = lpad(i.code::VARCHAR, 10, '0')
FROM (SELECT TRY_CAST(tax_code AS BIGINT) AS code, unit_id FROM identity) AS i
WHERE c.unit_id = i.code AND i.code <> i.unit_id;
