-- One row per row of {table} that is asked for by its place.
SELECT rowid AS row_id, * FROM {table} WHERE rowid IN (SELECT row_id FROM asked_row) ORDER BY rowid;
