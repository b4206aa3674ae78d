-- Gives the rows of the new file the units that their tax codes belong to since they were re-registered.
UPDATE core.added
SET unit_id = i.unit_id, own_code = i.tax_code
FROM identity AS i
WHERE i.tax_code = core.added.tax_code AND i.unit_id <> core.added.unit_id;
