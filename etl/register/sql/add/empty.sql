-- Takes every row out of {table} in the copy.
TRUNCATE aside.{table};
