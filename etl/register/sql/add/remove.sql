-- Takes out the rows that were set aside.
DELETE FROM core.added WHERE rowid IN (SELECT row_id FROM set_aside);
