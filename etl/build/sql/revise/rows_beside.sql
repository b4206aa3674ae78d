-- One row: which rows of {catalog}.{table} do not meet the condition, by their place in the table.
SELECT count(*) AS n, coalesce(bit_xor(hash(rowid)), 0) AS places
FROM {catalog}.{table}
WHERE ({condition}) IS NOT TRUE;
