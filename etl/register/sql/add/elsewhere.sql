-- Puts beside the figures of the touched places those of all others in the added year, as they were.
INSERT INTO {table} BY NAME
FROM base.{table}
WHERE year = getvariable('year') AND NOT {there};
