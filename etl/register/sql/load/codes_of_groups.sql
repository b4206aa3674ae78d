-- One row per row that is set aside: the code of its unit.
SELECT group_id AS code FROM core.group_year WHERE rowid IN (SELECT row_id FROM set_aside);
