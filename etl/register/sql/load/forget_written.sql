-- From here on every value is of its list.
ALTER TABLE {table} DROP COLUMN as_written;
