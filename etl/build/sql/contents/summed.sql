-- One row: how many rows of a table meet a condition, and the sum and exclusive or of the hashes of their
-- columns.
SELECT count(*) AS n, sum(of_row::HUGEINT) AS total, bit_xor(of_row) AS mixed
FROM (SELECT hash({columns}) AS of_row FROM {table} WHERE {where});
