-- The columns of {table}, row for row.
SELECT {columns} FROM {table};
