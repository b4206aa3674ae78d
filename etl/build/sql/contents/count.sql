-- One row: how many rows {table} has.
SELECT '{table}' AS name, count(*) AS n FROM {table}
