-- Takes out what {table} says of files that are wholly stood in for.
DELETE FROM aside.{table} WHERE list_contains($files, file);
