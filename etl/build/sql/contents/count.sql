-- One row: how many rows {table} has.
UNION ALL
SELECT '{table}' AS name, count(*) AS n FROM {table}
