-- One row per row of {table} of the touched places, of all years: the added year worked out anew, the
-- others as they were.
CREATE VIEW {table} AS
FROM base.{table}
WHERE year <> getvariable('year') AND {there}
UNION ALL BY NAME
FROM {of_year}
WHERE {there};
