-- Takes rows out of {table} in the copy.
DELETE FROM aside.{table} WHERE {taken};
