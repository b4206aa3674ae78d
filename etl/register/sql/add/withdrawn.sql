-- One row per row of {table} that the new file stands in for.
CREATE TEMP TABLE withdrawn AS
FROM base.core.{table}
WHERE year = getvariable('year') AND geo_era = getvariable('era')
    AND province_code = getvariable('province');
