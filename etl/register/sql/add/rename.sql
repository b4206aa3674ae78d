-- Gives {table} another name.
ALTER TABLE {table} RENAME TO {called};
