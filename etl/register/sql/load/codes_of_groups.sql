-- One row per row that is set aside: its place, and the code of its unit.
SELECT rowid AS row_id, group_id AS code
FROM core.group_year
WHERE rowid IN (SELECT row_id FROM set_aside);
