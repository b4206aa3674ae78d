-- One row per row of {room}.{table}, of all years: the year worked out anew, the others as they were.
CREATE VIEW {room}.{table} AS
FROM base.{room}.{table} WHERE year <> getvariable('year')
UNION ALL BY NAME
FROM {room}.{table}_of_year;
