-- One row per row of {table} in the years first_year to last_year as it will be: the register's, without
-- what the new file stands in for, and the new file's.
CREATE OR REPLACE VIEW core.{table} AS
FROM base.core.{table}
WHERE year BETWEEN getvariable('first_year') AND getvariable('last_year')
    AND NOT (
        getvariable('replaced') = '{table}' AND year = getvariable('year')
        AND geo_era = getvariable('era') AND province_code = getvariable('province')
    )
UNION ALL BY NAME
FROM memory.core.added
WHERE getvariable('replaced') = '{table}'
    AND year BETWEEN getvariable('first_year') AND getvariable('last_year');
