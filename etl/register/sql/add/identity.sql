-- Gives the rows of the new file the units that their tax codes belong to since they were re-registered.
UPDATE core.added
SET unit_id = i.unit_id
FROM identity AS i
WHERE i.tax_code = core.added.tax_code;
